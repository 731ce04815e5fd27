package org.bedside.channel;

/// What we do to a comment besides answering it. Done twice it is as done once, so that it may be asked for again.
public enum Deed {
    LIKE,
    UNLIKE,
    HIDE,
    SHOW,
    /// Deletes a reply of our own.
    DELETE
}
