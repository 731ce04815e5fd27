package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.MutableClock;
import org.bedside.channel.Cursor;
import org.bedside.channel.Deed;
import org.bedside.channel.Granted;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotSignedIn;
import org.bedside.channel.NotSignedIn.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.facebook.FacebookSignIn.Status;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.bedside.model.Scope;
import org.bedside.model.SignIn;
import org.bedside.model.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FacebookSignInTest {
    private static final Instant NOW = Instant.parse("2026-11-18T16:00:00Z");

    private static final Author MAYA = new Author("2001", "", "Maya Sample");

    private final MutableClock clock = new MutableClock(NOW);
    private final FacebookSimulator facebook = FacebookSimulator.start(clock);
    private final HttpTransport transport = new HttpTransport("test");
    private final FacebookSignIn signIn = new FacebookSignIn(transport, facebook.address(), clock);
    private final FacebookApp app =
            new FacebookApp(facebook.signIn().appId(), facebook.signIn().clientToken(), Optional.empty());
    private final FacebookApp appWithSecret = new FacebookApp(
            app.id(), app.clientToken(), Optional.of(facebook.signIn().appSecret()));

    @AfterEach
    void close() {
        transport.close();
        facebook.close();
    }

    private List<ManagedPage> pages(FacebookApp by) throws Exception {
        var begun = signIn.begin(by);
        facebook.signIn().enter(begun.userCode());
        var signed = (Status.Signed) signIn.status(begun);
        return signIn.pages(by, signed.userToken());
    }

    private Optional<String> asking() {
        return Optional.of(app.id() + "|" + facebook.signIn().appSecret());
    }

    private static Why why(Steps step) throws Exception {
        try {
            step.take();
            throw new AssertionError("it came to its end");
        } catch (NotSignedIn e) {
            return e.why();
        }
    }

    private interface Steps {
        void take() throws Exception;
    }

    @Test
    void aCodeThatNobodyEnteredYetIsWaitedFor() throws Exception {
        var begun = signIn.begin(app);

        assertThat(signIn.status(begun)).isEqualTo(new Status.Waiting(Duration.ofSeconds(1)));
        assertThat(begun.until()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(begun.page().toString()).endsWith("/device");
    }

    @Test
    void whoeverAsksTooOftenWaitsLonger() throws Exception {
        var begun = signIn.begin(app);
        facebook.signIn().slowDownOnce();

        assertThat(signIn.status(begun)).isEqualTo(new Status.Waiting(Duration.ofSeconds(2)));
    }

    @Test
    void anEnteredCodeGivesThePagesWithWhatThePersonMayDoThere() throws Exception {
        facebook.signIn().alsoManages(new Author("105", "", "Elm Street Clinic"), "ANALYZE");

        var pages = pages(app);

        assertThat(pages).extracting(ManagedPage::name).isEqualTo(List.of("Oak Street Clinic", "Elm Street Clinic"));
        assertThat(pages).extracting(ManagedPage::mayAnswer).isEqualTo(List.of(true, false));
    }

    @Test
    void aDeclinedCodeIsHeard() throws Exception {
        var begun = signIn.begin(app);
        facebook.signIn().decline(begun.userCode());

        assertThat(why(() -> signIn.status(begun))).isEqualTo(Why.DENIED);
    }

    @Test
    void aCodeThatIsTooOldIsOver() throws Exception {
        var begun = signIn.begin(app);
        clock.advance(Duration.ofMinutes(8));

        assertThat(why(() -> signIn.status(begun))).isEqualTo(Why.TOO_LATE);
    }

    @Test
    void anErrorOfFacebooksIsNoAnswerAndNoRefusal() throws Exception {
        var begun = signIn.begin(app);
        facebook.faults().next(Operation.SIGN_IN, new Fault.Status(500, Map.of(), "{}", false));

        assertThatThrownBy(() -> signIn.status(begun)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void anAppThatFacebookDoesNotKnowGetsNoCode() throws Exception {
        var unknown = new FacebookApp("42", app.clientToken(), Optional.empty());
        var wrong = new FacebookApp(app.id(), "wrong", Optional.empty());

        assertThat(why(() -> signIn.begin(unknown))).isEqualTo(Why.APP_UNKNOWN);
        assertThat(why(() -> signIn.begin(wrong))).isEqualTo(Why.APP_UNKNOWN);
    }

    @Test
    void withTheAppsSecretThePagesTokenDoesNotEnd() throws Exception {
        var page = pages(appWithSecret).getFirst();

        assertThat(signIn.granted(page, asking(), appWithSecret.secret()))
                .isEqualTo(new Granted(
                        Optional.of(Scope.wanted(Platform.FACEBOOK)),
                        Optional.empty(),
                        Optional.of(NOW.plus(Duration.ofDays(90)))));
    }

    @Test
    void aWrongSecretIsToldAsOne() throws Exception {
        var wrong = new FacebookApp(app.id(), app.clientToken(), Optional.of("another"));

        assertThat(why(() -> pages(wrong))).isEqualTo(Why.APP_UNKNOWN);
    }

    @Test
    void withoutItTheTokenTellsItselfWhenItEnds() throws Exception {
        var page = pages(app).getFirst();

        assertThat(signIn.granted(page, Optional.empty(), Optional.empty()).endsAt())
                .contains(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void whatWasNotGrantedIsKnown() throws Exception {
        facebook.signIn().withhold("pages_messaging");
        facebook.signIn().giveForOthersOnly("pages_manage_posts");
        var page = pages(app).getFirst();

        assertThat(signIn.granted(page, Optional.empty(), Optional.empty())
                        .scopes()
                        .orElseThrow())
                .containsExactlyInAnyOrder(
                        Scope.PAGES_SHOW_LIST,
                        Scope.PAGES_READ_ENGAGEMENT,
                        Scope.PAGES_READ_USER_CONTENT,
                        Scope.PAGES_MANAGE_ENGAGEMENT);
    }

    @Test
    void aTokenThatMayNotAskAboutItselfIsNotKnownAbout() throws Exception {
        var page = new ManagedPage(facebook.account().externalId(), "", facebook.pageToken(), Set.of());

        assertThat(signIn.granted(page, Optional.empty(), Optional.empty())).isEqualTo(Granted.UNKNOWN);
    }

    @Test
    void aPastedTokenTellsItsPage() throws Exception {
        var page = signIn.page(facebook.signIn().pageToken("pages_read_engagement"), Optional.empty());

        assertThat(page.id()).isEqualTo(facebook.account().externalId());
        assertThat(page.name()).isEqualTo("Oak Street Clinic");
    }

    @Test
    void aTokenThatEndedNeedsANewSignIn() throws Exception {
        var page = pages(app).getFirst();
        facebook.signIn().endTokens();

        assertThatThrownBy(() -> signIn.page(page.token(), Optional.empty()))
                .isInstanceOf(SignInNeeded.class)
                .message()
                .doesNotContain(page.token());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "PAGES.*")
    void aScopeThatIsMissingDisablesJustWhatNeedsIt(Scope missing) throws Exception {
        var post = facebook.post("We are open.", NOW);
        var comment = facebook.comment(post, MAYA, "Until when?", NOW);
        var granted = EnumSet.copyOf(Scope.wanted(Platform.FACEBOOK));
        granted.remove(missing);
        var token = facebook.signIn().pageToken(granted.stream().map(Scope::key).toArray(String[]::new));
        var how = new SignIn(
                SignIn.Way.PAGE_TOKEN, Optional.of(granted), Optional.empty(), Optional.empty(), Optional.empty());
        var page = facebook.account().externalId();
        var channel = new FacebookChannel(
                transport, new FacebookAccess(page, token, Optional.empty(), facebook.address()), clock);
        var wrong = new ArrayList<String>();

        for (var lane : List.of(Lane.COMMENTS, Lane.MESSAGES, Lane.REVIEWS, Lane.TAGS)) {
            check(wrong, how, Scope.toRead(Platform.FACEBOOK, lane), lane, () -> readToItsEnd(channel, lane));
        }
        for (var deed : List.of(Deed.LIKE, Deed.UNLIKE, Deed.HIDE, Deed.SHOW)) {
            check(wrong, how, Set.of(deed.needs(Platform.FACEBOOK)), deed, () -> channel.act(deed, comment));
        }
        for (var way : List.of(Way.REPLY, Way.PRIVATE_REPLY)) {
            var reply = new OutgoingReply(way, comment, "Until five.");
            check(wrong, how, Set.of(Scope.toSend(Platform.FACEBOOK, way)), way, () -> channel.post(reply));
        }

        assertThat(wrong).isEmpty();
    }

    private static void readToItsEnd(FacebookChannel channel, Lane lane) throws Exception {
        var page = channel.fetchAfter(lane, Cursor.START);
        while (page.more()) {
            page = channel.fetchAfter(lane, page.next());
        }
    }

    /// Tries it on the platform, and notes whether that says another thing than we do.
    private static void check(List<String> wrong, SignIn how, Set<Scope> needed, Enum<?> what, Steps attempt)
            throws Exception {
        var refused = false;
        try {
            attempt.take();
        } catch (NotAllowed e) {
            refused = e.why() == NotAllowed.Why.PERMISSION_MISSING;
        }
        if (refused != how.lacking(needed).isPresent()) {
            wrong.add(what + (refused ? " is refused" : " is not refused"));
        }
    }

    @Test
    void noFailureTellsASecret() throws Exception {
        var begun = signIn.begin(app);
        facebook.signIn().decline(begun.userCode());
        var page = pages(appWithSecret).getFirst();
        facebook.signIn().endTokens();
        var wrong = new FacebookApp(app.id(), "wrong-client-token", Optional.of("wrong-secret"));

        var told = new StringBuilder();
        for (var attempt : List.<Steps>of(
                () -> signIn.begin(wrong),
                () -> signIn.status(begun),
                () -> signIn.pages(wrong, "user-token"),
                () -> signIn.page(page.token(), Optional.of("shy")),
                () -> signIn.page("two words", Optional.empty()))) {
            for (var failure = catchThrowable(attempt::take); failure != null; failure = failure.getCause()) {
                told.append(failure).append('\n');
            }
        }

        assertThat(told.toString().lines().toList()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(told)
                .doesNotContain("wrong-client-token", "wrong-secret", "user-token", "shy", "two words")
                .doesNotContain(begun.code(), page.token(), app.clientToken());
    }

    @Test
    void nothingOfASignInShowsItsSecrets() throws Exception {
        var begun = signIn.begin(appWithSecret);
        var page = pages(appWithSecret).getFirst();

        assertThat(begun.toString() + page + appWithSecret + new Status.Signed("shy"))
                .doesNotContain(begun.code(), page.token(), facebook.signIn().appSecret(), app.clientToken(), "shy");
    }
}
