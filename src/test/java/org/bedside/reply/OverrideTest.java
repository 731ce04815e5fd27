package org.bedside.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bedside.FakeChannel;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Comment;
import org.bedside.model.ConversationId;
import org.bedside.model.GuardOverride;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.model.Sha256;
import org.bedside.model.Way;
import org.bedside.outbox.Outbox;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.reply.guard.GuardContext;
import org.bedside.reply.guard.GuardRule;
import org.bedside.reply.guard.ReplyGuard;
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
class OverrideTest {
    private static final String BLOCKED = "It was good to see you at your appointment.";
    private static final String REASON = "The person asked for this in writing.";

    private final TestDatabase where;
    private TestPractice practice;
    private ReplyDesk desk;
    private ConversationId talk;

    OverrideTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        desk = practice.desk;
        practice.take(theirs("1", "When are you open?", NOW.minusSeconds(60)));
        talk = practice.talkOf("1").id();
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aManagersReasonLetsTheWordsOfStaffReachADoctorAndGoOut() throws InterruptedException {
        desk.saveDraft(practice.staff, talk, BLOCKED);
        override(practice.manager, BLOCKED);
        var waiting = desk.submit(practice.staff, talk, BLOCKED);
        desk.approve(practice.doctor, waiting.id(), BLOCKED, latest());
        var channel = new FakeChannel(practice.clock);

        outbox(channel).once();

        assertThat(channel.posted()).hasSize(1);
        assertThat(practice.get(waiting.id()))
                .extracting(Reply::author, reply -> reply.state().getClass())
                .containsExactly(practice.staff.id(), State.Sent.class);
    }

    @Test
    void withoutItTheWordsGoNowhere() {
        assertThatThrownBy(() -> desk.submit(practice.staff, talk, BLOCKED)).hasMessage("guard-blocks");
    }

    @Test
    void whatWasDecidedIsKeptWithItsReason() {
        override(practice.manager, BLOCKED);

        var judged = desk.judge(talk, Way.REPLY, BLOCKED);

        assertThat(judged.override())
                .contains(new GuardOverride(
                        reply().id(),
                        practice.manager.id(),
                        NOW,
                        REASON,
                        Sha256.of(BLOCKED),
                        Way.REPLY,
                        judged.findings().stream().map(Finding::key).toList()));
        assertThat(judged.mayGoOut()).isTrue();
    }

    @Test
    void theActivityNamesTheRulesAndHoldsNoWord() {
        override(practice.manager, BLOCKED);

        var entry = entries().getLast();

        assertThat(List.of(entry.what(), entry.member(), entry.detail()))
                .isEqualTo(List.of(
                        What.GUARD_OVERRIDDEN,
                        Optional.of(practice.manager.id()),
                        "reply " + reply().id().value() + " G1 " + Sha256.of(BLOCKED)));
    }

    @Test
    void staffLetNothingPass() {
        assertThatThrownBy(() -> override(practice.staff, BLOCKED)).hasMessage("not-permitted.override_guard");

        assertThat(desk.judge(talk, Way.REPLY, BLOCKED).mayGoOut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "because", "   nine ch.   "})
    void aReasonHasTenCharacters(String reason) {
        assertThatThrownBy(() -> desk.override(practice.doctor, talk, BLOCKED, Way.REPLY, seen(BLOCKED), reason))
                .hasMessage("override-reason-short");

        assertThat(desk.judge(talk, Way.REPLY, BLOCKED).mayGoOut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Your visit was fine, {topic}.", "", "Your visit\u0007"})
    void whatCannotBeSentIsNeverLetPass(String text) {
        assertThatThrownBy(() -> override(practice.doctor, text)).hasMessage("override-not-this");
    }

    @Test
    void whereTheGuardItselfFailedNothingIsLetPass() {
        var broken = new GuardRule() {
            @Override
            public Rule rule() {
                return Rule.G4;
            }

            @Override
            public List<Finding> check(String text, GuardContext context) {
                throw new IllegalStateException("broken on purpose");
            }
        };
        var check = new ReplyCheck(new ReplyGuard(List.of(broken)), () -> practice.allowed);
        desk = new ReplyDesk(practice.records, check, practice.activity, practice.clock);

        assertThatThrownBy(() -> override(practice.doctor, "Thank you!")).hasMessage("override-not-this");
    }

    @Test
    void wordsThatNothingHoldsBackNeedNoOverride() {
        assertThatThrownBy(() -> override(practice.doctor, TestPractice.ANSWER)).hasMessage("changed-meanwhile");
    }

    @Test
    void onlyWhatTheMemberSawIsLetPass() {
        var text = BLOCKED + " Hello Maya Sample.";

        assertThatThrownBy(() -> desk.override(practice.doctor, talk, text, Way.REPLY, seen(BLOCKED), REASON))
                .hasMessage("changed-meanwhile");
    }

    @Test
    void anyEditVoidsItForGood() {
        override(practice.manager, BLOCKED);
        desk.saveDraft(practice.staff, talk, BLOCKED + " ");

        desk.saveDraft(practice.staff, talk, BLOCKED);

        assertThatThrownBy(() -> desk.submit(practice.staff, talk, BLOCKED)).hasMessage("guard-blocks");
        assertThat(practice.doneTo(talk)).contains(What.OVERRIDE_VOIDED);
    }

    @Test
    void anotherWayVoidsIt() {
        override(practice.manager, BLOCKED);

        desk.saveDraft(practice.staff, talk, BLOCKED, Way.PRIVATE_REPLY);

        assertThat(desk.judge(talk, Way.REPLY, BLOCKED).override()).isEmpty();
    }

    @Test
    void takingBackAndSubmittingTheSameWordsKeepsIt() {
        override(practice.manager, BLOCKED);
        desk.submit(practice.staff, talk, BLOCKED);
        desk.saveDraft(practice.staff, talk, BLOCKED);

        var waiting = desk.submit(practice.staff, talk, BLOCKED);

        assertThat(waiting.state()).isEqualTo(new State.AwaitingApproval(NOW));
    }

    @Test
    void whoeverLetThemPassDoesNotApproveThem() {
        desk.saveDraft(practice.staff, talk, BLOCKED);
        override(practice.doctor, BLOCKED);
        var waiting = desk.submit(practice.staff, talk, BLOCKED);

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), BLOCKED, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage("approve-own-override");
        var approved = desk.approve(practice.otherDoctor, waiting.id(), BLOCKED, latest());

        assertThat(approved.state()).isInstanceOf(State.Queued.class);
    }

    @Test
    void whatTheGuardFindsOnlyLaterStillHoldsThemBackAtTheLastMoment() throws InterruptedException {
        var text = BLOCKED + " Call " + TestPractice.PHONE + ".";
        override(practice.manager, text);
        var waiting = desk.submit(practice.staff, talk, text);
        desk.approve(practice.doctor, waiting.id(), text, latest());
        practice.allowed = AllowList.NOTHING;
        var channel = new FakeChannel(practice.clock);

        outbox(channel).once();

        assertThat(channel.posted()).isEmpty();
        assertThat(practice.get(waiting.id()).state())
                .isEqualTo(new State.Draft(Optional.of(
                        new Returned(Returned.Cause.GUARD, Optional.empty(), "", practice.clock.instant()))));
    }

    @Test
    void aSecondDecisionTakesThePlaceOfTheFirst() {
        override(practice.manager, BLOCKED);

        override(practice.doctor, BLOCKED);

        assertThat(desk.judge(talk, Way.REPLY, BLOCKED).override().map(GuardOverride::by))
                .contains(practice.doctor.id());
    }

    @Test
    void aWarningAloneIsNoReasonToAskAnybody() {
        var warned = new Finding(Rule.G9, Verdict.WARN, "long-answer", Optional.empty());

        assertThat(new Guarded(List.of(warned), Optional.empty()).mayBeOverridden())
                .isFalse();
    }

    private void override(Member by, String text) {
        desk.override(by, talk, text, Way.REPLY, seen(text), REASON);
    }

    private List<Finding> seen(String text) {
        return desk.findings(talk, Way.REPLY, text);
    }

    private Outbox outbox(FakeChannel channel) {
        return new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
    }

    private Comment latest() {
        return practice.database.read(tx ->
                practice.comments.get(tx, practice.conversations.get(tx, talk).latestComment()));
    }

    private Reply reply() {
        return practice.database.read(tx -> practice.replies.underWay(tx, talk)).orElseThrow();
    }

    private List<ActivityEntry> entries() {
        return practice.database.read(tx -> practice.entries.of(tx, Activity.reference(talk)));
    }
}
