package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelContract;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacebookChannelTest extends ChannelContract {
    private static final Author NOOR = new Author("2000000000000000002", "", "Noor Example");

    private final FacebookSimulator facebook = FacebookSimulator.start(CLOCK);
    private final String post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(20)));

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return channel(transport, address, Optional.empty());
    }

    private Channel channel(HttpTransport transport, URI address, Optional<String> appSecret) {
        var access = new FacebookAccess(account().externalId(), facebook.pageToken(), appSecret, address);
        return new FacebookChannel(transport, access, CLOCK);
    }

    private Channel channel() {
        return channel(transport, address());
    }

    @Override
    protected URI address() {
        return facebook.address();
    }

    @Override
    protected Author account() {
        return facebook.account();
    }

    @Override
    protected Faults faults() {
        return facebook.faults();
    }

    @Override
    protected Arrivals arrivals() {
        return facebook.arrivals();
    }

    @Override
    protected List<OwnPost> ownPosts() {
        return facebook.ownPosts();
    }

    @Override
    protected Operation reading() {
        return Operation.COMMENTS;
    }

    @Override
    protected String write(Author who, String text, Instant at) {
        return facebook.comment(post, who, text, at);
    }

    @Override
    protected String delivered(String text) {
        return text;
    }

    @Override
    protected String answerFromTheApp(String comment, String text, Instant at) {
        return facebook.replyAsOwner(comment, text, at);
    }

    @Override
    protected String edit(String comment, String text, Instant at) {
        facebook.edit(comment, text);
        return comment;
    }

    @Override
    protected void delete(String comment) {
        facebook.delete(comment);
    }

    @Override
    protected List<String> secrets() {
        return List.of(facebook.pageToken(), "appsecret_proof");
    }

    @Test
    void aCommentAndAReplyToItAreReadWhole() throws Exception {
        var top = facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(60));
        var nested = facebook.reply(top, MAYA, "I wonder too", NOW.minusSeconds(30));

        var comments = readToTheEnd(Cursor.START).comments();

        assertThat(comments)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("link")
                .containsExactly(
                        comment(
                                top,
                                CommentKind.PAGE_COMMENT,
                                NOOR,
                                "Until when?",
                                NOW.minusSeconds(60),
                                Optional.empty()),
                        comment(
                                nested,
                                CommentKind.REPLY,
                                new Author(MAYA.externalId(), "", MAYA.name()),
                                "I wonder too",
                                NOW.minusSeconds(30),
                                Optional.of(top)));
        assertThat(comments).extracting(IncomingComment::link).allMatch(link -> link.startsWith("https://"));
    }

    private static IncomingComment comment(
            String id, CommentKind kind, Author author, String text, Instant at, Optional<String> parent) {
        return new IncomingComment(id, List.of(), kind, author, text, at, parent.orElse(id), parent, false, false, "");
    }

    @Test
    void whatAVisitorPostsOnThePageIsReadToo() throws Exception {
        var id = facebook.visitorPost(NOOR, "Is the car park open?", NOW.minusSeconds(60));

        var comments = readToTheEnd(Cursor.START).comments();

        assertThat(comments)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("link")
                .containsExactly(comment(
                        id,
                        CommentKind.VISITOR_POST,
                        NOOR,
                        "Is the car park open?",
                        NOW.minusSeconds(60),
                        Optional.empty()));
    }

    @Test
    void commentsUnderManyPostsAreAllRead() throws Exception {
        var written = IntStream.range(0, 130)
                .mapToObj(i -> facebook.post("Post " + i, NOW.minus(Duration.ofHours(i))))
                .map(post -> facebook.comment(post, NOOR, "Hello", NOW.minusSeconds(60)))
                .toList();

        assertThat(readToTheEnd(Cursor.START).ids()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aNewCommentUnderAnOldPostIsRead() throws Exception {
        var old = facebook.post("Summer hours", NOW.minus(Duration.ofDays(80)));
        facebook.comment(old, NOOR, "Thanks", NOW.minus(Duration.ofDays(79)));
        var end = readToTheEnd(Cursor.START).end();
        var late = facebook.comment(old, NOOR, "And in winter?", NOW.minusSeconds(60));

        assertThat(readToTheEnd(end).ids()).contains(late);
    }

    @Test
    void peopleWhomFacebookDoesNotNameStayApart() throws Exception {
        facebook.withholdPerson(NOOR.externalId());
        facebook.withholdField("is_hidden");
        var first = facebook.comment(post, NOOR, "One", NOW.minusSeconds(60));
        var second = facebook.comment(post, NOOR, "Two", NOW.minusSeconds(50));

        var authors = readToTheEnd(Cursor.START).comments().stream()
                .map(IncomingComment::author)
                .toList();

        assertThat(authors)
                .containsExactly(new Author("unknown:" + first, "", ""), new Author("unknown:" + second, "", ""));
    }

    @Test
    void aPictureWithoutAWordIsReadToo() throws Exception {
        var id = facebook.photo(post, NOOR, URI.create("https://example.invalid/rash.jpg"), NOW.minusSeconds(60));

        assertThat(readToTheEnd(Cursor.START).ids()).containsExactly(id);
    }

    @Test
    void aPostDeletedMeanwhileDoesNotKeepUsFromTheOthers() throws Exception {
        var doomed = facebook.post("Soon gone", NOW.minusSeconds(90));
        facebook.comment(doomed, NOOR, "Why?", NOW.minusSeconds(80));
        var kept = facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(60));
        var feed = channel().fetchAfter(Lane.COMMENTS, Cursor.START);
        facebook.delete(doomed);

        var reading = readToTheEnd(feed.next());

        assertThat(List.of(reading.ids(), reading.unreadable())).isEqualTo(List.of(List.of(kept), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    @Tag("fault")
    void aRefusalThatIsNotGraphsOwnDoesNotPassForADeletedPost(int status) {
        facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(60));
        faults().always(Operation.COMMENTS, new Fault.Status(status, Map.of(), "<html>Proxy</html>", false));

        assertThat(catchThrowableOfType(ChannelException.class, () -> readToTheEnd(Cursor.START)))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void postsWithoutCommentsCostNoRequest() throws Exception {
        facebook.post("Nobody minds", NOW.minusSeconds(60));

        readToTheEnd(Cursor.START);

        assertThat(arrivals().count(Operation.COMMENTS)).isZero();
    }

    @Test
    void aCommentFromTheFutureDoesNotHideThoseOfThePresent() throws Exception {
        facebook.comment(post, NOOR, "From a wrong clock", NOW.plus(Duration.ofDays(9)));
        var end = readToTheEnd(Cursor.START).end();
        var present = facebook.comment(post, NOOR, "Until when?", NOW);

        assertThat(readToTheEnd(end).ids()).contains(present);
    }

    @Test
    @Tag("fault")
    void aPageNameThatFacebookForgotStartsThePassAgain() throws Exception {
        var written = writeSome(130);
        var feed = channel().fetchAfter(Lane.COMMENTS, Cursor.START);
        var first = channel().fetchAfter(Lane.COMMENTS, feed.next());
        faults().next(Operation.COMMENTS, error(400, "100", ""));

        assertThat(readToTheEnd(first.next()).ids()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void anAnswerToAnAnswerIsFoundInTheThreadAbove() throws Exception {
        var top = facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(60));
        var reply = new OutgoingReply(facebook.reply(top, MAYA, "I wonder too", NOW.minusSeconds(30)), ANSWER);

        var posted = channel().post(reply);

        assertThat(channel().find(reply, NOW)).isEqualTo(Optional.of(posted));
    }

    @Test
    void theSameWordsToANeighbourInTheThreadAreNotTakenForThisReply() throws Exception {
        var top = facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(600));
        var neighbour = facebook.reply(top, NOOR, "Anybody?", NOW.minusSeconds(500));
        facebook.replyAsOwner(neighbour, ANSWER, NOW.minusSeconds(60));
        var asked = facebook.reply(top, MAYA, "I wonder too", NOW.minusSeconds(400));

        assertThat(channel().find(new OutgoingReply(asked, ANSWER), NOW)).isEmpty();
    }

    @Test
    void anAnswerToAVisitorsPostIsFoundOnceItStandsThere() throws Exception {
        var visit = facebook.visitorPost(NOOR, "Is the car park open?", NOW.minusSeconds(60));
        var reply = new OutgoingReply(visit, ANSWER);

        var before = channel().find(reply, NOW);
        var posted = channel().post(reply);
        var after = channel().find(reply, NOW);

        assertThat(List.of(before, after)).isEqualTo(List.of(Optional.empty(), Optional.of(posted)));
    }

    @Test
    void theSameWordsToSomebodyUnderAVisitorsPostAreNotTakenForTheAnswerToIt() throws Exception {
        var visit = facebook.visitorPost(NOOR, "Is the car park open?", NOW.minusSeconds(60));
        var comment = facebook.comment(visit, MAYA, "I wonder too", NOW.minusSeconds(30));
        channel().post(new OutgoingReply(comment, ANSWER));

        assertThat(channel().find(new OutgoingReply(visit, ANSWER), NOW)).isEmpty();
    }

    @Test
    void aReplyUnderADeletedCommentIsNotFound() throws Exception {
        var asked = facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(60));
        var reply = new OutgoingReply(asked, ANSWER);
        channel().post(reply);
        facebook.delete(asked);

        assertThat(channel().find(reply, NOW)).isEmpty();
    }

    @Test
    void everyRequestProvesTheAppsSecretWhereThereIsOne() throws Exception {
        facebook.requireProof("simulatorAppSecret");
        var channel = channel(transport, address(), Optional.of("simulatorAppSecret"));
        var asked = facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(60));

        channel.account();
        channel.fetchAfter(Lane.COMMENTS, Cursor.START);
        channel.post(new OutgoingReply(asked, ANSWER));

        assertThat(ownPosts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, 190, 463, SignInNeeded, ",
        "400, 102, , SignInNeeded, ",
        "400, 4, , RateLimited, ",
        "400, 17, , RateLimited, ",
        "403, 32, , RateLimited, ",
        "400, 613, , RateLimited, ",
        "403, 80001, , RateLimited, ",
        "403, 10, , NotAllowed, PERMISSION_MISSING",
        "400, 10, 2018278, NotAllowed, WINDOW_CLOSED",
        "400, 10900, , NotAllowed, ALREADY_DONE",
        "400, 10903, , NotAllowed, FORBIDDEN",
        "400, 551, 1545041, NotAllowed, FORBIDDEN",
        "400, 100, 2018292, NotAllowed, COMMENT_GONE",
        "403, 200, , NotAllowed, PERMISSION_MISSING",
        "403, 299, , NotAllowed, PERMISSION_MISSING",
        "400, 368, , NotAllowed, FORBIDDEN",
        "400, 506, , NotAllowed, DUPLICATE",
        "400, 100, 33, NotAllowed, COMMENT_GONE",
        "400, 100, , NotAllowed, INVALID",
        "400, 1705, , NotAllowed, INVALID",
        "500, 1, , Unconfirmed, ",
        "400, 2, , Unconfirmed, ",
        "500, 9000, , Unconfirmed, ",
    })
    @Tag("fault")
    void graphsOwnCodeDecidesWhatAFailedPostMeans(int status, String code, String subcode, String type, String why) {
        faults().everywhere(error(status, code, subcode));

        var refused =
                catchThrowableOfType(ChannelException.class, () -> channel().post(new OutgoingReply("1_2", ANSWER)));

        assertThat(refused.getClass().getSimpleName()).isEqualTo(type);
        assertThat(refused instanceof NotAllowed notAllowed ? notAllowed.why().name() : null)
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"500, 1", "400, 2", "500, 9000", "503, 1"})
    @Tag("fault")
    void aPassingTroubleOfGraphIsNoAnswerWhenReading(int status, String code) {
        faults().everywhere(error(status, code, ""));

        assertThat(catchThrowableOfType(
                        ChannelException.class, () -> channel().fetchAfter(Lane.COMMENTS, Cursor.START)))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    @Tag("fault")
    void aTroubleThatGraphCallsPassingIsUnconfirmed() {
        faults().everywhere(new Fault.Status(
                400,
                Map.of(),
                "{\"error\":{\"message\":\"Try again\",\"type\":\"OAuthException\",\"code\":9000,\"is_transient\":true}}",
                false));

        assertThat(catchThrowableOfType(ChannelException.class, () -> channel().post(new OutgoingReply("1_2", ANSWER))))
                .isInstanceOf(Unconfirmed.class);
    }

    @Test
    @Tag("fault")
    void aLimitWithoutATimeIsWaitedForAWhile() {
        faults().everywhere(error(400, "4", ""));

        var limited = catchThrowableOfType(RateLimited.class, () -> channel().fetchAfter(Lane.COMMENTS, Cursor.START));

        assertThat(limited.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aTokenThatMayNotWriteLacksAPermissionInFacebooksOwnWords() {
        facebook.mayWrite(false);
        var asked = facebook.comment(post, NOOR, "Until when?", NOW.minusSeconds(60));

        var refused = catchThrowableOfType(NotAllowed.class, () -> channel().post(new OutgoingReply(asked, ANSWER)));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.PERMISSION_MISSING);
        assertThat(refused.detail()).contains("Permissions error");
    }

    @Test
    void aTokenOfAnotherPageAsksForAPerson() {
        var access = new FacebookAccess("42", facebook.pageToken(), Optional.empty(), address());

        var refused =
                catchThrowableOfType(SignInNeeded.class, () -> new FacebookChannel(transport, access, CLOCK).account());

        assertThat(refused).hasMessageContaining("42");
    }

    @Test
    void restfbWritesNothingIntoTheLog() throws Exception {
        channel().account();

        assertThat(Logger.getLogger("com.restfb.HTTP").isLoggable(Level.SEVERE)).isFalse();
    }

    @Test
    void theAccessShowsNoSecret() {
        var access = new FacebookAccess("42", "shy1", Optional.of("shy2"));

        assertThat(access).hasToString("FacebookAccess[page 42 at https://graph.facebook.com]");
    }

    private static Fault error(int status, String code, String subcode) {
        var sub = subcode == null || subcode.isEmpty() ? "" : ",\"error_subcode\":" + subcode;
        return new Fault.Status(
                status,
                Map.of(),
                "{\"error\":{\"message\":\"No\",\"type\":\"OAuthException\",\"code\":" + code + sub + "}}",
                false);
    }
}
