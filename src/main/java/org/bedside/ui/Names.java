package org.bedside.ui;

import org.bedside.model.Author;
import org.bedside.model.Platform;

/// What people are called on screen.
public final class Names {
    private Names() {}

    /// The person's handle or name; where the platform tells neither, "Facebook user".
    public static String of(Texts texts, Platform platform, Author author) {
        return author.label().isEmpty() ? texts.get("person.unknown." + platform.name()) : author.label();
    }
}
