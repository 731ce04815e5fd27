package org.bedside.model;

/// Who wrote a comment, as far as the platform tells: an empty part is one it kept to itself.
///
/// @param externalId the platform's own identifier of the account
/// @param handle the account's name without the leading `@`
/// @param name the name the person shows
public record Author(String externalId, String handle, String name) {
    /// The one whom the platform does not name.
    public static final Author UNKNOWN = new Author("", "", "");

    /// What to call the person on screen: the handle, else the name, else nothing (the screen then says "Facebook
    /// user").
    public String label() {
        return handle.isEmpty() ? name : "@" + handle;
    }
}
