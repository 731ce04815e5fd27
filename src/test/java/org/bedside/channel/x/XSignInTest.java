package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.MutableClock;
import org.bedside.channel.Account;
import org.bedside.channel.Cursor;
import org.bedside.channel.Deed;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotSignedIn;
import org.bedside.channel.NotSignedIn.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
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
import org.junit.jupiter.params.provider.ValueSource;

class XSignInTest {
    private static final Instant NOW = Instant.parse("2026-11-18T16:00:00Z");
    private static final URI REDIRECT = URI.create("http://127.0.0.1:8537/callback");
    private static final Account OAK_STREET =
            new Account("1450000000000000001", "oakstreetclinic", "Oak Street Clinic");

    private final MutableClock clock = new MutableClock(NOW);
    private final XSimulator x = XSimulator.start(clock);
    private final HttpTransport transport = new HttpTransport("test");
    private final XSignIn signIn = new XSignIn(transport, x.address(), x.address(), clock);
    private static final Author MAYA = new Author("2001", "mayasample", "Maya Sample");
    private final XApp app = new XApp(x.signIn().clientId(), Optional.empty());

    @AfterEach
    void close() {
        transport.close();
        x.close();
    }

    /// What the browser is led to by X's page, as parameters.
    private static Map<String, String> browse(URI page) throws Exception {
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
            var address = answer.headers().firstValue("Location").orElseThrow();
            var parameters = new HashMap<String, String>();
            for (var pair : URI.create(address).getQuery().split("&", -1)) {
                parameters.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
            }
            return parameters;
        }
    }

    private XSignIn.Signed signed() throws Exception {
        var begun = signIn.begin(app, REDIRECT);
        return signIn.finish(begun, browse(begun.address()));
    }

    private static Why why(ThrowingCallable step) {
        try {
            step.call();
            throw new AssertionError("it came to its end");
        } catch (NotSignedIn e) {
            return e.why();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private interface ThrowingCallable {
        void call() throws Exception;
    }

    @Test
    void consentInTheBrowserGivesTokensForTheAccountWithEveryScope() throws Exception {
        var signed = signed();

        assertThat(signIn.account(new XSignature.Bearer(XTokenKeeper.of(signed.tokens()))))
                .isEqualTo(OAK_STREET);
        assertThat(signed.granted().scopes()).contains(Scope.wanted(Platform.X));
        assertThat(signed.tokens().endsAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(signed.granted().endsAt()).isEmpty();
    }

    @Test
    void theAddressShowsTheChallengeAndNotTheVerifier() {
        var begun = signIn.begin(app, REDIRECT);

        assertThat(begun.address().toString())
                .contains("code_challenge=" + XSignIn.challenge(begun.verifier()))
                .contains("code_challenge_method=S256")
                .contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A8537%2Fcallback")
                .doesNotContain(begun.verifier());
    }

    @Test
    void theChallengeIsTheOneOfTheStandardsExample() {
        assertThat(XSignIn.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void noTwoSignInsShareStateOrVerifier() {
        var one = signIn.begin(app, REDIRECT);
        var other = signIn.begin(app, REDIRECT);

        assertThat(Set.of(one.state(), one.verifier(), other.state(), other.verifier()))
                .hasSize(4)
                .allSatisfy(word -> assertThat(word).matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aRedirectOfAnotherSignInIsNotTaken() throws Exception {
        var begun = signIn.begin(app, REDIRECT);
        var other = signIn.begin(app, REDIRECT);
        var brought = browse(other.address());

        assertThat(why(() -> signIn.finish(begun, brought))).isEqualTo(Why.CODE_REFUSED);
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() throws Exception {
        var begun = signIn.begin(app, REDIRECT);
        var brought = browse(begun.address());
        var thief = new XSignIn.Begun(begun.address(), begun.state(), "x".repeat(43), REDIRECT, app);

        assertThat(why(() -> signIn.finish(thief, brought))).isEqualTo(Why.CODE_REFUSED);
    }

    @Test
    void aCodeIsTakenOnce() throws Exception {
        var begun = signIn.begin(app, REDIRECT);
        var brought = browse(begun.address());
        signIn.finish(begun, brought);

        assertThat(why(() -> signIn.finish(begun, brought))).isEqualTo(Why.CODE_REFUSED);
    }

    @Test
    void aCodeThatIsTooOldIsRefused() throws Exception {
        var begun = signIn.begin(app, REDIRECT);
        var brought = browse(begun.address());
        clock.advance(Duration.ofSeconds(31));

        assertThat(why(() -> signIn.finish(begun, brought))).isEqualTo(Why.CODE_REFUSED);
    }

    @Test
    void whoeverSaysNoIsHeard() throws Exception {
        x.signIn().deny(true);
        var begun = signIn.begin(app, REDIRECT);
        var brought = browse(begun.address());

        assertThat(why(() -> signIn.finish(begun, brought))).isEqualTo(Why.DENIED);
    }

    @Test
    void anAppThatHasASecretShowsIt() throws Exception {
        x.signIn().requireSecret("simulatorClientSecret");
        var withSecret = new XApp(app.clientId(), Optional.of("simulatorClientSecret"));
        var begun = signIn.begin(withSecret, REDIRECT);
        var brought = browse(begun.address());

        assertThat(signIn.finish(begun, brought).tokens().refresh()).isPresent();
    }

    @Test
    void anAppWithoutItsSecretIsNotKnown() throws Exception {
        x.signIn().requireSecret("simulatorClientSecret");
        var begun = signIn.begin(app, REDIRECT);
        var brought = browse(begun.address());

        assertThat(why(() -> signIn.finish(begun, brought))).isEqualTo(Why.APP_UNKNOWN);
    }

    @Test
    void whatWasNotGrantedIsKnown() throws Exception {
        x.signIn().withhold("dm.read", "dm.write");

        assertThat(signed().granted().scopes().orElseThrow())
                .doesNotContain(Scope.DM_READ, Scope.DM_WRITE)
                .contains(Scope.TWEET_READ);
    }

    @Test
    void withoutOfflineAccessTheSignInEndsAfterTwoHours() throws Exception {
        x.signIn().withhold("offline.access");

        var signed = signed();

        assertThat(signed.granted().endsAt()).contains(NOW.plus(Duration.ofHours(2)));
        assertThatThrownBy(() -> signIn.renew(app, signed.tokens())).isInstanceOf(SignInNeeded.class);
    }

    @Test
    void aRefreshTokenIsTakenOnce() throws Exception {
        var first = signed().tokens();

        var second = signIn.renew(app, first);

        assertThat(second.access()).isNotEqualTo(first.access());
        assertThatThrownBy(() -> signIn.renew(app, first))
                .isInstanceOf(SignInNeeded.class)
                .message()
                .doesNotContain(first.refresh().orElseThrow());
        assertThat(signIn.renew(app, second).refresh()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 404, 403})
    void whatIsNotXsOwnWordDoesNotEndTheSignIn(int status) throws Exception {
        var tokens = signed().tokens();
        x.faults().next(Operation.SIGN_IN, new Fault.Status(status, Map.of(), "<html>proxy</html>", false));

        assertThatThrownBy(() -> signIn.renew(app, tokens)).isInstanceOf(NoAnswer.class);
    }

    /// Renews as a program with one desktop does, and counts nothing twice.
    private final class Keeping implements XTokenKeeper {
        private XTokens tokens;

        Keeping(XTokens tokens) {
            this.tokens = tokens;
        }

        @Override
        public XTokens current() {
            return tokens;
        }

        @Override
        public XTokens renewed(XTokens used) throws org.bedside.channel.ChannelException, InterruptedException {
            tokens = signIn.renew(app, used);
            return tokens;
        }
    }

    private XChannel channel(XTokenKeeper keeper) {
        return new XChannel(
                transport, new XAccess(new XSignature.Bearer(keeper), OAK_STREET.externalId(), x.address()), clock);
    }

    @Test
    void tokensAreRenewedBeforeTheyEnd() throws Exception {
        var keeping = new Keeping(signed().tokens());
        clock.advance(Duration.ofMinutes(116));

        channel(keeping).account();

        assertThat(x.signIn().renewals()).isEqualTo(1);
        assertThat(keeping.tokens.endsAt()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void aTokenThatStillHoldsIsUsedWhileItCannotBeRenewed() throws Exception {
        var keeping = new Keeping(signed().tokens());
        clock.advance(Duration.ofMinutes(116));
        x.faults().next(Operation.SIGN_IN, new Fault.Status(503, Map.of(), "", false));

        assertThat(channel(keeping).account()).isEqualTo(OAK_STREET);
    }

    @Test
    void aTokenThatEndsMidwayIsRenewedAndThePageIsRead() throws Exception {
        x.mention(MAYA, "Is there parking?", NOW);
        var channel = channel(new Keeping(signed().tokens()));
        channel.account();
        x.signIn().endAccess();

        var page = channel.fetchAfter(Lane.COMMENTS, Cursor.START);

        assertThat(page.comments()).hasSize(1);
        assertThat(x.signIn().renewals()).isEqualTo(1);
    }

    @Test
    void aReplyThatMetAnEndedTokenIsPostedOnce() throws Exception {
        var asked = x.mention(MAYA, "Is there parking?", NOW);
        var channel = channel(new Keeping(signed().tokens()));
        x.signIn().endAccess();

        channel.post(new OutgoingReply(asked, "Yes, behind the house."));

        assertThat(x.ownPosts()).extracting(OwnPost::text).isEqualTo(List.of("Yes, behind the house."));
    }

    @Test
    void afterThePermissionIsTakenBackAPersonIsNeeded() throws Exception {
        var channel = channel(new Keeping(signed().tokens()));
        x.signIn().revoke();

        assertThatThrownBy(channel::account).isInstanceOf(SignInNeeded.class);
        assertThatThrownBy(() -> channel.post(new OutgoingReply("1", "Hello"))).isInstanceOf(SignInNeeded.class);
    }

    @Test
    void whatAScopeDoesNotAllowIsNoReasonToSignInAgain() throws Exception {
        x.signIn().withhold("tweet.write");
        var asked = x.mention(MAYA, "Is there parking?", NOW);
        var channel = channel(new Keeping(signed().tokens()));

        assertThatThrownBy(() -> channel.post(new OutgoingReply(asked, "Yes."))).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "(PAGES|TWEET_READ|USERS_READ).*")
    void aScopeThatIsMissingDisablesJustWhatNeedsIt(Scope missing) throws Exception {
        var ours = x.post(XSimulator.OAK_STREET, "We are open.", NOW);
        var answer = x.reply(MAYA, "@oakstreetclinic Until when?", NOW, ours);
        x.signIn().withhold(missing.key());
        var signed = signed();
        var how = new SignIn(
                SignIn.Way.BROWSER, signed.granted().scopes(), Optional.empty(), Optional.empty(), Optional.empty());
        var channel = channel(XTokenKeeper.of(signed.tokens()));
        var wrong = new ArrayList<String>();

        for (var lane : channel.lanes()) {
            check(wrong, how, Scope.toRead(Platform.X, lane), lane, () -> channel.fetchAfter(lane, Cursor.START));
        }
        for (var deed : List.of(Deed.LIKE, Deed.UNLIKE, Deed.HIDE, Deed.SHOW)) {
            check(wrong, how, Set.of(deed.needs(Platform.X)), deed, () -> channel.act(deed, answer));
        }
        check(wrong, how, Set.of(Deed.DELETE.needs(Platform.X)), Deed.DELETE, () -> channel.act(Deed.DELETE, ours));
        for (var way : List.of(Way.REPLY, Way.MESSAGE)) {
            var to = way == Way.REPLY ? x.mention(MAYA, "Hello?", NOW) : MAYA.externalId();
            var reply = new OutgoingReply(way, to, "Until five.");
            check(wrong, how, Set.of(Scope.toSend(Platform.X, way)), way, () -> channel.post(reply));
        }

        assertThat(signed.granted().endsAt().isPresent()).isEqualTo(missing == Scope.OFFLINE_ACCESS);
        assertThat(wrong).isEmpty();
    }

    /// Tries it on the platform, and notes whether that says another thing than we do.
    private static void check(List<String> wrong, SignIn how, Set<Scope> needed, Enum<?> what, ThrowingCallable attempt)
            throws Exception {
        var refused = false;
        try {
            attempt.call();
        } catch (NotAllowed e) {
            refused = e.why() == NotAllowed.Why.PERMISSION_MISSING;
        }
        if (refused != how.lacking(needed).isPresent()) {
            wrong.add(what + (refused ? " is refused" : " is not refused"));
        }
    }

    @Test
    void aLikeThatMetAnEndedTokenIsGivenByTheNewOne() throws Exception {
        var asked = x.mention(MAYA, "Is there parking?", NOW);
        var channel = channel(new Keeping(signed().tokens()));
        x.signIn().endAccess();

        channel.act(Deed.LIKE, asked);

        assertThat(x.isLiked(asked)).isTrue();
        assertThat(x.signIn().renewals()).isEqualTo(1);
    }

    private String pin(XSignIn.PinBegun begun) throws Exception {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(begun.address()).build(), BodyHandlers.ofString())
                    .body()
                    .replaceAll("\\D", "");
        }
    }

    @Test
    void theNumberThatXShowsGivesTheAccountsKeys() throws Exception {
        var begun = signIn.beginPin(x.consumerKey(), x.consumerSecret());

        var keys = signIn.finishPin(begun, " " + pin(begun) + "\n");

        assertThat(signIn.account(keys)).isEqualTo(OAK_STREET);
    }

    @Test
    void aWrongNumberIsRefusedAndTheRightOneStillTaken() throws Exception {
        var begun = signIn.beginPin(x.consumerKey(), x.consumerSecret());
        var pin = pin(begun);

        assertThat(why(() -> signIn.finishPin(begun, "0000000"))).isEqualTo(Why.CODE_REFUSED);
        assertThat(signIn.account(signIn.finishPin(begun, pin))).isEqualTo(OAK_STREET);
    }

    @Test
    void anAppThatXDoesNotKnowGetsNoNumber() {
        assertThat(why(() -> signIn.beginPin(x.consumerKey(), "another"))).isEqualTo(Why.APP_UNKNOWN);
    }

    @Test
    void noFailureTellsASecret() throws Exception {
        var begun = signIn.begin(new XApp(app.clientId(), Optional.of("shy")), REDIRECT);
        var brought = browse(begun.address());
        var tokens = signed().tokens();
        var keys = signIn.beginPin(x.consumerKey(), x.consumerSecret());
        x.signIn().requireSecret("bold");
        x.signIn().revoke();

        var told = new StringBuilder();
        for (var attempt : List.<ThrowingCallable>of(
                () -> signIn.finish(begun, brought),
                () -> signIn.renew(app, tokens),
                () -> signIn.account(new XSignature.Bearer(XTokenKeeper.of(tokens))),
                () -> signIn.finishPin(keys, "7654321"),
                () -> signIn.beginPin(x.consumerKey(), "wrong-secret"),
                () -> new XTokens("two words", Optional.empty(), NOW))) {
            for (var failure = catchThrowable(attempt::call); failure != null; failure = failure.getCause()) {
                told.append(failure).append('\n');
            }
        }

        assertThat(told.toString().lines().toList()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(told)
                .doesNotContain("shy", "bold", "7654321", "wrong-secret", "two words")
                .doesNotContain(begun.verifier(), begun.state(), brought.get("code"), tokens.access())
                .doesNotContain(
                        tokens.refresh().orElseThrow(),
                        x.consumerSecret(),
                        keys.request().token());
    }

    @Test
    void nothingOfASignInShowsItsSecrets() throws Exception {
        var begun = signIn.begin(new XApp(app.clientId(), Optional.of("shy")), REDIRECT);
        var signed = signed();
        var pin = signIn.beginPin(x.consumerKey(), x.consumerSecret());

        assertThat(begun.toString() + signed + pin + new XSignature.Bearer(XTokenKeeper.of(signed.tokens())))
                .doesNotContain(
                        "shy", begun.verifier(), begun.state(), signed.tokens().access())
                .doesNotContain(signed.tokens().refresh().orElseThrow(), x.consumerSecret());
    }
}
