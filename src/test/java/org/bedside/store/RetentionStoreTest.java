package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.ours;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.TestPractice;
import org.bedside.model.Author;
import org.bedside.model.Comment;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.Conversation.Status;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueFilter.View;
import org.bedside.model.QueueRow;
import org.bedside.model.Reply;
import org.bedside.model.ReportedConversation;
import org.bedside.model.Role;
import org.bedside.model.Way;
import org.bedside.store.RetentionStore.Removed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionStoreTest {
    private static final Instant OLD = NOW.minus(Duration.ofDays(800));
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(730));
    private static final String REMOVED = "[removed by retention on 2026-11-18]";
    private static final String MARKER = "zebrafish";

    private final RetentionStore retention = new RetentionStore();
    private TestPractice practice;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        practice = TestPractice.open(folder);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void theWordsAndWhoWroteThemGoAndTheRestStays() {
        old("1", MARKER + " #billing");
        var comment = comment("1");

        var removed = remove(200);

        assertThat(removed).isEqualTo(new Removed(1, 1));
        assertThat(comment("1"))
                .isEqualTo(new Comment(
                        comment.id(),
                        comment.conversation(),
                        "1",
                        comment.kind(),
                        new Author(MAYA.externalId(), "", REMOVED),
                        REMOVED,
                        OLD,
                        NOW,
                        Optional.empty(),
                        false,
                        false,
                        false,
                        "",
                        Optional.of(NOW),
                        Optional.empty(),
                        "",
                        Optional.empty()));
        assertThat(practice.talkOf("1").who()).isEqualTo(new Author(MAYA.externalId(), "", REMOVED));
        assertThat(practice.talkOf("1").preview()).isEqualTo(REMOVED);
    }

    @Test
    void noTableHoldsAWordOfThemAfterwards() {
        practice.take(theirs("1", MARKER + " first", OLD));
        practice.take(theirs("1", MARKER + " edited", OLD), theirs("2", MARKER, OLD.plusSeconds(1)));
        practice.take(ours("3", "2", "Thank you, " + MARKER, OLD.plusSeconds(2)));
        var risky = "About your visit and the " + MARKER;
        var seen = practice.desk.findings(practice.talkOf("1").id(), Way.REPLY, risky);
        practice.desk.override(
                practice.manager, practice.talkOf("1").id(), risky, Way.REPLY, seen, "She wrote " + MARKER);
        var talk = practice.talkOf("1");
        closed("1", Optional.of(new Escalation(Role.DOCTOR, MARKER, practice.staff.id(), NOW, NOW.plusSeconds(9))));
        var before = tablesHolding(MARKER);

        remove(200);
        forget();

        assertThat(before).contains("comment", "comment_before", "conversation", "reply", "guard_override");
        assertThat(tablesHolding(MARKER)).isEmpty();
        assertThat(tablesHolding("mayasample")).isEmpty();
        assertThat(practice.database.<Optional<Reply>>read(tx -> practice.replies.underWay(tx, talk.id())))
                .isEmpty();
    }

    @Test
    void theSearchForgetsTheWordsAndItsIndexIsSound() {
        IntStream.range(0, 30).forEach(i -> {
            old("old" + i, MARKER + " number" + i);
            practice.take(theirs("new" + i, NOOR, "new" + i, "words that stay " + i, NOW));
        });
        var before = vocabulary();

        remove(200);
        var marked = found(MARKER);
        forget();

        assertThat(before).contains(MARKER, "number7", "mayasample");
        assertThat(marked).isEmpty();
        assertThat(vocabulary()).doesNotContain(MARKER, "number7", "mayasample").contains("stay", "noorexample");
        assertThat(segments()).isEqualTo(1);
        practice.database.change(
                tx -> tx.update("INSERT INTO comment_fts (comment_fts, rank) VALUES ('integrity-check', 1)"));
    }

    @Test
    void forgettingGoesOnAfterTheProgramWasEnded() {
        old("1", MARKER);
        remove(200);
        practice.close();
        practice = TestPractice.reopen(folder);

        forget();

        assertThat(vocabulary()).doesNotContain(MARKER);
    }

    @Test
    void theReportIsTheSameBeforeAndAfter() {
        practice.take(
                theirs("1", MAYA, "a", "Hello #billing", OLD),
                theirs("2", NOOR, "b", "Hello #praise", OLD.plusSeconds(9)));
        practice.take(ours("3", "1", "Thank you", OLD.plusSeconds(60)));
        closed("1", Optional.empty());
        closed("2", Optional.empty());
        var before = reported();

        remove(200);

        assertThat(before).hasSize(2);
        assertThat(reported()).isEqualTo(before);
    }

    @Test
    void whatStillMattersStays() {
        practice.take(
                theirs("open", MAYA, "open", MARKER, OLD),
                theirs("held", MAYA, "held", MARKER, OLD),
                theirs("waiting", MAYA, "waiting", MARKER, OLD),
                theirs("alarm", MAYA, "alarm", MARKER + " #emergency", OLD),
                theirs("recent", MAYA, "recent", MARKER, OLD),
                theirs("again", MAYA, "recent", MARKER, BEFORE));
        practice.desk.submit(practice.staff, practice.talkOf("waiting").id(), TestPractice.ANSWER);
        var open = practice.talkOf("open");
        practice.database.change(tx -> practice.conversations.save(tx, open, open.with(new Status.Open())));
        Stream.of("held", "waiting", "alarm", "recent").forEach(id -> closed(id, Optional.empty()));
        practice.database.change(tx -> tx.update(
                "UPDATE conversation SET held = 1 WHERE id = ?",
                practice.talkOf("held").id().value()));

        assertThat(due()).isEqualTo(new Removed(0, 0));
        assertThat(remove(200)).isEqualTo(new Removed(0, 0));
    }

    @Test
    void aSentReplyIsTheDecisionOfThePracticeAndStays() {
        old("1", MARKER);
        practice.database.change(tx -> {
            var reply = practice.replies.addDraft(
                    tx,
                    practice.comments.find(tx, practice.x, "1").orElseThrow(),
                    practice.x,
                    Way.REPLY,
                    practice.staff.id(),
                    "Thanks");
            tx.update(
                    "UPDATE reply SET state = 'SENT', external_id = '9', fingerprint = '', approved_by = ?, approved_at = 0,"
                            + " since = 0 WHERE id = ?",
                    practice.doctor.id().value(),
                    reply.id().value());
        });

        remove(200);

        assertThat(practice.database.<List<Reply>>read(
                        tx -> practice.replies.of(tx, practice.talkOf("1").id())))
                .extracting(Reply::text)
                .containsExactly("Thanks");
    }

    @Test
    void aRunThatBrokeOffGoesOnWithTheOldestThatAreLeft() {
        IntStream.range(0, 5).forEach(i -> old("c" + i, MARKER));

        var first = remove(2);
        var left = due();
        var rest = List.of(remove(2), remove(2), remove(2));

        assertThat(first).isEqualTo(new Removed(2, 2));
        assertThat(left).isEqualTo(new Removed(3, 3));
        assertThat(rest).containsExactly(new Removed(2, 2), new Removed(1, 1), new Removed(0, 0));
    }

    @Test
    void whatThePlatformDeliversAgainIsNotFilledAgain() {
        old("1", MARKER);
        remove(200);

        practice.take(theirs("1", MAYA, "thread-1", MARKER, OLD));

        assertThat(comment("1").text()).isEqualTo(REMOVED);
        assertThat(found(MARKER)).isEmpty();
    }

    @Test
    void aPersonWhoWritesAgainIsKnownAgainAndLaterForgottenAgain() {
        old("1", MARKER);
        remove(200);

        practice.take(theirs("2", MAYA, "1", "Hello again", NOW));
        var opened = practice.talkOf("2");
        closed("2", Optional.empty());
        var later = practice.database.write(
                tx -> retention.remove(tx, NOW.plusSeconds(1), 200, REMOVED, NOW.plusSeconds(2)));

        assertThat(opened.isOpen()).isTrue();
        assertThat(opened.id()).isEqualTo(practice.talkOf("1").id());
        assertThat(opened.who()).isEqualTo(MAYA);
        assertThat(later).isEqualTo(new Removed(1, 1));
        assertThat(comment("2").text()).isEqualTo(REMOVED);
    }

    @Test
    void theTimeIsAsThePracticeSetIt() {
        var months = new ArrayList<Optional<Integer>>();
        months.add(practice.database.read(tx -> retention.months(tx, 24)));

        for (var set : List.of("36", "0", "never", "-1")) {
            practice.database.change(tx -> tx.update(
                    "INSERT INTO setting (name, value) VALUES ('retention.words-months', ?)"
                            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    set));
            months.add(practice.database.read(tx -> retention.months(tx, 24)));
        }

        assertThat(months)
                .containsExactly(
                        Optional.of(24), Optional.of(36), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A closed conversation of its own, long over.
    private void old(String id, String words) {
        practice.take(theirs(id, MAYA, id, words, OLD));
        closed(id, Optional.empty());
    }

    private void closed(String id, Optional<Escalation> escalation) {
        var talk = practice.talkOf(id);
        practice.database.change(tx -> practice.conversations.save(
                tx, talk, talk.escalated(escalation).with(new Status.Closed(CloseReason.ANSWERED, NOW))));
    }

    private Removed remove(int most) {
        return practice.database.write(tx -> retention.remove(tx, BEFORE, most, REMOVED, NOW));
    }

    private Removed due() {
        return practice.database.read(tx -> retention.due(tx, BEFORE));
    }

    private void forget() {
        boolean more;
        do {
            more = practice.database.write(retention::forgetMore);
        } while (more);
    }

    private Comment comment(String id) {
        return practice.database.read(
                tx -> practice.comments.find(tx, practice.x, id).orElseThrow());
    }

    private List<QueueRow> found(String words) {
        var filter = new QueueFilter(
                View.CLOSED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), words);
        return practice.database.read(tx -> practice.queue.page(tx, filter, Optional.empty(), 100));
    }

    private List<ReportedConversation> reported() {
        return practice.database.read(tx -> new ReportStore().between(tx, OLD, NOW));
    }

    private List<String> vocabulary() {
        practice.database.change(tx -> tx.update(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab('main', 'comment_fts', 'row')"));
        return practice.database.write(tx -> tx.list(row -> row.text("term"), "SELECT term FROM temp.terms"));
    }

    private long segments() {
        return practice.database
                .read(tx -> tx.one(row -> row.number("n"), "SELECT count(DISTINCT segid) AS n FROM comment_fts_idx"))
                .orElseThrow();
    }

    /// The tables that hold `words` in any of their columns, the search's own among them.
    private List<String> tablesHolding(String words) {
        return practice.database.read(tx -> {
            var tables = tx.list(
                    row -> row.text("name"),
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('comment_fts')");
            return tables.stream()
                    .filter(table ->
                            tx.list(row -> row.text("name"), "SELECT name FROM pragma_table_info(?)", table).stream()
                                    .anyMatch(column -> tx.one(
                                                            row -> row.number("n"),
                                                            "SELECT count(*) AS n FROM " + table + " WHERE instr(CAST("
                                                                    + column + " AS BLOB), CAST(? AS BLOB)) > 0",
                                                            words)
                                                    .orElseThrow()
                                            > 0))
                    .toList();
        });
    }
}
