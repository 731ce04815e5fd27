package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.Reply;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A small file that each released version wrote, opened by this one: two conversations, an edited comment, a
/// draft and a reply that waits to be sent.
class ReleasedFilesTest {
    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void aFileOfAReleasedVersionIsBroughtToThePresentAndGoesOn(String version, @TempDir Path folder)
            throws IOException {
        try (var file =
                Objects.requireNonNull(getClass().getResourceAsStream("/released/" + version + ".db"), version)) {
            Files.copy(file, TestPractice.file(folder));
        }

        try (var practice = TestPractice.reopen(folder)) {
            practice.take(theirs("3", "And on Saturday?", NOW.plusSeconds(60)));
            List<Reply> replies = practice.database.read(practice.replies::outbox);
            var entries = practice.database.read(practice.entries::all);

            assertThat(replies).extracting(Reply::text).containsExactly(ANSWER);
            assertThat(practice.talkOf("1").id()).isEqualTo(practice.talkOf("3").id());
            assertThat(practice.talkOf("2").preview()).isEqualTo("My bill #billing is still wrong");
            assertThat(Activity.firstBroken(entries)).isEmpty();
            assertThat(practice.database.read(FileCopy::isSound)).isTrue();
        }
    }
}
