package org.bedside.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.ours;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.alarm.AlarmList.Step;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Alarm;
import org.bedside.model.Alarm.By;
import org.bedside.model.Category;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.ConversationId;
import org.bedside.model.Priority;
import org.bedside.model.Role;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.AlarmStore;
import org.bedside.store.SettingStore;
import org.bedside.triage.TriageDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AlarmDeskTest {
    private final TestDatabase where;
    private TestPractice practice;
    private AlarmDesk desk;
    private TriageDesk triage;

    AlarmDeskTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        desk = desk(practice);
        triage = new TriageDesk(
                practice.database, practice.conversations, practice.activity, practice.targets, practice.clock);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"SELF_HARM", "EMERGENCY", "VIOLENCE", "ADVERSE_REACTION", "LEGAL", "BILLING", "SPAM"})
    void aCommentOfP0RaisesAnAlarmAndNoOtherDoes(Category category) {
        var id = comes("1", "#" + category.name().toLowerCase(Locale.ROOT));

        var raised = alarm(id).map(Alarm::raisedAt);

        assertThat(raised).isEqualTo(category.priority() == Priority.P0 ? Optional.of(NOW) : Optional.empty());
        assertThat(practice.doneTo(id).contains(What.ALARM_RAISED)).isEqualTo(raised.isPresent());
    }

    @Test
    void whatIsHistoryAtTheFirstReadingRaisesAsWell() {
        practice.take(theirs("1", "I cannot go on #self_harm", NOW.minus(Duration.ofDays(400))));

        assertThat(lasting()).containsExactly(practice.talkOf("1").id());
    }

    @Test
    void wordsThatBecomeUrgentByAnEditRaiseItAndAnotherEditDoesNot() {
        practice.take(theirs("1", "Hello", NOW));
        practice.take(theirs("1", "My chest hurts #emergency", NOW));
        var id = practice.talkOf("1").id();
        var raised = lasting();
        desk.acknowledge(practice.doctor, alarm(id).orElseThrow());

        practice.take(theirs("1", "My chest hurts badly #emergency", NOW));

        assertThat(raised).containsExactly(id);
        assertThat(lasting()).isEmpty();
    }

    @Test
    void anEditByWhichALoweredConversationIsP0AgainRaisesItAgain() {
        var id = comes("1", "My chest #emergency");
        triage.setPriority(practice.doctor, id, Priority.P4);

        practice.take(theirs("1", NOOR, "thread-1", "My chest, and now my arm #emergency", NOW));

        assertThat(practice.get(id).priority()).isEqualTo(Priority.P0);
        assertThat(lasting()).containsExactly(id);
    }

    @Test
    void aMemberWhoSetsP0RaisesItAndThatIsNotYetAFirstAct() {
        var id = comes("1", "Hello");

        triage.setPriority(practice.manager, id, Priority.P0);

        assertThat(alarm(id).orElseThrow())
                .isEqualTo(
                        new Alarm(practice.get(id), NOW, NOW, Optional.empty(), Optional.empty(), 0, Optional.empty()));
        assertThat(practice.doneTo(id)).containsExactly(What.PRIORITY_SET, What.ALARM_RAISED);
    }

    @Test
    void doctorsAndManagersAcknowledgeAndStaffDoNot() {
        var first = comes("1", "#emergency");
        var second = comes("2", "#emergency");

        assertThatThrownBy(() -> desk.acknowledge(practice.staff, alarm(first).orElseThrow()))
                .isInstanceOf(Refused.class)
                .hasMessage("not-permitted.acknowledge_alarm");
        var before = lasting();
        desk.acknowledge(practice.doctor, alarm(first).orElseThrow());
        desk.acknowledge(practice.manager, alarm(second).orElseThrow());

        assertThat(before).containsExactly(first, second);
        assertThat(lasting()).isEmpty();
        assertThat(alarm(first).flatMap(Alarm::acknowledged)).contains(new By(practice.doctor.id(), NOW));
        assertThat(practice.doneTo(second)).containsExactly(What.ALARM_RAISED, What.ALARM_ACKNOWLEDGED);
    }

    @Test
    void aNewCommentOfP0RaisesItAgainAfterItWasAcknowledged() {
        var id = comes("1", "#emergency");
        desk.acknowledge(practice.doctor, alarm(id).orElseThrow());
        later(60);

        practice.take(theirs("calm", NOOR, "thread-1", "Thank you", NOW.plusSeconds(1)));
        var afterCalmWords = lasting();
        practice.take(theirs("again", NOOR, "thread-1", "It is worse #emergency", NOW.plusSeconds(2)));

        assertThat(afterCalmWords).isEmpty();
        assertThat(alarm(id).orElseThrow())
                .isEqualTo(new Alarm(
                        practice.get(id),
                        NOW.plusSeconds(60),
                        NOW.plusSeconds(60),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty()));
        assertThat(practice.doneTo(id)).containsExactly(What.ALARM_RAISED, What.ALARM_ACKNOWLEDGED, What.ALARM_RAISED);
    }

    @Test
    void whoeverSawTheEarlierAlarmDoesNotAcknowledgeTheLaterOne() {
        var id = comes("1", "#emergency");
        var seen = alarm(id).orElseThrow();
        desk.acknowledge(practice.manager, seen);
        later(1);
        practice.take(theirs("again", NOOR, "thread-1", "#emergency", NOW.plusSeconds(1)));

        desk.acknowledge(practice.doctor, seen);

        assertThat(lasting()).containsExactly(id);
    }

    @Test
    void whatLastsIsLeftAsItIsByAFurtherComment() {
        var id = comes("1", "#emergency");
        later(60);

        practice.take(theirs("again", NOOR, "thread-1", "#emergency", NOW.plusSeconds(1)));

        assertThat(alarm(id).map(Alarm::raisedAt)).contains(NOW);
        assertThat(practice.doneTo(id)).containsExactly(What.ALARM_RAISED);
    }

    @Test
    void anAnswerThatNobodyOfOursGaveHereLeavesTheAlarm() {
        practice.take(theirs("1", "#emergency", NOW));

        practice.take(ours("2", "1", "Please call us", NOW.plusSeconds(1)));

        assertThat(lasting()).containsExactly(practice.talkOf("1").id());
    }

    @Test
    void aDoctorOrManagerWhoClosesLowersOrApprovesAcknowledgesByIt() {
        var closed = comes("1", "#emergency");
        var lowered = comes("2", "#emergency");
        var spam = comes("3", "#emergency");
        var answered = comes("4", "#emergency");

        triage.close(practice.manager, closed, CloseReason.HANDLED_ELSEWHERE);
        triage.setPriority(practice.doctor, lowered, Priority.P2);
        triage.setCategory(practice.doctor, spam, Category.SPAM);
        practice.desk.submit(practice.staff, answered, TestPractice.ANSWER);
        var beforeTheYes = lasting();
        practice.approved(answered, TestPractice.ANSWER);

        assertThat(beforeTheYes).containsExactly(answered);
        assertThat(lasting()).isEmpty();
        assertThat(acknowledged()).containsExactly("by CLOSED", "by PRIORITY_SET", "by PRIORITY_SET", "by APPROVED");
    }

    @Test
    void otherThingsThatADoctorDoesAcknowledgeNothing() {
        var id = comes("1", "#emergency");

        triage.assign(practice.doctor, id, Optional.of(practice.doctor));
        triage.escalate(practice.doctor, id, Role.MANAGER, "look", NOW.plusSeconds(60));
        triage.setCategory(practice.doctor, id, Category.SELF_HARM);
        practice.desk.saveDraft(practice.doctor, id, "Please");

        assertThat(lasting()).containsExactly(id);
    }

    @Test
    void theFirstThingThatAMemberDoesIsKept() {
        var id = comes("1", "#emergency");
        var other = comes("2", "#emergency");
        desk.escalate();
        later(90);

        practice.desk.saveDraft(practice.staff, id, "Please call");
        later(1);
        desk.acknowledge(practice.doctor, alarm(id).orElseThrow());

        assertThat(alarm(id).flatMap(Alarm::firstAct)).contains(new By(practice.staff.id(), NOW.plusSeconds(90)));
        assertThat(alarm(other).flatMap(Alarm::firstAct)).isEmpty();
    }

    @Test
    void unacknowledgedItGoesByTheListStepByStep() {
        var id = comes("1", "#emergency");

        var steps = Stream.of(0, 299, 1, 299, 1, 3000)
                .map(seconds -> {
                    later(seconds);
                    desk.escalate();
                    return alarm(id).orElseThrow().step();
                })
                .toList();

        assertThat(steps).containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(details(id, What.ALARM_ESCALATED)).containsExactly("step 1", "step 2", "step 3");
        assertThat(alarm(id).flatMap(Alarm::stepAt)).contains(NOW.plusSeconds(600));
    }

    @Test
    void acknowledgedItGoesNoFurther() {
        var id = comes("1", "#emergency");
        desk.acknowledge(practice.manager, alarm(id).orElseThrow());
        later(3600);

        var reached = desk.escalate();

        assertThat(reached).isZero();
    }

    @Test
    void whereNothingIsDueNothingIsWritten() {
        comes("1", "#emergency");
        desk.escalate();
        var before = practice.database.read(practice.entries::all);

        var reached = desk.escalate();

        assertThat(List.of(reached, practice.database.read(practice.entries::all)))
                .isEqualTo(List.of(0, before));
    }

    @Test
    void ofTwoDesktopsOneTakesEachStep() {
        var id = comes("1", "#emergency");
        var other = desk(practice);
        later(400);

        var reached = Stream.of(desk, other, desk).map(AlarmDesk::escalate).toList();

        assertThat(reached).containsExactly(2, 0, 0);
        assertThat(details(id, What.ALARM_ESCALATED)).containsExactly("step 1", "step 2");
    }

    @Test
    void aClockThatLeapsForwardReachesEachStepOnce() {
        var id = comes("1", "#emergency");
        later(Duration.ofDays(1).toSeconds());

        desk.escalate();

        assertThat(details(id, What.ALARM_ESCALATED)).containsExactly("step 1", "step 2", "step 3");
    }

    @Test
    void aClockThatIsSetBackDelaysAStepByOneWaitAtMost() {
        var id = comes("1", "#emergency");
        later(-3600);

        var steps = Stream.of(0, 299, 1, -3600, 299, 1)
                .map(seconds -> {
                    later(seconds);
                    desk.escalate();
                    return alarm(id).orElseThrow().step();
                })
                .toList();

        assertThat(steps).containsExactly(1, 1, 2, 2, 2, 3);
    }

    @Test
    void theManagersListIsTheOneThatHolds() {
        var list = new AlarmList(List.of(
                new Step(0, Set.of(Role.DOCTOR), Set.of()), new Step(2, Set.of(), Set.of(practice.staff.id()))));

        desk.change(practice.manager, list);
        var id = comes("1", "#emergency");
        later(120);
        desk.escalate();

        assertThat(desk.list()).isEqualTo(list);
        assertThat(alarm(id).orElseThrow().step()).isEqualTo(2);
        var changes = practice.database.read(tx -> practice.entries.of(tx, "practice"));
        assertThat(changes)
                .extracting(ActivityEntry::what, ActivityEntry::detail)
                .containsExactly(tuple(What.ALARM_LIST_CHANGED, "0:DOCTOR;2:4"));
    }

    @Test
    void nobodyButAManagerChangesTheListAndNoneIsKeptByWhichItCouldGoUnheard() {
        var shorter = new AlarmList(List.of(new Step(0, Set.of(Role.DOCTOR), Set.of())));
        var unheard = new AlarmList(List.of(new Step(0, Set.of(Role.STAFF), Set.of())));

        for (var member : List.of(practice.doctor, practice.staff)) {
            assertThatThrownBy(() -> desk.change(member, shorter))
                    .isInstanceOf(Refused.class)
                    .hasMessage("not-permitted.set_alarm_list");
        }
        assertThatThrownBy(() -> desk.change(practice.manager, unheard))
                .isInstanceOf(Refused.class)
                .hasMessage("alarm-list-first");

        assertThat(desk.list()).isEqualTo(AlarmList.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense"})
    void aListThatCannotBeReadKeepsNoAlarmFromCalling(String kept) {
        practice.database.change(tx -> new SettingStore().put(tx, "alarm.list", kept));
        var id = comes("1", "#emergency");
        later(600);

        desk.escalate();

        assertThat(alarm(id).orElseThrow().step()).isEqualTo(3);
    }

    @Test
    void theActivityIsWholeAfterAllOfIt() {
        var id = comes("1", "#emergency");
        later(600);
        desk.escalate();
        desk.acknowledge(practice.doctor, alarm(id).orElseThrow());

        assertThat(Activity.firstBroken(practice.database.read(practice.entries::all)))
                .isEmpty();
    }

    private static AlarmDesk desk(TestPractice practice) {
        List<Member> members = List.of(practice.manager, practice.doctor, practice.otherDoctor, practice.staff);
        return new AlarmDesk(practice.database, practice.activity, members, practice.clock);
    }

    /// A conversation of its own that begins now.
    private ConversationId comes(String number, String words) {
        practice.take(theirs(number, NOOR, "thread-" + number, words, at()));
        return practice.talkOf(number).id();
    }

    private Instant at() {
        return practice.clock.instant();
    }

    private void later(long seconds) {
        practice.clock.advance(Duration.ofSeconds(seconds));
    }

    private Optional<Alarm> alarm(ConversationId id) {
        return practice.database.read(tx -> new AlarmStore().find(tx, id));
    }

    private List<ConversationId> lasting() {
        return desk.ringing().lasting().stream()
                .map(alarm -> alarm.conversation().id())
                .toList();
    }

    private List<String> details(ConversationId id, What what) {
        return practice.database.read(tx -> practice.entries.of(tx, Activity.reference(id))).stream()
                .filter(entry -> entry.what() == what)
                .map(ActivityEntry::detail)
                .toList();
    }

    private List<String> acknowledged() {
        return practice.database.read(practice.entries::all).stream()
                .filter(entry -> entry.what() == What.ALARM_ACKNOWLEDGED)
                .map(ActivityEntry::detail)
                .toList();
    }
}
