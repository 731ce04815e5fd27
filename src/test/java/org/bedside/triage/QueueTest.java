package org.bedside.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.ours;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Comment;
import org.bedside.model.Priority;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class QueueTest {
    private final TestDatabase where;
    private TestPractice practice;
    private Queue queue;

    QueueTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        queue = new Queue(
                practice.database,
                new Queue.Stores(
                        practice.queue, practice.conversations, practice.comments, practice.replies, practice.entries),
                practice.clock);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void theMostUrgentComesFirstAndThenTheOneThatWaitsLongest() {
        practice.take(
                theirs("1", NOOR, "t1", "Thanks #praise", NOW.minusSeconds(90)),
                theirs("2", NOOR, "t2", "Bill #billing", NOW.minusSeconds(10)),
                theirs("3", NOOR, "t3", "Chest #emergency", NOW.minusSeconds(5)),
                theirs("4", NOOR, "t4", "Bill #billing", NOW.minusSeconds(20)));

        var first = queue.page(QueueFilter.OPEN, Optional.empty(), 3);
        var rest = queue.page(QueueFilter.OPEN, Optional.of(first.getLast()), 3);

        assertThat(List.of(first, rest).stream()
                        .map(rows -> rows.stream()
                                .map(row -> row.conversation().id())
                                .toList()))
                .containsExactly(
                        List.of(
                                practice.talkOf("3").id(),
                                practice.talkOf("4").id(),
                                practice.talkOf("2").id()),
                        List.of(practice.talkOf("1").id()));
    }

    @Test
    void theCountsSayWhatIsOverdueNow() {
        practice.take(theirs("1", "Chest #emergency", NOW), theirs("2", NOOR, "t", "Bill #billing", NOW));
        var before = queue.counts();

        practice.clock.advance(Duration.ofMinutes(15).plusMillis(1));

        var open = Map.of(Priority.P0, 1, Priority.P2, 1);
        assertThat(List.of(before, queue.counts()))
                .isEqualTo(List.of(new QueueCounts(open, 0, 0, 0), new QueueCounts(open, 0, 0, 1)));
    }

    @Test
    void anAnsweredEmergencyIsOpenButNotOverdue() {
        practice.take(theirs("1", "Chest #emergency", NOW));
        practice.take(ours("2", "1", "Call 911", NOW.plusSeconds(30)));
        practice.clock.advance(Duration.ofHours(1));

        assertThat(queue.counts()).isEqualTo(new QueueCounts(Map.of(Priority.P0, 1), 0, 0, 0));
    }

    @Test
    void oneConversationIsShownWithAllThatBelongsToIt() {
        practice.take(theirs("1", "First", NOW), theirs("2", NOOR, "other", "Not this one", NOW));
        practice.take(theirs("1", "First, edited", NOW));
        var talk = practice.talkOf("1");
        var reply = practice.desk.submit(practice.staff, talk.id(), ANSWER);

        var details = queue.details(talk.id());

        var comment = practice.database.read(tx -> practice.comments.get(tx, talk.latestComment()));
        assertThat(details)
                .isEqualTo(new Queue.Details(
                        talk,
                        List.of(comment),
                        Map.of(comment.id(), List.of("First")),
                        Map.of(),
                        Map.of(comment.id(), TestPractice.tagged("")),
                        List.of(reply),
                        details.activity(),
                        List.of()));
        assertThat(details.activity().stream().map(ActivityEntry::what)).containsExactly(What.DRAFTED, What.SUBMITTED);
    }

    @Test
    void theLatestCommentIsThePersonsAndNotOurs() {
        practice.take(theirs("1", "First", NOW), theirs("2", "Second", NOW.plusSeconds(1)));
        practice.take(ours("3", "2", "Answer", NOW.plusSeconds(2)));

        Comment latest = queue.details(practice.talkOf("1").id()).latestComment();

        assertThat(latest.externalId()).isEqualTo("2");
    }
}
