package org.bedside.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Category;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.Priority;
import org.bedside.model.Role;
import org.bedside.practice.Refused;
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
class TriageDeskTest {
    private final TestDatabase where;
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private TestPractice practice;
    private TriageDesk desk;
    private Conversation talk;

    TriageDeskTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        desk = new TriageDesk(
                practice.database, practice.conversations, practice.activity, practice.targets, practice.clock);
        talk = begin("1", "My bill is wrong #billing");
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aConversationIsGivenToAMember() {
        desk.assign(practice.staff, talk.id(), Optional.of(practice.manager));

        assertThat(practice.get(talk.id())).isEqualTo(talk.assignedTo(Optional.of(practice.manager.id())));
    }

    @Test
    void aConversationIsGivenBackToAll() {
        desk.assign(practice.staff, talk.id(), Optional.of(practice.manager));

        desk.assign(practice.staff, talk.id(), Optional.empty());

        assertThat(practice.get(talk.id())).isEqualTo(talk);
    }

    @Test
    void anEscalationNamesWhoMustDecideWhyAndUntilWhen() {
        desk.escalate(practice.staff, talk.id(), Role.DOCTOR, "  Is this urgent? ", TOMORROW);

        assertThat(practice.get(talk.id()))
                .isEqualTo(talk.escalated(Optional.of(
                        new Escalation(Role.DOCTOR, "Is this urgent?", practice.staff.id(), NOW, TOMORROW))));
    }

    @Test
    void escalatingOpensWhatWasClosed() {
        desk.close(practice.staff, talk.id(), CloseReason.NO_REPLY_NEEDED);

        desk.escalate(practice.staff, talk.id(), Role.DOCTOR, "Please look", TOMORROW);

        assertThat(practice.get(talk.id()).status()).isEqualTo(new Status.Open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void escalatingAndSnoozingNeedAReason(String reason) {
        assertThatThrownBy(() -> desk.escalate(practice.staff, talk.id(), Role.DOCTOR, reason, TOMORROW))
                .isInstanceOf(Refused.class)
                .hasMessage("reason-empty");
        assertThatThrownBy(() -> desk.snooze(practice.staff, talk.id(), TOMORROW, reason))
                .isInstanceOf(Refused.class)
                .hasMessage("reason-empty");

        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -86_400})
    void escalatingAndSnoozingNeedATimeToCome(long seconds) {
        var passed = NOW.plusSeconds(seconds);

        assertThatThrownBy(() -> desk.escalate(practice.staff, talk.id(), Role.DOCTOR, "look", passed))
                .isInstanceOf(Refused.class)
                .hasMessage("deadline-passed");
        assertThatThrownBy(() -> desk.snooze(practice.staff, talk.id(), passed, "later"))
                .isInstanceOf(Refused.class)
                .hasMessage("deadline-passed");

        assertUntouched();
    }

    @Test
    void aSnoozedConversationRestsUntilItsTime() {
        desk.snooze(practice.staff, talk.id(), TOMORROW, " Doctor is away ");

        assertThat(practice.get(talk.id())).isEqualTo(talk.with(new Status.Snoozed(TOMORROW, "Doctor is away")));
    }

    @Test
    void anEmergencyIsNotSnoozed() {
        var emergency = begin("2", "My chest #emergency");

        assertThatThrownBy(() -> desk.snooze(practice.doctor, emergency.id(), TOMORROW, "later"))
                .isInstanceOf(Refused.class)
                .hasMessage("snooze-p0");

        assertThat(practice.get(emergency.id())).isEqualTo(emergency);
    }

    @Test
    void whatHasRestedLongEnoughIsWoken() {
        desk.snooze(practice.staff, talk.id(), TOMORROW, "later");
        var other = begin("2", "Hello");
        desk.snooze(practice.staff, other.id(), TOMORROW.plusMillis(1), "later");
        practice.clock.advance(Duration.ofDays(1));

        int woken = desk.wake();

        assertThat(woken).isEqualTo(1);
        assertThat(List.of(
                        practice.get(talk.id()).status(),
                        practice.get(other.id()).status()))
                .isEqualTo(List.of(new Status.Open(), new Status.Snoozed(TOMORROW.plusMillis(1), "later")));
        assertThat(practice.doneTo(talk.id())).containsExactly(What.SNOOZED, What.WOKEN);
    }

    @Test
    void withNothingToWakeNothingIsWritten() {
        var before = practice.database.read(practice.entries::all);

        int woken = desk.wake();

        assertThat(List.of(woken, practice.database.read(practice.entries::all)))
                .isEqualTo(List.of(0, before));
    }

    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void aClosedConversationSaysWhyAndIsNoLongerEscalated(CloseReason reason) {
        desk.escalate(practice.staff, talk.id(), Role.DOCTOR, "look", TOMORROW);

        desk.close(practice.staff, talk.id(), reason);

        assertThat(practice.get(talk.id())).isEqualTo(talk.with(new Status.Closed(reason, NOW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#emergency", "#self_harm", "#violence", "#legal", "#privacy", "#adverse_reaction"})
    void staffDoNotCloseAnUrgentConversation(String words) {
        var urgent = begin("2", words);

        assertThatThrownBy(() -> desk.close(practice.staff, urgent.id(), CloseReason.ANSWERED))
                .isInstanceOf(Refused.class)
                .hasMessage("not-permitted.close_urgent");

        assertThat(practice.get(urgent.id())).isEqualTo(urgent);
    }

    @Test
    void aDoctorClosesAnUrgentConversation() {
        var urgent = begin("2", "My chest #emergency");

        desk.close(practice.doctor, urgent.id(), CloseReason.HANDLED_ELSEWHERE);

        assertThat(practice.get(urgent.id()).status()).isEqualTo(new Status.Closed(CloseReason.HANDLED_ELSEWHERE, NOW));
    }

    @Test
    void aClosedConversationIsOpenedAgain() {
        desk.close(practice.staff, talk.id(), CloseReason.SPAM);

        desk.reopen(practice.staff, talk.id());

        assertThat(practice.get(talk.id())).isEqualTo(talk);
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void aMembersPriorityTakesThePlaceOfTriagesAndSetsTheTarget(Priority priority) {
        desk.setPriority(practice.manager, talk.id(), priority);

        assertThat(practice.get(talk.id()))
                .isEqualTo(talk.with(
                        new Triage(Category.BILLING, priority, Set.of(Category.BILLING), false, true),
                        practice.targets.dueAt(Category.BILLING, priority, talk.receivedAt())));
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void aMembersCategoryBringsItsPriorityAndKeepsTheFlags(Category category) {
        desk.setCategory(practice.doctor, talk.id(), category);

        assertThat(practice.get(talk.id()))
                .isEqualTo(talk.with(
                        new Triage(
                                category,
                                category.priority(),
                                Set.copyOf(List.of(Category.BILLING, category).stream()
                                        .distinct()
                                        .toList()),
                                false,
                                true),
                        practice.targets.dueAt(category, category.priority(), talk.receivedAt())));
    }

    @Test
    void staffDoNotDecideOnThePriority() {
        assertThatThrownBy(() -> desk.setPriority(practice.staff, talk.id(), Priority.P4))
                .isInstanceOf(Refused.class)
                .hasMessage("not-permitted.set_priority");
        assertThatThrownBy(() -> desk.setCategory(practice.staff, talk.id(), Category.SPAM))
                .isInstanceOf(Refused.class)
                .hasMessage("not-permitted.set_priority");

        assertUntouched();
    }

    @Test
    void whatTriageThoughtStaysBesideTheMembersDecision() {
        var before = practice.database.read(tx -> practice.comments.assessments(tx, talk.id()));

        desk.setCategory(practice.doctor, talk.id(), Category.SPAM);

        var after = practice.database.read(tx -> practice.comments.assessments(tx, talk.id()));
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"BILLING,1", "EMERGENCY,0"})
    void theCountersFollowTheDecision(Category category, int billing) {
        desk.setCategory(practice.doctor, talk.id(), category);

        var open = practice.database.read(tx -> practice.queue.counts(tx, NOW)).open();

        assertThat(open.getOrDefault(Priority.P2, 0)).isEqualTo(billing);
    }

    @Test
    void everyDecisionIsInTheActivityWithWhoMadeIt() {
        desk.assign(practice.staff, talk.id(), Optional.of(practice.staff));
        desk.escalate(practice.staff, talk.id(), Role.DOCTOR, "look", TOMORROW);
        desk.setPriority(practice.doctor, talk.id(), Priority.P3);
        desk.snooze(practice.manager, talk.id(), TOMORROW, "later");
        desk.close(practice.staff, talk.id(), CloseReason.SPAM);
        desk.reopen(practice.manager, talk.id());

        var entries = practice.database.read(
                tx -> practice.entries.of(tx, "conversation " + talk.id().value()));

        assertThat(entries.stream()
                        .map(entry -> List.of(entry.what(), entry.member().orElseThrow(), entry.detail())))
                .containsExactly(
                        List.of(What.ASSIGNED, practice.staff.id(), "to member 4"),
                        List.of(What.ESCALATED, practice.staff.id(), "to DOCTOR"),
                        List.of(What.PRIORITY_SET, practice.doctor.id(), "P3"),
                        List.of(What.SNOOZED, practice.manager.id(), "until 2026-11-19T16:00:00Z"),
                        List.of(What.CLOSED, practice.staff.id(), "SPAM"),
                        List.of(What.REOPENED, practice.manager.id(), ""));
    }

    private Conversation begin(String id, String words) {
        practice.take(theirs(id, NOOR, "thread-" + id, words, NOW.minusSeconds(60)));
        return practice.talkOf(id);
    }

    private void assertUntouched() {
        assertThat(practice.get(talk.id())).isEqualTo(talk);
        assertThat(practice.doneTo(talk.id())).isEmpty();
    }
}
