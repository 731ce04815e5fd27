package org.bedside.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    @Test
    void anApprovalIsBoundToEachOfItsParts() {
        var prints = List.of(
                print("Words", 1, 2, 3, "Latest"),
                print("words", 1, 2, 3, "Latest"),
                print("Words ", 1, 2, 3, "Latest"),
                print("Words", 4, 2, 3, "Latest"),
                print("Words", 1, 4, 3, "Latest"),
                print("Words", 1, 2, 4, "Latest"),
                print("Words", 1, 2, 3, "Latest, edited"));

        assertThat(prints).doesNotHaveDuplicates().allMatch(print -> print.matches("[0-9a-f]{64}"));
    }

    @Test
    void theSamePartsHaveTheSameFingerprint() {
        assertThat(print("Words", 1, 2, 3, "Latest")).isEqualTo(print("Words", 1, 2, 3, "Latest"));
    }

    @Test
    void noPartCanBeMovedIntoItsNeighbour() {
        assertThat(List.of(
                        print("Words", 1, 23, 4, ""),
                        print("Words", 12, 3, 4, ""),
                        print("Words", 1, 2, 34, ""),
                        print("\0Words", 1, 23, 4, "")))
                .doesNotHaveDuplicates();
    }

    private static String print(String text, long conversation, long channel, long comment, String latest) {
        return Approval.fingerprint(
                text,
                Way.REPLY,
                new ConversationId(conversation),
                new ChannelId(channel),
                new CommentId(comment),
                latest);
    }
}
