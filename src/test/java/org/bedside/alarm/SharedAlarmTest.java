package org.bedside.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two desktops with one practice on a server.
@Timeout(60)
class SharedAlarmTest {
    @Test
    void ofTwoDesktopsAtTheSameMomentOneTakesEachStepAndOneAcknowledges(@TempDir Path folder) throws Exception {
        try (var here = TestPractice.open(TestDatabase.SERVER, folder);
                var there = TestPractice.reopen(TestDatabase.SERVER, folder);
                var desktops = Executors.newFixedThreadPool(2)) {
            here.take(theirs("1", "#emergency", NOW));
            List.of(here, there).forEach(one -> one.clock.advance(Duration.ofMinutes(7)));
            var together = new CyclicBarrier(2);
            var work = List.of(work(here, together), work(there, together));

            int reached = 0;
            for (var done : desktops.invokeAll(work)) {
                reached += done.get();
            }

            var id = here.talkOf("1").id();
            var entries = here.database.read(tx -> here.entries.of(tx, Activity.reference(id)));
            assertThat(reached).isEqualTo(2);
            assertThat(entries)
                    .extracting(ActivityEntry::what)
                    .containsExactlyInAnyOrder(
                            What.ALARM_RAISED, What.ALARM_ESCALATED, What.ALARM_ESCALATED, What.ALARM_ACKNOWLEDGED);
        }
    }

    private static Callable<Integer> work(TestPractice practice, CyclicBarrier together) {
        var desk = new AlarmDesk(practice.database, practice.activity, List.of(practice.doctor), practice.clock);
        return () -> {
            together.await();
            var reached = desk.escalate();
            together.await();
            desk.ringing().lasting().forEach(alarm -> desk.acknowledge(practice.doctor, alarm));
            return reached;
        };
    }
}
