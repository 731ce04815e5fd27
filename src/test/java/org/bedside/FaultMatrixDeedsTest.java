package org.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.SimulatedPlatform.OnFacebook;
import org.bedside.SimulatedPlatform.OnX;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Deed;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Standing;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.Lane;
import org.bedside.outbox.DeedDesk;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.AfterEach;

/// What is done to a comment besides answering it, and to a reply of ours.
class FaultMatrixDeedsTest extends FaultMatrix {
    /// For what takes two requests, of which the first is to be answered though the second is not.
    private final HttpTransport lessHasty =
            new HttpTransport("test", new Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), Wrong.LONGEST));

    @AfterEach
    void hangUp() {
        lessHasty.close();
    }

    @Override
    List<List<Column>> tables() {
        return List.of(
                List.of(
                        done("X: like", Kind.X, Operation.LIKE, Deed.LIKE),
                        done("X: like no longer", Kind.X, Operation.LIKE, Deed.UNLIKE),
                        done("X: hide", Kind.X, Operation.HIDE, Deed.HIDE),
                        done("X: show", Kind.X, Operation.HIDE, Deed.SHOW),
                        done("X: delete our reply", Kind.X, Operation.DELETE, Deed.DELETE),
                        new Column("X: see whether it stands", Kind.X, Operation.READ, this::seeing)),
                List.of(
                        done("Facebook: like", Kind.FACEBOOK, Operation.LIKE, Deed.LIKE),
                        done("Facebook: like no longer", Kind.FACEBOOK, Operation.LIKE, Deed.UNLIKE),
                        done("Facebook: hide", Kind.FACEBOOK, Operation.HIDE, Deed.HIDE),
                        done("Facebook: show", Kind.FACEBOOK, Operation.HIDE, Deed.SHOW),
                        done("Facebook: see whether it is ours", Kind.FACEBOOK, Operation.READ, Deed.DELETE),
                        done("Facebook: delete our reply", Kind.FACEBOOK, Operation.DELETE, Deed.DELETE),
                        new Column("Facebook: see whether it stands", Kind.FACEBOOK, Operation.READ, this::seeing)));
    }

    private Column done(String words, Kind kind, Operation operation, Deed deed) {
        return new Column(words, kind, operation, (column, wrong) -> doing(column, wrong, deed));
    }

    /// A member does it while it is wrong, again after that, and then once more.
    private String doing(Column column, Wrong wrong, Deed deed) throws Exception {
        try (var platform = column.kind().start(practice.clock)) {
            var id = connect(column.kind());
            var to = target(id, platform, deed);
            begin(platform, column, wrong);

            var channel = platform.channel(patient);
            var during =
                    doing(id, ChannelInFront.lookingBy(channel, platform.channel(transport(column, wrong))), deed, to);
            var isShown = isShown(id, deed, to, during.equals("done"));
            // What was asked of a silent platform may be done a little after we gave up.
            platform.arrivals().await(column.operation(), 1);
            var isDone = isDone(platform, deed, to);
            end(platform);
            var after = List.of(doing(id, channel, deed, to), doing(id, channel, deed, to));

            assertThat(during).isEqualTo(expected(column, wrong, deed));
            assertThat(isShown).isEqualTo(during.equals("done"));
            assertThat(isDone).isEqualTo(during.equals("done") || isDoneInSilence(column, wrong));
            assertThat(after).containsOnly("done");
            assertThat(isDone(platform, deed, to)).isTrue();
            assertThat(isShown(id, deed, to, true)).isTrue();
            return during.equals("done") ? during : during + ", then done";
        }
    }

    private HttpTransport transport(Column column, Wrong wrong) {
        var isSecond = column.kind() == Kind.FACEBOOK && column.operation() == Operation.DELETE;
        return wrong.isSilence() && isSecond ? lessHasty : transport(wrong);
    }

    /// To see whether it is ours does nothing.
    private static boolean isDoneInSilence(Column column, Wrong wrong) {
        return wrong.isDoneInSilence() && column.operation() != Operation.READ;
    }

    /// What the platform did without saying so is seen on Facebook, which tells how a comment stands.
    private static String expected(Column column, Wrong wrong, Deed deed) {
        return switch (wrong.reading(column.kind())) {
            case NONE -> "done";
            case RATE_LIMITED -> "waits";
            case SIGN_IN_NEEDED -> "sign-in needed";
            case NO_ANSWER -> {
                if (wrong == Wrong.CLOCK || column.operation() == Operation.READ) {
                    yield "no answer";
                }
                var isSeen = column.kind() == Kind.FACEBOOK && deed != Deed.DELETE && isDoneInSilence(column, wrong);
                yield isSeen ? "done" : "unconfirmed";
            }
            case SCOPE_MISSING, CAPPED, NOT_ALLOWED, OWN_FAULT -> "";
        };
    }

    private String doing(ChannelId id, Channel channel, Deed deed, String to) throws InterruptedException {
        try {
            if (deed == Deed.DELETE) {
                channel.act(deed, to);
            } else {
                new DeedDesk(practice.records, practice.activity, _ -> Optional.of(channel), practice.clock)
                        .act(practice.staff, deed, comment(id, to).id());
            }
            return "done";
        } catch (Refused refused) {
            return switch (refused.key()) {
                case "deed.rate-limited" -> "waits";
                case "deed.sign-in" -> "sign-in needed";
                case "deed.no-answer" -> "no answer";
                case "deed.unconfirmed" -> "unconfirmed";
                default -> refused.key();
            };
        } catch (ChannelException e) {
            return switch (e) {
                case RateLimited _ -> "waits";
                case SignInNeeded _ -> "sign-in needed";
                case NoAnswer _ -> "no answer";
                case Unconfirmed _ -> "unconfirmed";
                case NotAllowed refused -> refused.why().name();
            };
        }
    }

    /// A comment under a post of ours, or our reply to it, to which it can be done and is not done yet.
    private String target(ChannelId id, SimulatedPlatform platform, Deed deed) throws Exception {
        var at = practice.clock.instant();
        var asked = switch (platform) {
            case OnX(var _, var x) ->
                x.reply(person(1), "When are you open?", at, x.post(x.account(), "Hello", at.minusSeconds(60)));
            case OnFacebook _ -> platform.ask(person(1), "When are you open?", at);
        };
        poller(id, ChannelInFront.only(Lane.COMMENTS, platform.channel(patient)))
                .once();
        switch (deed) {
            case LIKE, HIDE -> {}
            case UNLIKE -> doing(id, platform.channel(patient), Deed.LIKE, asked);
            case SHOW -> doing(id, platform.channel(patient), Deed.HIDE, asked);
            case DELETE -> {
                return platform.answer(asked, "At eight.", at.plus(Duration.ofSeconds(1)));
            }
        }
        return asked;
    }

    private static boolean isDone(SimulatedPlatform platform, Deed deed, String to) {
        return switch (deed) {
            case LIKE -> isLiked(platform, to);
            case UNLIKE -> !isLiked(platform, to);
            case HIDE -> isHidden(platform, to);
            case SHOW -> !isHidden(platform, to);
            case DELETE -> !stands(platform, to);
        };
    }

    private static boolean isLiked(SimulatedPlatform platform, String id) {
        return switch (platform) {
            case OnX(var _, var x) -> x.isLiked(id);
            case OnFacebook(var _, var facebook, var _) -> facebook.isLiked(id);
        };
    }

    private static boolean isHidden(SimulatedPlatform platform, String id) {
        return switch (platform) {
            case OnX(var _, var x) -> x.isHidden(id);
            case OnFacebook(var _, var facebook, var _) -> facebook.isHidden(id);
        };
    }

    private static boolean stands(SimulatedPlatform platform, String id) {
        return switch (platform) {
            case OnX(var _, var x) -> x.stands(id);
            case OnFacebook(var _, var facebook, var _) -> facebook.stands(id);
        };
    }

    /// Whether we show it as done; of a like or a deletion nothing is kept.
    private boolean isShown(ChannelId id, Deed deed, String to, boolean otherwise) {
        return switch (deed) {
            case HIDE -> comment(id, to).hidden();
            case SHOW -> !comment(id, to).hidden();
            case LIKE, UNLIKE, DELETE -> otherwise;
        };
    }

    private Comment comment(ChannelId id, String externalId) {
        return practice.database.read(
                tx -> practice.comments.find(tx, id, externalId).orElseThrow());
    }

    /// Something stands there, and we ask whether it does.
    private String seeing(Column column, Wrong wrong) throws Exception {
        try (var platform = column.kind().start(practice.clock)) {
            practice.clock.advance(Duration.ofMinutes(1));
            var asked = platform.ask(person(1), "When are you open?", practice.clock.instant());
            begin(platform, column, wrong);

            var during =
                    trouble(() -> assertThat(platform.channel(transport(wrong)).standing(asked))
                            .isInstanceOf(Standing.There.class));
            end(platform);

            assertThat(during).isEqualTo(wrong.reading(column.kind()));
            assertThat(platform.channel(patient).standing(asked)).isInstanceOf(Standing.There.class);
            return words(during);
        }
    }
}
