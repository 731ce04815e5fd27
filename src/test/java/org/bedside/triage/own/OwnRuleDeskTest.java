package org.bedside.triage.own;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;
import static org.bedside.triage.own.Rules.assigning;
import static org.bedside.triage.own.Rules.atLeast;
import static org.bedside.triage.own.Rules.named;
import static org.bedside.triage.own.Rules.off;
import static org.bedside.triage.own.Rules.pattern;
import static org.bedside.triage.own.Rules.phrases;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.Comment;
import org.bedside.model.IncomingComment;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.Priority;
import org.bedside.practice.Refused;
import org.bedside.store.OwnRuleStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnRuleDeskTest {
    private static final Content BRACES = named(phrases("braces", Category.BILLING), "Braces");

    @TempDir
    private Path folder;

    private Optional<TestPractice> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(TestPractice::close);
    }

    private TestPractice open(TestDatabase where) {
        var practice = TestPractice.open(where, folder);
        opened = Optional.of(practice);
        return practice;
    }

    private static OwnRuleDesk desk(TestPractice practice) {
        return new OwnRuleDesk(
                practice.database, new OwnRuleStore(), practice.comments, practice.activity, practice.clock);
    }

    private static List<ActivityEntry> changes(TestPractice practice) {
        List<ActivityEntry> all = practice.database.read(practice.entries::all);
        assertThat(Activity.firstBroken(all)).isEmpty();
        return all.stream()
                .filter(entry -> entry.what() == What.OWN_RULE_CHANGED)
                .toList();
    }

    private static void refused(String key, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(Refused.class).hasMessage(key);
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsKeptAsItWasWritten(TestDatabase where) {
        var practice = open(where);
        var desk = desk(practice);
        var full =
                off(assigning(atLeast(named(pattern("zahn\\w+ 😀"), "  Zähne 😀 "), Priority.P1), practice.staff.id()));

        var plain = desk.add(practice.manager, BRACES);
        var made = desk.add(practice.doctor, full);

        assertThat(desk.all()).containsExactly(plain, made);
        assertThat(made).isEqualTo(new OwnRule(made.id(), named(full, "Zähne 😀"), practice.doctor.id(), NOW));
        assertThat(plain.content()).isEqualTo(BRACES);
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsChangedAndRemovedAndTheActivitySaysSoWithoutItsWords(TestDatabase where) {
        var practice = open(where);
        var desk = desk(practice);
        var made = desk.add(practice.manager, BRACES);
        practice.clock.advance(Duration.ofMinutes(1));

        var changed = desk.change(practice.doctor, made, off(BRACES));
        var between = desk.all();
        desk.remove(practice.manager, changed);

        assertThat(between).containsExactly(new OwnRule(made.id(), off(BRACES), practice.manager.id(), NOW));
        assertThat(desk.all()).isEmpty();
        assertThat(changes(practice))
                .extracting(
                        entry -> entry.member().orElseThrow(),
                        ActivityEntry::reference,
                        entry -> entry.detail().replaceFirst("[0-9a-f]{64}", "#"))
                .containsExactly(
                        tuple(
                                practice.manager.id(),
                                "own rule 1",
                                "made: BILLING, priority as it is, to nobody, on, PHRASES #"),
                        tuple(
                                practice.doctor.id(),
                                "own rule 1",
                                "changed: BILLING, priority as it is, to nobody, off, PHRASES #"),
                        tuple(practice.manager.id(), "own rule 1", "removed"));
    }

    @Test
    void staffLooksAndChangesNothing() {
        var practice = open(TestDatabase.FILE);
        var desk = desk(practice);
        var made = desk.add(practice.manager, BRACES);

        refused("not-permitted.set_rules", () -> desk.add(practice.staff, named(BRACES, "Other")));
        refused("not-permitted.set_rules", () -> desk.change(practice.staff, made, off(BRACES)));
        refused("not-permitted.set_rules", () -> desk.remove(practice.staff, made));

        assertThat(desk.all()).containsExactly(made);
        assertThat(changes(practice)).hasSize(1);
    }

    @Test
    void whatCannotBeUsedIsRefusedAndChangesNothing() {
        var practice = open(TestDatabase.FILE);
        var desk = desk(practice);
        var by = practice.manager;
        var made = desk.add(by, BRACES);

        refused("own-rule-name-empty", () -> desk.add(by, named(BRACES, " ")));
        refused("own-rule-name-long", () -> desk.add(by, named(BRACES, "n".repeat(61))));
        refused("own-rule-name-long", () -> desk.add(by, named(BRACES, "two\nlines")));
        refused("own-rule-name-taken", () -> desk.add(by, named(BRACES, "BRACES ")));
        refused("own-rule-no-words", () -> desk.add(by, phrases(" ", Category.BILLING)));
        refused("own-rule-pattern-open", () -> desk.add(by, pattern("(")));
        refused("own-rule-pattern-long", () -> desk.change(by, made, pattern("a".repeat(501))));

        assertThat(desk.all()).containsExactly(made);
        assertThat(changes(practice)).hasSize(1);
    }

    @Test
    void noMoreThanTwoHundredRulesAreMade() {
        var practice = open(TestDatabase.FILE);
        var desk = desk(practice);
        for (int i = 1; i <= 200; i++) {
            desk.add(practice.manager, named(BRACES, "Rule " + i));
        }

        refused("own-rule-many", () -> desk.add(practice.manager, named(BRACES, "Rule 201")));

        assertThat(desk.all()).hasSize(200);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotWrittenOver() {
        var practice = open(TestDatabase.FILE);
        var desk = desk(practice);
        var seen = desk.add(practice.manager, BRACES);
        var now = desk.change(practice.doctor, seen, off(BRACES));

        refused("own-rule-changed-meanwhile", () -> desk.change(practice.manager, seen, named(BRACES, "Mine")));
        refused("own-rule-changed-meanwhile", () -> desk.remove(practice.manager, seen));

        assertThat(desk.all()).containsExactly(now);
    }

    @Test
    void aChangeHoldsAtOnce() {
        var practice = open(TestDatabase.FILE);
        var live = new LiveOwnRules(practice.database, new OwnRuleStore());
        var before = live.get().in("braces");

        var made = desk(practice).add(practice.manager, BRACES);

        assertThat(before).isEmpty();
        assertThat(live.get().in("braces")).containsOnlyKeys(made);
    }

    @Test
    void aChangeOnAnotherDesktopHoldsWithoutAnewStart() throws InterruptedException {
        var practice = open(TestDatabase.SERVER);
        try (var there = TestDatabase.SERVER.open(folder)) {
            var live = new LiveOwnRules(there, new OwnRuleStore());
            var heard = new Semaphore(0);
            there.onChange(heard::release);
            live.get();

            var made = desk(practice).add(practice.manager, BRACES);

            while (live.get().all().isEmpty()) {
                assertThat(heard.tryAcquire(20, SECONDS)).isTrue();
            }
            assertThat(live.get().in("braces")).containsOnlyKeys(made);
        }
    }

    @Test
    void whileTheStoreCannotBeAskedTheLastRulesGoOn() {
        var practice = open(TestDatabase.FILE);
        var live = new LiveOwnRules(practice.database, new OwnRuleStore());
        desk(practice).add(practice.manager, BRACES);
        var before = live.get();
        practice.database.change(_ -> {});

        practice.close();

        assertThat(live.get()).isSameAs(before);
    }

    @ParameterizedTest
    @EnumSource
    void aTrialTellsWhatIsFoundOfTheLatestCommentsAndWhatTriageSaidOfThem(TestDatabase where) {
        var practice = open(where);
        for (int i = 1; i <= 120; i++) {
            var words = i % 2 == 0 ? "My braces " + i + " #complaint" : "Hello " + i;
            practice.take(theirs("c" + i, new Author("9" + i, "sample" + i, ""), "t" + i, words, NOW.plusSeconds(i)));
        }
        practice.take(TestPractice.ours("o1", "c1", "Our braces", NOW.plusSeconds(500)));

        var trial = desk(practice).attempt(BRACES, () -> false);

        assertThat(List.of(trial.comments(), trial.matches(), trial.first().size()))
                .containsExactly(120, 60, 50);
        assertThat(trial.first())
                .extracting(match -> match.comment().externalId())
                .startsWith("c120", "c118")
                .endsWith("c22");
        var latest = trial.first().getFirst();
        assertThat(latest.places())
                .extracting(place -> place.of(latest.comment().text()))
                .containsExactly("braces");
        assertThat(latest.before().orElseThrow().category()).isEqualTo(Category.COMPLAINT);
    }

    @Test
    void aTrialOfMoreCommentsThanAreReadAtATimeLooksAtEachOnce() {
        var practice = open(TestDatabase.FILE);
        for (int i = 0; i < 11; i++) {
            var page = new ArrayList<IncomingComment>();
            for (int j = 0; j < 500; j++) {
                var id = i * 500 + j;
                page.add(theirs("c" + id, new Author("9" + id, "s", ""), "t" + id, "braces", NOW.plusSeconds(id)));
            }
            practice.take(page.toArray(IncomingComment[]::new));
        }

        var trial = desk(practice).attempt(BRACES, () -> false);

        assertThat(List.of(trial.comments(), trial.matches())).containsExactly(5_000, 5_000);
        assertThat(trial.first().stream()
                        .map(Trial.Match::comment)
                        .map(Comment::id)
                        .distinct())
                .hasSize(50);
    }

    @Test
    void aTrialThatIsNotWantedAnyMoreEnds() {
        var practice = open(TestDatabase.FILE);
        practice.take(theirs("1", "braces", NOW));

        assertThatThrownBy(() -> desk(practice).attempt(BRACES, () -> true)).isInstanceOf(CancellationException.class);
    }
}
