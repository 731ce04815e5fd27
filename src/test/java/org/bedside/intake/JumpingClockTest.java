package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.Reply.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class JumpingClockTest {
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(-7), Duration.ofDays(4_000), Duration.ofDays(-8_000), Duration.ofSeconds(-1));

    @Test
    void aClockThatJumpsKeepsNobodyWaitingAndTheActivityInOrder(@TempDir Path folder) {
        try (var practice = TestPractice.open(folder)) {
            var states = new ArrayList<Object>();
            for (int i = 0; i < JUMPS.size(); i++) {
                practice.clock.advance(JUMPS.get(i));
                var id = "id-" + i;
                practice.take(theirs(id, TestPractice.MAYA, "thread-" + i, "Hello", practice.clock.instant()));
                var talk = practice.talkOf(id);
                states.add(talk.isOpen());
                states.add(practice.approved(talk.id(), ANSWER).state() instanceof State.Queued);
            }

            var entries = practice.database.read(practice.entries::all);

            // What was written years before the channel was connected is history and needs no answer.
            assertThat(states).containsExactly(true, true, true, true, false, true, false, true);
            assertThat(Activity.firstBroken(entries)).isEmpty();
            assertThat(entries)
                    .extracting(ActivityEntry::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, entries.size()).boxed().toList());
        }
    }
}
