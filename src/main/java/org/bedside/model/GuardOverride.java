package org.bedside.model;

import java.time.Instant;
import java.util.List;

/// A doctor's or manager's decision that one text may go out in spite of what the guard holds against it.
///
/// @param by who decided, and so cannot approve the reply
/// @param reason why, in their own words
/// @param words SHA-256 (hexadecimal) of the exact text
/// @param way how it was to go
/// @param findings what was let pass, each by its rule, its reason and its place
public record GuardOverride(
        ReplyId reply, MemberId by, Instant at, String reason, String words, Way way, List<String> findings) {
    /// A reason has at least as many characters.
    public static final int SHORTEST_REASON = 10;

    public GuardOverride {
        findings = List.copyOf(findings);
    }

    /// Whether `text`, going that way, is what was decided about.
    public boolean isFor(String text, Way goes) {
        return way == goes && words.equals(Sha256.of(text));
    }
}
