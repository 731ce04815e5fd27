package org.bedside.model;

/// A picture or the like beside a comment's words. It is never fetched by itself.
///
/// @param link where it can be seen
/// @param words what its author says is on it; empty where they say nothing
public record Media(Kind kind, String link, String words) {
    public enum Kind {
        PICTURE,
        VIDEO,
        STICKER,
        FILE,
        LINK
    }
}
