package org.bedside.model;

/// A stretch of a text, in UTF-16 units: from `start` up to but without `end`.
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no such span: " + start + " to " + end);
        }
    }

    /// The words of `text` that this span covers.
    public String of(String text) {
        return text.substring(start, end);
    }
}
