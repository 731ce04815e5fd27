package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.channel.Possibilities.Facts;
import org.bedside.channel.Possible.No;
import org.bedside.channel.Possible.Why;
import org.bedside.channel.Possible.Yes;
import org.bedside.model.CommentKind;
import org.bedside.model.Platform;
import org.bedside.model.Scope;
import org.bedside.model.SignIn;
import org.bedside.model.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PossibilitiesTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-20T09:00:00Z");
    private static final Possible YES = new Yes();

    static Stream<Arguments> waysOnX() {
        return Stream.of(
                Arguments.of(Way.REPLY, x(CommentKind.MENTION, "@OakStreetClinic hello"), YES),
                Arguments.of(Way.REPLY, x(CommentKind.MENTION, "@ourformername hello"), YES),
                Arguments.of(Way.REPLY, x(CommentKind.REPLY, "@maya @oakstreetclinic thanks"), YES),
                Arguments.of(Way.REPLY, x(CommentKind.QUOTE, "Look at this"), YES),
                Arguments.of(Way.REPLY, x(CommentKind.REPLY, "They never do"), new No(Why.NOT_MENTIONED)),
                Arguments.of(Way.REPLY, x(CommentKind.REPLY, "@oakstreetclinics hello"), new No(Why.NOT_MENTIONED)),
                Arguments.of(Way.REPLY, x(CommentKind.REPLY, "me@oakstreetclinic.org"), new No(Why.NOT_MENTIONED)),
                Arguments.of(Way.REPLY, x(CommentKind.REPLY, "a".repeat(280)), new No(Why.NOT_MENTIONED)),
                Arguments.of(Way.REPLY, x(CommentKind.REPLY, "a".repeat(281)), YES),
                Arguments.of(Way.REPLY, underOurs(x(CommentKind.REPLY, "They never do"), true), YES),
                Arguments.of(
                        Way.REPLY, underOurs(x(CommentKind.REPLY, "They never do"), false), new No(Why.NOT_MENTIONED)),
                Arguments.of(Way.REPLY, x(CommentKind.DIRECT_MESSAGE, "@oakstreetclinic"), new No(Why.NOT_HERE)),
                Arguments.of(Way.MESSAGE, x(CommentKind.DIRECT_MESSAGE, "Hello"), YES),
                Arguments.of(Way.MESSAGE, x(CommentKind.MENTION, "@oakstreetclinic"), new No(Why.DID_NOT_WRITE)),
                Arguments.of(Way.PRIVATE_REPLY, x(CommentKind.MENTION, "@oakstreetclinic"), new No(Why.NOT_HERE)));
    }

    @ParameterizedTest
    @MethodSource("waysOnX")
    void onXWhoDidNotTurnToUsCannotBeAnswered(Way way, Facts facts, Possible expected) {
        assertThat(Possibilities.of(way, facts, WRITTEN)).isEqualTo(expected);
    }

    static Stream<Arguments> waysOnFacebook() {
        var open = new Yes(Optional.of(WRITTEN.plus(Duration.ofHours(24))));
        var early = new Yes(Optional.of(WRITTEN.plus(Duration.ofDays(7))));
        var closed = new No(Why.WINDOW_CLOSED, Optional.of(WRITTEN.plus(Duration.ofHours(24))));
        var late = new No(Why.WINDOW_CLOSED, Optional.of(WRITTEN.plus(Duration.ofDays(7))));
        var comment = facebook(CommentKind.PAGE_COMMENT);
        var message = facebook(CommentKind.DIRECT_MESSAGE);
        return Stream.of(
                Arguments.of(Way.REPLY, comment, Duration.ofDays(400), YES),
                Arguments.of(Way.REPLY, message, Duration.ZERO, new No(Why.NOT_HERE)),
                Arguments.of(Way.MESSAGE, message, Duration.ofHours(24).minusMillis(1), open),
                Arguments.of(Way.MESSAGE, message, Duration.ofHours(24), closed),
                Arguments.of(Way.MESSAGE, comment, Duration.ZERO, new No(Why.DID_NOT_WRITE)),
                Arguments.of(Way.PRIVATE_REPLY, comment, Duration.ofDays(7).minusMillis(1), early),
                Arguments.of(Way.PRIVATE_REPLY, comment, Duration.ofDays(7), late),
                Arguments.of(Way.PRIVATE_REPLY, answered(comment), Duration.ZERO, new No(Why.ALREADY_DONE)),
                Arguments.of(Way.PRIVATE_REPLY, facebook(CommentKind.REVIEW), Duration.ZERO, new No(Why.NOT_HERE)));
    }

    @ParameterizedTest
    @MethodSource("waysOnFacebook")
    void onFacebookPrivateWordsHaveTheirTime(Way way, Facts facts, Duration later, Possible expected) {
        assertThat(Possibilities.of(way, facts, WRITTEN.plus(later))).isEqualTo(expected);
    }

    static Stream<Arguments> deeds() {
        var reply = x(CommentKind.REPLY, "They never do");
        var ours = new Facts(
                Platform.X,
                "oakstreetclinic",
                CommentKind.REPLY,
                "We do.",
                true,
                Optional.empty(),
                false,
                WRITTEN,
                false);
        return Stream.of(
                Arguments.of(Deed.LIKE, reply, YES),
                Arguments.of(Deed.UNLIKE, reply, YES),
                Arguments.of(Deed.LIKE, x(CommentKind.DIRECT_MESSAGE, "Hello"), new No(Why.NOT_HERE)),
                Arguments.of(Deed.HIDE, reply, YES),
                Arguments.of(Deed.SHOW, underOurs(reply, true), YES),
                Arguments.of(Deed.HIDE, underOurs(reply, false), new No(Why.NOT_UNDER_OURS)),
                Arguments.of(Deed.HIDE, x(CommentKind.MENTION, "@oakstreetclinic"), new No(Why.NOT_UNDER_OURS)),
                Arguments.of(Deed.HIDE, ours, new No(Why.NOT_HERE)),
                Arguments.of(Deed.DELETE, ours, YES),
                Arguments.of(Deed.DELETE, reply, new No(Why.NOT_OURS)),
                Arguments.of(Deed.HIDE, facebook(CommentKind.PAGE_COMMENT), YES),
                Arguments.of(Deed.HIDE, facebook(CommentKind.TAG), new No(Why.NOT_UNDER_OURS)));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void aDeedIsPossibleWhereThePlatformHasIt(Deed deed, Facts facts, Possible expected) {
        assertThat(Possibilities.of(deed, facts)).isEqualTo(expected);
    }

    @Test
    void toWhatIsGoneNothingCanBeDoneAnyMore() {
        var gone = new Facts(
                Platform.X,
                "oakstreetclinic",
                CommentKind.MENTION,
                "@oakstreetclinic",
                false,
                Optional.empty(),
                true,
                WRITTEN,
                false);

        assertThat(Possibilities.of(Way.REPLY, gone, WRITTEN)).isEqualTo(new No(Why.GONE));
        assertThat(Possibilities.of(Deed.LIKE, gone)).isEqualTo(new No(Why.GONE));
    }

    static Stream<Arguments> posts() {
        var all = granting(Scope.TWEET_WRITE, Scope.PAGES_MANAGE_POSTS);
        return Stream.of(
                Arguments.of(Platform.X, "a".repeat(280), all, YES),
                Arguments.of(Platform.X, "a".repeat(281), all, new No(Why.TOO_LONG)),
                Arguments.of(Platform.FACEBOOK, "a".repeat(63_206), all, YES),
                Arguments.of(Platform.FACEBOOK, "a".repeat(63_207), all, new No(Why.TOO_LONG)),
                Arguments.of(Platform.X, "Hello", granting(Scope.PAGES_MANAGE_ENGAGEMENT), new No(Scope.TWEET_WRITE)),
                Arguments.of(
                        Platform.FACEBOOK,
                        "Hello",
                        granting(Scope.PAGES_MANAGE_ENGAGEMENT),
                        new No(Scope.PAGES_MANAGE_POSTS)));
    }

    private static SignIn granting(Scope... scopes) {
        return new SignIn(
                SignIn.Way.KEYS, Optional.of(Set.of(scopes)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aPostIsPossibleWhereItFitsAndIsGranted(Platform platform, String text, SignIn signIn, Possible expected) {
        assertThat(Possibilities.toPublish(platform, text, signIn)).isEqualTo(expected);
    }

    private static Facts x(CommentKind kind, String text) {
        return new Facts(Platform.X, "oakstreetclinic", kind, text, false, Optional.empty(), false, WRITTEN, false);
    }

    private static Facts facebook(CommentKind kind) {
        return new Facts(Platform.FACEBOOK, "", kind, "Hello", false, Optional.empty(), false, WRITTEN, false);
    }

    private static Facts underOurs(Facts facts, boolean underOurs) {
        return new Facts(
                facts.platform(),
                facts.account(),
                facts.kind(),
                facts.text(),
                facts.ours(),
                Optional.of(underOurs),
                facts.gone(),
                facts.writtenAt(),
                false);
    }

    private static Facts answered(Facts facts) {
        return new Facts(
                facts.platform(),
                facts.account(),
                facts.kind(),
                facts.text(),
                facts.ours(),
                facts.underOurs(),
                facts.gone(),
                facts.writtenAt(),
                true);
    }
}
