package org.bedside.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

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
                sha256(latestWords),
                text);
        return sha256(bound);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
