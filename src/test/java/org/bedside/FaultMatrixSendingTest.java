package org.bedside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.ANSWER;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.ChannelId;
import org.bedside.model.CommentKind;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.Way;
import org.bedside.outbox.Outbox;

/// What is said in our name.
class FaultMatrixSendingTest extends FaultMatrix {
    private final Map<ChannelId, Channel> connected = new HashMap<>();

    @Override
    List<List<Column>> tables() {
        return List.of(
                List.of(
                        sent("X: reply", Operation.POST, Scene.X_MENTIONS),
                        lookedFor("X: look for a reply", Operation.OWN_POSTS, Operation.POST, Scene.X_MENTIONS),
                        sent("Facebook: reply", Operation.POST, Scene.FACEBOOK_COMMENTS),
                        lookedFor(
                                "Facebook: look for a reply",
                                Operation.COMMENTS,
                                Operation.POST,
                                Scene.FACEBOOK_COMMENTS)),
                List.of(
                        sent("X: send a message", Operation.SEND, Scene.X_MESSAGES),
                        lookedFor("X: look for a message", Operation.MESSAGES, Operation.SEND, Scene.X_MESSAGES),
                        sent("Facebook: send a message", Operation.SEND, Scene.FACEBOOK_MESSAGES),
                        lookedFor(
                                "Facebook: look for a message",
                                Operation.MESSAGES,
                                Operation.SEND,
                                Scene.FACEBOOK_MESSAGES),
                        new Column("Facebook: reply in private", Kind.FACEBOOK, Operation.SEND, this::sendingInPrivate),
                        new Column(
                                "Facebook: look who is to be replied to",
                                Kind.FACEBOOK,
                                Operation.READ,
                                this::lookingForPrivate),
                        new Column(
                                "Facebook: look for a private reply",
                                Kind.FACEBOOK,
                                Operation.MESSAGES,
                                this::lookingForPrivate)));
    }

    private Column sent(String words, Operation operation, Scene scene) {
        return new Column(words, scene.kind, operation, (column, wrong) -> sending(column, wrong, scene));
    }

    private Column lookedFor(String words, Operation looking, Operation sending, Scene scene) {
        return new Column(words, scene.kind, looking, (column, wrong) -> looking(column, wrong, sending, scene));
    }

    private Outbox outbox() {
        return new Outbox(
                practice.records,
                practice.check,
                practice.activity,
                id -> Optional.ofNullable(connected.get(id)),
                practice.clock);
    }

    /// Somebody asks and is answered: the reply is sent while it is wrong.
    private String sending(Column column, Wrong wrong, Scene scene) throws Exception {
        try (var platform = scene.kind.start(practice.clock)) {
            var id = connect(scene.kind);
            var reply = approved(id, platform, scene);
            begin(platform, column, wrong);
            connected.put(id, platform.channel(transport(wrong)));

            outbox().once();
            var during = practice.get(reply.id()).state();
            // What was asked of a silent platform may be done a little after we gave up.
            platform.arrivals().await(column.operation(), 1);
            end(platform);
            connected.put(id, platform.channel(patient));
            settle(reply);

            var shown = words(during, practice.get(reply.id()).state());
            assertStandsOnceOrAPersonIsAsked(scene.ours(platform), reply);
            assertThat(shown).isEqualTo(wrong.sending(scene.kind));
            return shown;
        }
    }

    /// The answer to a reply is lost: it is looked for while it is wrong.
    private String looking(Column column, Wrong wrong, Operation sending, Scene scene) throws Exception {
        try (var platform = scene.kind.start(practice.clock)) {
            var id = connect(scene.kind);
            var reply = approved(id, platform, scene);
            connected.put(id, platform.channel(patient));
            platform.faults().next(sending, new Fault.DropAfterReading(true));
            outbox().once();
            begin(platform, column, wrong);
            connected.put(id, platform.channel(transport(wrong)));

            practice.clock.advance(Duration.ofSeconds(6));
            outbox().once();
            var during = practice.get(reply.id()).state();
            end(platform);
            connected.put(id, platform.channel(patient));
            settle(reply);

            var shown = words(during, practice.get(reply.id()).state());
            assertStandsOnceOrAPersonIsAsked(scene.ours(platform), reply);
            assertThat(shown).isIn(foundAfter(wrong, scene.kind));
            return shown;
        }
    }

    /// A broken item may be the very one that is looked for.
    private static List<String> foundAfter(Wrong wrong, Kind kind) {
        var later = "unconfirmed, then sent";
        if (wrong == Wrong.BROKEN_ITEM) {
            return List.of("sent", later);
        }
        return List.of(wrong.reading(kind) == Trouble.NONE ? "sent" : later);
    }

    private void assertStandsOnceOrAPersonIsAsked(List<OwnPost> ours, Reply reply) {
        var talk = practice.get(reply.conversation());
        var isMessage = talk.kind() == CommentKind.DIRECT_MESSAGE;
        var to = isMessage ? talk.who().externalId() : reply.toExternalId();
        switch (practice.get(reply.id()).state()) {
            case State.Sent sent ->
                assertThat(ours).extracting(OwnPost::id, OwnPost::to).containsExactly(tuple(sent.externalId(), to));
            case State.Unconfirmed unconfirmed -> {
                assertThat(unconfirmed.nextLook()).isEmpty();
                assertThat(ours).isEmpty();
            }
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Queued _,
                    State.Sending _,
                    State.Failed _,
                    State.Dropped _ -> throw new AssertionError("neither sent nor left to a person");
        }
    }

    /// A comment is answered in private while it is wrong. The outbox sends none yet: what it would make of
    /// it is said here.
    private String sendingInPrivate(Column column, Wrong wrong) throws Exception {
        try (var platform = column.kind().start(practice.clock)) {
            var reply = inPrivate(platform);
            var since = practice.clock.instant();
            begin(platform, column, wrong);

            var during = asked(() -> platform.channel(transport(wrong)).post(reply));
            platform.arrivals().await(column.operation(), 1);
            end(platform);
            var channel = platform.channel(patient);
            var after = switch (during) {
                case "queued" -> asked(() -> channel.post(reply));
                case "unconfirmed" -> channel.find(reply, since).isPresent() ? "sent" : "a person is asked";
                default -> during;
            };

            var shown = during.equals(after) ? after : during + ", then " + after;
            assertThat(Scene.FACEBOOK_MESSAGES.ours(platform)).hasSize(after.equals("sent") ? 1 : 0);
            assertThat(shown).isEqualTo(wrong.sending(column.kind()));
            return shown;
        }
    }

    private String lookingForPrivate(Column column, Wrong wrong) throws Exception {
        try (var platform = column.kind().start(practice.clock)) {
            var reply = inPrivate(platform);
            var posted = platform.channel(patient).post(reply);
            begin(platform, column, wrong);

            var during =
                    trouble(() -> assertThat(platform.channel(transport(wrong)).find(reply, posted.at()))
                            .contains(posted));
            end(platform);

            assertThat(platform.channel(patient).find(reply, posted.at())).contains(posted);
            assertThat(during).isEqualTo(wrong.reading(column.kind()));
            return during == Trouble.NONE ? "sent" : "unconfirmed, then sent";
        }
    }

    private OutgoingReply inPrivate(SimulatedPlatform platform) {
        practice.clock.advance(Duration.ofMinutes(1));
        var asked = platform.ask(person(1), "When are you open?", practice.clock.instant());
        return new OutgoingReply(Way.PRIVATE_REPLY, asked, ANSWER);
    }

    private static String asked(Asking asking) throws InterruptedException {
        try {
            asking.ask();
            return "sent";
        } catch (Unconfirmed _) {
            return "unconfirmed";
        } catch (ChannelException e) {
            return "queued";
        }
    }

    private Reply approved(ChannelId id, SimulatedPlatform platform, Scene scene) throws InterruptedException {
        practice.clock.advance(Duration.ofSeconds(1));
        var asked = scene.write(platform, person(1), "When are you open?", practice.clock.instant());
        poller(id, ChannelInFront.only(scene.lane, platform.channel(patient))).once();
        var talk = practice.database.read(
                tx -> practice.comments.find(tx, id, asked).orElseThrow().conversation());
        return practice.approved(talk, ANSWER);
    }

    private void settle(Reply reply) throws InterruptedException {
        while (!isSettled(practice.get(reply.id()).state())) {
            outbox().once();
            practice.clock.advance(Duration.ofSeconds(30));
        }
    }

    private static boolean isSettled(State state) {
        return switch (state) {
            case State.Sent _, State.Failed _, State.Dropped _, State.Draft _ -> true;
            case State.Unconfirmed unconfirmed -> unconfirmed.nextLook().isEmpty();
            case State.AwaitingApproval _, State.Queued _, State.Sending _ -> false;
        };
    }

    private static String words(State during, State after) {
        return during.getClass().equals(after.getClass()) && !(during instanceof State.Unconfirmed)
                ? words(after)
                : words(during) + ", then " + (after instanceof State.Unconfirmed ? "a person is asked" : words(after));
    }

    private static String words(State state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
