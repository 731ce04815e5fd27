package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConversationStoreTest {
    private final TestDatabase where;
    private TestPractice practice;

    ConversationStoreTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    static Stream<Status> everyStatus() {
        return Stream.concat(
                Stream.of(new Status.Open(), new Status.Snoozed(NOW.plusSeconds(60), "doctor's away — \"back\" at 5")),
                Stream.of(CloseReason.values()).map(reason -> new Status.Closed(reason, NOW)));
    }

    @ParameterizedTest
    @MethodSource("everyStatus")
    void aConversationIsReadAsItWasSaved(Status status) {
        var begun = add("thread-1");
        var changed = new Conversation(
                begun.id(),
                begun.channel(),
                begun.platform(),
                begun.kind(),
                new Author(MAYA.externalId(), "maya.new", "Maya S."),
                status,
                new Triage(Category.PRIVACY, Priority.P2, EnumSet.of(Category.PRIVACY, Category.SPAM), true, true),
                NOW.minusMillis(1),
                NOW.plusMillis(1),
                Optional.empty(),
                Optional.of(practice.doctor.id()),
                Optional.of(new Escalation(Role.MANAGER, "lawyer?", practice.staff.id(), NOW, NOW.plusSeconds(9))),
                new CommentId(42),
                "Zoë wrote \uD83D\uDE42");
        practice.database.change(tx -> practice.conversations.save(tx, begun, changed));

        assertThat(practice.get(begun.id())).isEqualTo(changed);
    }

    @ParameterizedTest
    @EnumSource(CommentKind.class)
    void aConversationBeginsAsItWasGiven(CommentKind kind) {
        var triage = new Triage(Category.BILLING, Priority.P2, Set.of(Category.BILLING), true, false);

        var begun = practice.database.write(tx -> practice.conversations.add(
                tx,
                new ConversationStore.New(
                        practice.x,
                        Platform.X,
                        "thread-1",
                        kind,
                        MAYA,
                        new Status.Closed(CloseReason.BEFORE_CONNECTING, NOW),
                        triage,
                        NOW.minusSeconds(60),
                        NOW.plusSeconds(60),
                        "My bill")));

        assertThat(begun)
                .isEqualTo(new Conversation(
                        begun.id(),
                        practice.x,
                        Platform.X,
                        kind,
                        MAYA,
                        new Status.Closed(CloseReason.BEFORE_CONNECTING, NOW),
                        triage,
                        NOW.minusSeconds(60),
                        NOW.plusSeconds(60),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new CommentId(0),
                        "My bill"));
    }

    @Test
    void aConversationIsFoundByItsDiscussionAndItsPersonOnly() {
        var begun = add("thread-1");
        add("thread-2");

        List<Optional<Conversation>> found = practice.database.read(tx -> List.of(
                practice.conversations.find(tx, practice.x, "thread-1", MAYA.externalId()),
                practice.conversations.find(tx, practice.x, "thread-1", "somebody else"),
                practice.conversations.find(tx, practice.x, "thread-3", MAYA.externalId())));

        assertThat(found).containsExactly(Optional.of(begun), Optional.empty(), Optional.empty());
    }

    @Test
    void theLatestAnswerIsTheOneThatCountsForTheConversation() {
        var begun = add("thread-1");

        practice.database.change(tx -> {
            practice.conversations.answered(tx, begun.id(), NOW.plusSeconds(5), practice.staff.id());
            practice.conversations.answered(tx, begun.id(), NOW.plusSeconds(9), null);
            practice.conversations.answered(tx, begun.id(), NOW.plusSeconds(7), practice.doctor.id());
        });

        assertThat(practice.get(begun.id()).answeredAt()).contains(NOW.plusSeconds(9));
    }

    @Test
    void theEarliestAnswerIsTheOneThatTheReportCounts() {
        var begun = add("thread-1");

        practice.database.change(tx -> {
            practice.conversations.answered(tx, begun.id(), NOW.plusSeconds(9), practice.staff.id());
            practice.conversations.answered(tx, begun.id(), NOW.plusSeconds(5), practice.doctor.id());
            practice.conversations.answered(tx, begun.id(), NOW.plusSeconds(7), null);
        });

        var first = practice.database.read(tx -> tx.one(
                row -> List.of(row.time("first_response_at"), row.number("first_response_by")),
                "SELECT * FROM conversation WHERE id = ?",
                begun.id().value()));
        assertThat(first)
                .contains(List.of(NOW.plusSeconds(5), practice.doctor.id().value()));
    }

    @Test
    void aConversationBeganWithTheEarliestCommentThatWaited() {
        var begun = add("thread-1");
        var earlier = begun.receivedAt().minusSeconds(60);

        practice.database.change(tx -> {
            var older = begun.withComment(begun.latestComment(), begun.who(), begun.preview(), earlier);
            practice.conversations.save(tx, begun, older);
            practice.conversations.save(tx, older, begun);
        });

        var started = practice.database.read(tx -> tx.one(
                row -> row.time("started_at"),
                "SELECT * FROM conversation WHERE id = ?",
                begun.id().value()));
        assertThat(started).contains(earlier);
    }

    @Test
    void onlyWhatHasSleptLongEnoughIsToBeWoken() {
        var due = snoozed("thread-1", NOW);
        snoozed("thread-2", NOW.plusMillis(1));
        add("thread-3");

        var toWake = practice.database.read(tx -> practice.conversations.toWake(tx, NOW));

        assertThat(toWake).containsExactly(due);
    }

    private Conversation add(String thread) {
        return practice.database.write(tx -> practice.conversations.add(
                tx,
                new ConversationStore.New(
                        practice.x,
                        Platform.X,
                        thread,
                        CommentKind.MENTION,
                        MAYA,
                        new Status.Open(),
                        new Triage(Category.BILLING, Priority.P2, Set.of(Category.BILLING), false, false),
                        NOW.minus(Duration.ofHours(1)),
                        NOW,
                        "My bill")));
    }

    private Conversation snoozed(String thread, Instant until) {
        var begun = add(thread);
        var snoozed = begun.with(new Status.Snoozed(until, "later"));
        practice.database.change(tx -> practice.conversations.save(tx, begun, snoozed));
        return snoozed;
    }
}
