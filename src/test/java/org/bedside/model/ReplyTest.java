package org.bedside.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyTest {
    private static final Instant NINE = Instant.parse("2026-11-18T15:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-18T16:00:00Z");
    private static final MemberId STAFF = new MemberId(4);
    private static final MemberId DOCTOR = new MemberId(2);
    private static final Approval APPROVAL = new Approval(DOCTOR, NINE, "f".repeat(64));
    private static final Returned REJECTED =
            new Returned(Returned.Cause.REJECTED, Optional.of(DOCTOR), "Shorter, please.", TEN);

    private static final List<State> STATES = List.of(
            new State.Draft(Optional.of(REJECTED)),
            new State.AwaitingApproval(NINE),
            new State.Queued(APPROVAL, NINE),
            new State.Sending(APPROVAL, NINE),
            new State.Sent(APPROVAL, "77", NINE),
            new State.Unconfirmed(APPROVAL, NINE, 1, Optional.of(TEN)),
            new State.Failed(APPROVAL, "FORBIDDEN", "Not here.", NINE),
            new State.Dropped(NINE));

    /// A step, and what becomes of a reply in each state that allows it.
    record Step(String name, UnaryOperator<Reply> step, Map<Class<? extends State>, Reply> allowed) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Step> everyStep() {
        return Stream.of(
                new Step(
                        "edit",
                        reply -> reply.edit("Other words", Way.REPLY, TEN),
                        Map.of(
                                State.Draft.class,
                                reply("Other words", new State.Draft(Optional.of(REJECTED))),
                                State.AwaitingApproval.class,
                                reply(
                                        "Other words",
                                        new State.Draft(Optional.of(
                                                new Returned(Returned.Cause.EDITED, Optional.empty(), "", TEN)))))),
                new Step(
                        "submit",
                        reply -> reply.submit(TEN),
                        Map.of(State.Draft.class, reply(new State.AwaitingApproval(TEN)))),
                new Step(
                        "approve",
                        reply -> reply.approve(APPROVAL),
                        Map.of(State.AwaitingApproval.class, reply(new State.Queued(APPROVAL, NINE)))),
                new Step(
                        "give back",
                        reply -> reply.giveBack(REJECTED),
                        Map.of(
                                State.AwaitingApproval.class, reply(new State.Draft(Optional.of(REJECTED))),
                                State.Queued.class, reply(new State.Draft(Optional.of(REJECTED))))),
                new Step(
                        "start sending",
                        reply -> reply.startSending(TEN),
                        Map.of(State.Queued.class, reply(new State.Sending(APPROVAL, TEN)))),
                new Step(
                        "queue again",
                        reply -> reply.queueAgain(TEN),
                        Map.of(State.Sending.class, reply(new State.Queued(APPROVAL, TEN)))),
                new Step(
                        "sent",
                        reply -> reply.sent("88", TEN),
                        Map.of(
                                State.Sending.class, reply(new State.Sent(APPROVAL, "88", TEN)),
                                State.Unconfirmed.class, reply(new State.Sent(APPROVAL, "88", TEN)))),
                new Step(
                        "refused",
                        reply -> reply.refused("INVALID", "Too long.", TEN),
                        Map.of(State.Sending.class, reply(new State.Failed(APPROVAL, "INVALID", "Too long.", TEN)))),
                new Step(
                        "unconfirmed",
                        reply -> reply.unconfirmed(Optional.empty()),
                        Map.of(
                                State.Sending.class,
                                reply(new State.Unconfirmed(APPROVAL, NINE, 0, Optional.empty())),
                                State.Unconfirmed.class,
                                reply(new State.Unconfirmed(APPROVAL, NINE, 2, Optional.empty())))),
                new Step(
                        "look again",
                        reply -> reply.lookAgain(NINE),
                        Map.of(
                                State.Unconfirmed.class,
                                reply(new State.Unconfirmed(APPROVAL, NINE, 1, Optional.of(NINE))))),
                new Step(
                        "post again",
                        reply -> reply.postAgain(TEN),
                        Map.of(
                                State.Unconfirmed.class, reply(new State.Queued(APPROVAL, TEN, Optional.of(NINE))),
                                State.Failed.class, reply(new State.Queued(APPROVAL, TEN)))),
                new Step(
                        "drop",
                        reply -> reply.drop(TEN),
                        Map.of(
                                State.Draft.class, reply(new State.Dropped(TEN)),
                                State.AwaitingApproval.class, reply(new State.Dropped(TEN)),
                                State.Queued.class, reply(new State.Dropped(TEN)),
                                State.Unconfirmed.class, reply(new State.Dropped(TEN)),
                                State.Failed.class, reply(new State.Dropped(TEN)))));
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void aStepIsTakenFromTheStatesThatAllowItAndFromNoOther(Step one) {
        for (var state : STATES) {
            var before = reply(state);
            var after = one.allowed().get(state.getClass());
            if (after == null) {
                assertThatThrownBy(() -> one.step().apply(before))
                        .as("%s from %s", one.name(), state)
                        .isInstanceOf(IllegalStateException.class);
            } else {
                assertThat(one.step().apply(before))
                        .as("%s from %s", one.name(), state)
                        .isEqualTo(after);
            }
        }
    }

    @Test
    void everyStateIsAmongThoseTested() {
        assertThat(STATES.stream().<Class<?>>map(State::getClass))
                .containsExactlyInAnyOrder(State.class.getPermittedSubclasses());
    }

    @Test
    void nobodyApprovesTheirOwnWords() {
        var waiting = reply(new State.AwaitingApproval(NINE)).by(DOCTOR);

        assertThatThrownBy(() -> waiting.approve(APPROVAL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedStepNamesTheReplyAndNotItsWords() {
        assertThatThrownBy(() -> reply(new State.Dropped(NINE)).submit(TEN))
                .hasMessage("reply 7 is Dropped and cannot be submitted");
    }

    @Test
    void wordsMayBeChangedUntilADoctorApprovedThem() {
        assertThat(STATES.stream().filter(state -> reply(state).isEditable()).<Class<?>>map(State::getClass))
                .isEqualTo(List.<Class<?>>of(State.Draft.class, State.AwaitingApproval.class));
    }

    @Test
    void aReplyIsSettledWhenNothingMoreHappensToIt() {
        assertThat(STATES.stream().filter(state -> reply(state).isSettled()).<Class<?>>map(State::getClass))
                .isEqualTo(List.<Class<?>>of(State.Sent.class, State.Failed.class, State.Dropped.class));
    }

    private static Reply reply(State state) {
        return reply("Words", state);
    }

    private static Reply reply(String text, State state) {
        return new Reply(
                new ReplyId(7),
                new ConversationId(3),
                new ChannelId(1),
                new CommentId(9),
                "900",
                Way.REPLY,
                STAFF,
                text,
                state);
    }
}
