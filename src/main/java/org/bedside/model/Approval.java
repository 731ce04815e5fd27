package org.bedside.model;

import java.time.Instant;

/// A doctor's yes to these very words on this very conversation.
///
/// @param fingerprint SHA-256 (hexadecimal) of what was approved, by [#fingerprint]
public record Approval(MemberId doctor, Instant at, String fingerprint) {

    /// What an approval is bound to: the exact words, the conversation, the channel and the person's latest comment as
    /// it stood. If any of them changes, so does this.
    public static String fingerprint(
            String text, ConversationId conversation, ChannelId channel, CommentId latestComment, String latestWords) {
        var bound = String.join(
                "\0",
                Long.toString(conversation.value()),
                Long.toString(channel.value()),
                Long.toString(latestComment.value()),
                Sha256.of(latestWords),
                text);
        return Sha256.of(bound);
    }
}
