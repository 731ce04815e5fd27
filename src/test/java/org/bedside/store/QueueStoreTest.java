package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.CommentKind;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueFilter.View;
import org.bedside.model.QueueRow;
import org.bedside.model.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class QueueStoreTest {
    private final TestDatabase where;
    private static final List<Category> CATEGORIES = List.of(Category.values());
    private static final Comparator<Conversation> TRIAGE_ORDER = Comparator.comparing(Conversation::priority)
            .thenComparing(Conversation::receivedAt)
            .thenComparingLong(talk -> talk.id().value());
    private static final Comparator<Conversation> NEWEST_FIRST = Comparator.comparing(Conversation::receivedAt)
            .thenComparingLong(talk -> talk.id().value())
            .reversed();

    private final Random random = new Random(20_261_118);
    private TestPractice practice;

    QueueStoreTest(TestDatabase where) {
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

    @ParameterizedTest
    @EnumSource(View.class)
    void aViewHoldsItsConversationsInItsOrder(View view) {
        var all = some(300);

        var page = page(QueueFilter.of(view), Optional.empty(), 1_000);

        assertThat(page).isEqualTo(expected(all, view));
    }

    @ParameterizedTest
    @CsvSource({"OPEN,1", "OPEN,7", "OPEN,50", "OPEN,1000", "CLOSED,1", "CLOSED,7", "CLOSED,50", "SNOOZED,3"})
    void thePagesJoinedAreTheWholeInItsOrder(View view, int most) {
        var all = some(300);

        var joined = new ArrayList<Conversation>();
        var after = Optional.<QueueRow>empty();
        List<QueueRow> page;
        do {
            var last = after;
            page = practice.database.read(tx -> practice.queue.page(tx, QueueFilter.of(view), last, most));
            page.forEach(row -> joined.add(row.conversation()));
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (!page.isEmpty());

        assertThat(joined).isEqualTo(expected(all, view));
    }

    @Test
    void filtersNarrowTheViewTogether() {
        var all = some(300);
        var filter = new QueueFilter(
                View.OPEN,
                Optional.of(practice.staff.id()),
                Optional.of(Priority.P2),
                Optional.of(Category.BILLING),
                Optional.of(Platform.X),
                "");

        var page = page(filter, Optional.empty(), 1_000);

        assertThat(page)
                .isNotEmpty()
                .isEqualTo(expected(all, View.OPEN).stream()
                        .filter(talk -> talk.assignee().equals(Optional.of(practice.staff.id())))
                        .filter(talk -> talk.priority() == Priority.P2 && talk.category() == Category.BILLING)
                        .toList());
    }

    @Test
    void aPlatformWithoutConversationsHasNone() {
        some(20);
        var filter = new QueueFilter(
                View.OPEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Platform.FACEBOOK), "");

        assertThat(page(filter, Optional.empty(), 100)).isEmpty();
    }

    @Test
    void theCountersEqualARecountWhateverHappened() {
        var all = some(60);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(all.size());
            var before = all.get(at);
            var after = before.with(status()).with(triage(), before.dueAt());
            if (random.nextInt(5) == 0) {
                var _ = catchThrowable(() -> practice.database.change(tx -> {
                    practice.conversations.save(tx, before, after);
                    throw new IllegalStateException("rolled back");
                }));
            } else {
                practice.database.change(tx -> practice.conversations.save(tx, before, after));
                all.set(at, after);
            }
            if (random.nextInt(10) == 0) {
                all.add(add(i + 1_000));
            }
        }

        var counts = practice.database.read(tx -> practice.queue.counts(tx, NOW));

        assertThat(counts).isEqualTo(recount(all));
    }

    @Test
    void severalChangesOfOneTransactionAreCountedTogether() {
        var first = add(1);
        var second = first.with(new Status.Snoozed(NOW.plusSeconds(60), "later"));
        var third = second.with(new Status.Closed(CloseReason.SPAM, NOW));

        practice.database.change(tx -> {
            practice.conversations.save(tx, first, second);
            practice.conversations.save(tx, second, third);
        });

        assertThat(practice.database.<QueueCounts>read(tx -> practice.queue.counts(tx, NOW)))
                .isEqualTo(recount(List.of(third)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appointment",
                "APPOINT",
                "ap",
                "resume",
                "résumé",
                "Résu",
                "maya",
                "mayasample",
                "appointment monday",
                "mon app",
                "  appointment   monday ",
                "O'Brien",
                "o'br",
                "C++",
                "\"appointment\"",
                "\"appointment",
                "appointment*",
                "(appointment",
                "appointment)",
                "-appointment",
                "body:appointment",
                "^appointment",
                "appointment;",
                "{appointment}",
                "appointment, monday",
                "appointment\u0000monday",
                "appointment\tmonday"
            })
    void aSearchFindsTheCommentByTheBeginningsOfItsWords(String search) {
        practice.take(theirs("1", "Body appointment on Monday with Dr. O'Brien about my résumé and C++", NOW));

        assertThat(found(search)).containsExactly(practice.talkOf("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pointment",
                "appointment OR banana",
                "appointment AND monday",
                "appointment NOT banana",
                "NEAR(appointment monday)",
                "appointment banana",
                "mondays",
                "author:maya",
                "x' OR '1'='1",
                "%",
                "\uD83D\uDE42x"
            })
    void aSearchIsTakenWordByWordAndNotAsALanguage(String search) {
        practice.take(theirs("1", "Appointment on Monday", NOW));

        assertThat(found(search)).isEqualTo(search.equals("%") ? List.of(practice.talkOf("1")) : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"", "\"\"", "*", "'", "()", "\u0000", "\uD83D\uDE42", "- + ^ :"})
    void aSearchWithoutAnyWordIsNoSearch(String search) {
        practice.take(theirs("1", "Appointment", NOW));

        assertThat(found(search)).containsExactly(practice.talkOf("1"));
    }

    @Test
    void aSearchFindsAConversationByAnyOfItsCommentsOnce() {
        practice.take(theirs("1", "Banana", NOW.minusSeconds(9)), theirs("2", "Banana again", NOW.minusSeconds(5)));
        practice.take(theirs("3", "Something else", NOW));

        assertThat(found("banana")).containsExactly(practice.talkOf("1"));
    }

    @Test
    void whatIsFoundComesByTheNewestCommentFirstAndNotByPriority() {
        practice.take(
                theirs("1", MAYA, "a", "Parking #emergency", NOW.minusSeconds(9)),
                theirs("2", MAYA, "b", "Parking", NOW.minusSeconds(5)),
                theirs("3", MAYA, "c", "Parking #billing", NOW.minusSeconds(1)));
        practice.take(theirs("4", MAYA, "b", "Where is parking?", NOW));

        assertThat(found("parking")).containsExactly(practice.talkOf("2"), practice.talkOf("3"), practice.talkOf("1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1_000})
    void thePagesOfASearchJoinedHoldEveryConversationByItsNewestComment(int most) {
        var comments = IntStream.range(0, 700)
                .mapToObj(i -> theirs("c" + i, MAYA, "thread-" + i % 90, "Parking " + i, NOW.minusSeconds(1_000 - i)))
                .toArray(IncomingComment[]::new);
        practice.take(comments);

        var joined = new LinkedHashSet<ConversationId>();
        var after = Optional.<QueueRow>empty();
        List<QueueRow> page;
        do {
            var last = after;
            page = practice.database.read(tx -> practice.queue.page(tx, searching(View.OPEN, "parking"), last, most));
            page.forEach(row -> joined.add(row.conversation().id()));
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == most);

        var newestFirst = IntStream.iterate(699, i -> i > 699 - 90, i -> i - 1)
                .mapToObj(i -> practice.talkOf("c" + i).id())
                .toList();
        assertThat(joined).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void aSearchFindsWhatIsRareHoweverOldItIs() {
        practice.take(IntStream.range(0, 1_300)
                .mapToObj(i -> theirs("c" + i, MAYA, "thread-" + i, said(i), NOW.minusSeconds(2_000 - i)))
                .toArray(IncomingComment[]::new));
        become("c3", talk -> talk.with(new Status.Closed(CloseReason.SPAM, NOW)));

        var found = Stream.of("park", "zucc", "zeppelin", "zep park", "autumn", "park is:closed", "nobody")
                .map(search -> practice.database.read(
                        tx -> practice.queue.page(tx, searching(View.OPEN, search), Optional.empty(), 4)))
                .map(page -> page.stream().map(row -> row.conversation().id()).toList())
                .toList();

        assertThat(found)
                .containsExactly(
                        talks("c1299", "c1298", "c1297", "c1296"),
                        talks("c1200", "c800", "c400", "c0"),
                        talks("c0"),
                        talks("c0"),
                        talks("c99", "c98", "c97", "c96"),
                        talks("c3"),
                        List.of());
    }

    private static String said(int number) {
        return "Parking" + (number < 100 ? " in autumn" : "") + (number % 400 == 0 ? " zucchini" : "")
                + (number == 0 ? " zeppelin" : "");
    }

    private List<ConversationId> talks(String... comments) {
        return Stream.of(comments).map(comment -> practice.talkOf(comment).id()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'parking'|open escalated assigned",
                "'parking is:open'|open escalated assigned",
                "'parking is:closed'|closed",
                "'parking is:snoozed is:closed'|snoozed closed",
                "'parking is:unassigned'|open escalated",
                "'parking is:escalated'|escalated",
                "'parking is:hidden'|closed",
                "'is:hidden'|closed",
                "'is:snoozed'|snoozed",
                "'is:unassigned is:closed'|closed",
                "'from:noor'|open",
                "'from:noorex parking'|open",
                "'from:\"maya sample\" is:closed'|closed",
                "'from:parking'|",
                "'parking on:x'|open escalated assigned",
                "'parking on:facebook'|",
                "'p:2'|escalated",
                "'category:billing parking'|escalated",
                "'p:3 parking'|open assigned",
                "'\"is full\"'|open",
                "'\"full is\"'|",
                "'\"is ful\"'|",
                "'\"is ful'|open",
            })
    void aSearchIsNarrowedByItsFilters(String search, String expected) {
        practice.take(
                theirs("open", NOOR, "a", "The parking is full", NOW.minusSeconds(9)),
                theirs("escalated", MAYA, "b", "Parking #billing", NOW.minusSeconds(8)),
                theirs("assigned", MAYA, "c", "Parking", NOW.minusSeconds(7)),
                theirs("snoozed", MAYA, "d", "Parking", NOW.minusSeconds(6)),
                theirs("closed", MAYA, "e", "Parking", NOW.minusSeconds(5)));
        practice.database.change(tx -> practice.comments.setHidden(
                tx,
                practice.comments.find(tx, practice.x, "closed").orElseThrow().id(),
                true));
        become(
                "escalated",
                talk -> talk.escalated(Optional.of(
                        new Escalation(Role.DOCTOR, "please look", practice.staff.id(), NOW, NOW.plusSeconds(60)))));
        become("assigned", talk -> talk.assignedTo(Optional.of(practice.staff.id())));
        become("snoozed", talk -> talk.with(new Status.Snoozed(NOW.plusSeconds(60), "later")));
        become("closed", talk -> talk.with(new Status.Closed(CloseReason.ANSWERED, NOW)));

        assertThat(found(search))
                .containsExactlyInAnyOrderElementsOf(Stream.ofNullable(expected)
                        .flatMap(ids -> Arrays.stream(ids.split(" ", -1)))
                        .map(practice::talkOf)
                        .toList());
    }

    @Test
    void aWholeLetterPastedIntoTheSearchIsTakenToo() {
        practice.take(theirs("1", "Banana", NOW));

        assertThat(found("banana ".repeat(5_000))).containsExactly(practice.talkOf("1"));
    }

    @Test
    void overdueIsCountedUpToALimit() {
        practice.database.change(tx -> IntStream.range(0, QueueCounts.MOST_OVERDUE + 5)
                .forEach(i -> practice.conversations.add(tx, begun(i, NOW.minusSeconds(1)))));

        assertThat(practice.database
                        .<QueueCounts>read(tx -> practice.queue.counts(tx, NOW))
                        .overdue())
                .isEqualTo(QueueCounts.MOST_OVERDUE);
    }

    @Test
    void aRowShowsTheStateOfTheLatestReply() {
        practice.take(theirs("1", "Hello", NOW));
        practice.desk.submit(practice.staff, practice.talkOf("1").id(), TestPractice.ANSWER);

        var rows = practice.database.read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 10));

        assertThat(rows).containsExactly(new QueueRow(practice.talkOf("1"), "AWAITING_APPROVAL", OptionalLong.empty()));
    }

    private List<Conversation> found(String search) {
        return page(searching(View.OPEN, search), Optional.empty(), 100);
    }

    private static QueueFilter searching(View view, String search) {
        return new QueueFilter(view, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), search);
    }

    private void become(String comment, UnaryOperator<Conversation> change) {
        var before = practice.talkOf(comment);
        practice.database.change(tx -> practice.conversations.save(tx, before, change.apply(before)));
    }

    private List<Conversation> page(QueueFilter filter, Optional<QueueRow> after, int most) {
        return practice.database.read(tx -> practice.queue.page(tx, filter, after, most)).stream()
                .map(QueueRow::conversation)
                .toList();
    }

    private static List<Conversation> expected(List<Conversation> all, View view) {
        Predicate<Conversation> wanted = switch (view) {
            case OPEN -> Conversation::isOpen;
            case UNASSIGNED -> talk -> talk.isOpen() && talk.assignee().isEmpty();
            case ESCALATED -> talk -> talk.isOpen() && talk.escalation().isPresent();
            case SNOOZED -> talk -> talk.status() instanceof Status.Snoozed;
            case CLOSED -> talk -> talk.status() instanceof Status.Closed;
        };
        return all.stream()
                .filter(wanted)
                .sorted(view == View.CLOSED ? NEWEST_FIRST : TRIAGE_ORDER)
                .toList();
    }

    private static QueueCounts recount(List<Conversation> all) {
        var open = new EnumMap<Priority, Integer>(Priority.class);
        all.stream().filter(Conversation::isOpen).forEach(talk -> open.merge(talk.priority(), 1, Integer::sum));
        return new QueueCounts(
                open,
                expected(all, View.SNOOZED).size(),
                expected(all, View.CLOSED).size(),
                (int) all.stream().filter(talk -> talk.isOverdue(NOW)).count());
    }

    /// Conversations of every kind; many came in the same second.
    private List<Conversation> some(int count) {
        return practice.database.write(tx -> {
            var all = new ArrayList<Conversation>();
            for (int i = 0; i < count; i++) {
                all.add(add(tx, i));
            }
            return all;
        });
    }

    private Conversation add(int number) {
        return practice.database.write(tx -> add(tx, number));
    }

    private Conversation add(Tx tx, int number) {
        var begun = practice.conversations.add(tx, begun(number, due()));
        var changed = begun.with(status())
                .assignedTo(random.nextBoolean() ? Optional.empty() : Optional.of(practice.staff.id()))
                .escalated(escalation());
        practice.conversations.save(tx, begun, changed);
        return changed;
    }

    private ConversationStore.New begun(int number, Instant due) {
        return new ConversationStore.New(
                practice.x,
                Platform.X,
                "thread-" + number,
                CommentKind.MENTION,
                new Author(MAYA.externalId(), "mayasample", "Maya Sample"),
                new Status.Open(),
                triage(),
                NOW.minusSeconds(random.nextInt(40)),
                due,
                "words " + number);
    }

    private Instant due() {
        return NOW.plus(Duration.ofMinutes(random.nextInt(-60, 60)));
    }

    private Triage triage() {
        var category = random.nextInt(4) == 0 ? Category.BILLING : CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        return new Triage(category, category.priority(), Set.of(category), random.nextBoolean(), random.nextBoolean());
    }

    private Status status() {
        return switch (random.nextInt(4)) {
            case 0 -> new Status.Snoozed(NOW.plusSeconds(60), "later");
            case 1 -> new Status.Closed(CloseReason.ANSWERED, NOW);
            default -> new Status.Open();
        };
    }

    private Optional<Escalation> escalation() {
        return random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new Escalation(
                        Role.DOCTOR, "please look", practice.staff.id(), NOW, NOW.plus(Duration.ofHours(1))));
    }
}
