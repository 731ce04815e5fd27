package org.bedside.model;

import java.time.Instant;

/// A doctor's yes to these very words on this very conversation.
///
/// @param fingerprint SHA-256 (hexadecimal) of what was approved, by [#fingerprint]
public record Approval(MemberId doctor, Instant at, String fingerprint) {

    /// What an approval is bound to: the exact words, the way they go, the conversation, the channel and
    /// the person's latest comment as it stood. If any of them changes, so does this. A reply in public
    /// and a message are told apart by their conversations.
    public static String fingerprint(
            String text,
            Way way,
            ConversationId conversation,
            ChannelId channel,
            CommentId latestComment,
            String latestWords) {
        var bound = String.join(
                "\0",
                Long.toString(conversation.value()),
                Long.toString(channel.value()),
                Long.toString(latestComment.value()),
                Sha256.of(latestWords),
                way == Way.PRIVATE_REPLY ? way + "\0" + text : text);
        return Sha256.of(bound);
    }
}
