package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelContract;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class XChannelTest extends ChannelContract {
    private final XSimulator x = XSimulator.start(CLOCK);

    @AfterEach
    void stop() {
        x.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return new XChannel(
                transport,
                new XAccess(
                        x.consumerKey(),
                        x.consumerSecret(),
                        x.token(),
                        x.tokenSecret(),
                        account().externalId(),
                        address),
                CLOCK);
    }

    @Override
    protected URI address() {
        return x.address();
    }

    @Override
    protected Author account() {
        return x.account();
    }

    @Override
    protected Faults faults() {
        return x.faults();
    }

    @Override
    protected Arrivals arrivals() {
        return x.arrivals();
    }

    @Override
    protected List<OwnPost> ownPosts() {
        return x.ownPosts();
    }

    @Override
    protected Operation reading() {
        return Operation.MENTIONS;
    }

    @Override
    protected String write(Author who, String text, Instant at) {
        return x.mention(who, text, at);
    }

    @Override
    protected String delivered(String text) {
        return "@oakstreetclinic " + text;
    }

    @Override
    protected String answerFromTheApp(String comment, String text, Instant at) {
        return x.replyAsOwner(comment, text, at);
    }

    @Override
    protected String edit(String comment, String text, Instant at) {
        return x.edit(comment, text, at);
    }

    @Override
    protected void delete(String comment) {
        x.delete(comment);
    }

    @Override
    protected List<String> secrets() {
        return List.of(x.consumerKey(), x.consumerSecret(), x.token(), x.tokenSecret(), "oauth_signature");
    }

    @Test
    void aMentionIsReadWhole() throws Exception {
        var id = x.mention(MAYA, "Do you open at 8 & close at 6?", NOW.minusSeconds(60));

        assertThat(readToTheEnd(Cursor.START).comments())
                .containsExactly(new IncomingComment(
                        id,
                        List.of(),
                        CommentKind.MENTION,
                        MAYA,
                        "@oakstreetclinic Do you open at 8 & close at 6?",
                        NOW.minusSeconds(60),
                        id,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        "https://x.com/mayasample/status/" + id,
                        IncomingComment.Extra.NONE));
    }

    @Test
    void aReplyIsReadWithWhatItAnswersUnderOldAndNewNames() throws Exception {
        var post = x.post(account(), "We open at 8.", NOW.minusSeconds(90));
        var id = x.reply(MAYA, "And on Sunday?", NOW.minusSeconds(60), post);
        var expected = new IncomingComment(
                id,
                List.of(),
                CommentKind.REPLY,
                MAYA,
                "@oakstreetclinic And on Sunday?",
                NOW.minusSeconds(60),
                post,
                Optional.of(post),
                false,
                Optional.empty(),
                "https://x.com/mayasample/status/" + id,
                IncomingComment.Extra.NONE);

        var old = readToTheEnd(Cursor.START).comments();
        x.answerWithNewNames();
        var renamed = readToTheEnd(Cursor.START).comments();

        assertThat(List.of(old, renamed)).containsOnly(List.of(expected));
    }

    @Test
    void aLongPostIsReadToItsLastWordUnderOldAndNewNames() throws Exception {
        var words = "I have a question about the waiting room. ".repeat(12) + "Thank you & goodbye.";
        x.mention(MAYA, words, NOW.minusSeconds(60));

        var old = readToTheEnd(Cursor.START).comments().getFirst().text();
        x.answerWithNewNames();
        var renamed = readToTheEnd(Cursor.START).comments().getFirst().text();

        assertThat(List.of(old, renamed)).containsOnly("@oakstreetclinic " + words);
    }

    @Test
    void anEditNamesEveryEarlierVersion() throws Exception {
        var first = x.mention(MAYA, "Opne?", NOW.minusSeconds(60));
        var second = x.edit(first, "Opem?", NOW.minusSeconds(50));
        var third = x.edit(second, "Open?", NOW.minusSeconds(40));

        var comment = readToTheEnd(Cursor.START).comments().getFirst();

        assertThat(List.of(comment.externalId(), comment.earlierIds()))
                .isEqualTo(List.of(third, List.of(first, second)));
    }

    @Test
    void aMentionThatXListsLateIsStillRead() throws Exception {
        x.mention(MAYA, "Written last, listed first", NOW.minusSeconds(10));
        var end = readToTheEnd(Cursor.START).end();
        var late = x.mention(MAYA, "Written first, listed last", NOW.minusSeconds(40));

        assertThat(readToTheEnd(end).ids()).contains(late);
    }

    @Test
    @Tag("fault")
    void aPageNameThatXForgotStartsThePassAgain() throws Exception {
        var written = writeSome(130);
        var first = channel(transport, address()).fetchAfter(Lane.COMMENTS, Cursor.START);
        var forgotten =
                new Cursor(first.next().value().replaceFirst("\"token\":\"[^\"]+\"", "\"token\":\"forgotten\""));

        var reading = readToTheEnd(forgotten);

        assertThat(reading.ids()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @Tag("fault")
    void aPageNameThatXNeverTakesDoesNotKeepUsAsking() throws Exception {
        writeSome(130);
        faults().always(Operation.MENTIONS, new Fault.Status(400));
        var cursor = new Cursor("{\"since\":\"1\",\"newest\":\"2\",\"token\":\"never\",\"restarted\":true}");

        var page = channel(transport, address()).fetchAfter(Lane.COMMENTS, cursor);

        assertThat(page.more()).isFalse();
    }

    @Test
    void anAnswerWrittenOnXIsOursWithWhatItAnswers() throws Exception {
        var asked = x.mention(MAYA, "Do you open at 8?", NOW.minusSeconds(60));
        var id = x.replyAsOwner(asked, "We do.", NOW.minusSeconds(30));

        assertThat(ours(readToTheEnd(Cursor.START)))
                .containsExactly(new IncomingComment(
                        id,
                        List.of(),
                        CommentKind.REPLY,
                        account(),
                        "@mayasample We do.",
                        NOW.minusSeconds(30),
                        asked,
                        Optional.of(asked),
                        true,
                        Optional.empty(),
                        "https://x.com/oakstreetclinic/status/" + id,
                        IncomingComment.Extra.NONE));
    }

    @Test
    void anAnswerThatNamesOurselvesIsReadOnceAndAfterWhatItAnswers() throws Exception {
        var asked = x.mention(MAYA, "Do you open at 8?", NOW.minusSeconds(60));
        var answered = x.replyAsOwner(asked, "We at @oakstreetclinic do.", NOW.minusSeconds(30));

        assertThat(readToTheEnd(Cursor.START).ids()).containsExactly(asked, answered);
    }

    @Test
    void whatWeWroteToNobodyIsNeitherReadNorUnreadable() throws Exception {
        x.post(account(), "Flu shots are here.", NOW.minusSeconds(60));
        x.post(account(), "Ask us at @oakstreetclinic.", NOW.minusSeconds(50));

        var reading = readToTheEnd(Cursor.START);

        assertThat(List.of(reading.comments(), reading.unreadable())).isEqualTo(List.of(List.of(), 0));
    }

    @Test
    void mentionsAndAnswersAreReadToTheirEndAndTheNextPassReadsOnlyTheLastMinute() throws Exception {
        var asked = writeSome(130);
        var answers = answerEach(asked);
        var first = readToTheEnd(Cursor.START);

        var second = readToTheEnd(first.end());

        assertThat(first.ids()).startsWith(asked.getLast()).endsWith(answers.getFirst());
        assertThat(first.ids())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(asked, answers).flatMap(List::stream).toList());
        assertThat(second.ids()).containsExactlyElementsOf(lastMinute(asked, answers));
    }

    @Test
    @Tag("fault")
    void aPassBrokenOffInOurAnswersGoesOnThere() throws Exception {
        var answers = answerEach(writeSome(130));
        var channel = channel(transport, address());
        var page = channel.fetchAfter(Lane.COMMENTS, Cursor.START);
        while (page.comments().stream().noneMatch(IncomingComment::ours)) {
            page = channel.fetchAfter(Lane.COMMENTS, page.next());
        }
        var before = page;
        faults().next(Operation.OWN_POSTS, new Fault.Status(503));
        assertThat(catchThrowableOfType(NoAnswer.class, () -> channel.fetchAfter(Lane.COMMENTS, before.next())))
                .isNotNull();

        var rest = readToTheEnd(before.next());

        assertThat(Stream.concat(before.comments().stream(), rest.comments().stream())
                        .map(IncomingComment::externalId))
                .containsExactlyElementsOf(answers.reversed());
    }

    @Test
    @Tag("fault")
    void aLimitOnOurAnswersKeepsTheMentions() throws Exception {
        var asked = x.mention(MAYA, "Do you open at 8?", NOW.minusSeconds(60));
        var answered = x.replyAsOwner(asked, "We do.", NOW.minusSeconds(30));
        faults().next(Operation.OWN_POSTS, new Fault.RateLimited(Duration.ofMinutes(7)));
        var channel = channel(transport, address());
        var mentions = channel.fetchAfter(Lane.COMMENTS, Cursor.START);

        var limited = catchThrowableOfType(RateLimited.class, () -> channel.fetchAfter(Lane.COMMENTS, mentions.next()));

        assertThat(mentions.comments().stream().map(IncomingComment::externalId))
                .containsExactly(asked);
        assertThat(limited.retryAt()).isEqualTo(NOW.plusSeconds(420));
        assertThat(readToTheEnd(mentions.next()).ids()).containsExactly(answered);
    }

    @Test
    @Tag("fault")
    void aPageNameThatXForgotStartsOnlyOurAnswersAgain() throws Exception {
        var answers = answerEach(writeSome(130));
        var forgotten = new Cursor("{\"part\":\"OWN_POSTS\",\"own\":{\"token\":\"forgotten\"}}");

        var reading = readToTheEnd(forgotten);

        assertThat(reading.ids()).containsExactlyElementsOf(answers.reversed());
    }

    @Test
    @Tag("fault")
    void ownPostsThatWeMayNotReadAreCountedAndDoNotKeepUsFromTheMentions() throws Exception {
        answerEach(writeSome(1));
        faults().always(Operation.OWN_POSTS, new Fault.Status(403));
        var first = readToTheEnd(Cursor.START);
        var late = x.mention(MAYA, "Hello?", NOW);

        var second = readToTheEnd(first.end());

        assertThat(List.of(first.unreadable(), second.unreadable())).isEqualTo(List.of(1, 1));
        assertThat(second.ids()).contains(late);
    }

    @Test
    @Tag("fault")
    void aPageNameOfOurAnswersThatXNeverTakesDoesNotKeepUsFromTheMentions() throws Exception {
        var asked = x.mention(MAYA, "Hello?", NOW);
        faults().next(Operation.OWN_POSTS, new Fault.Status(400));
        var cursor = new Cursor("{\"part\":\"OWN_POSTS\",\"own\":{\"token\":\"never\",\"restarted\":true}}");

        var page = channel(transport, address()).fetchAfter(Lane.COMMENTS, cursor);

        assertThat(page.more()).isFalse();
        assertThat(readToTheEnd(page.next()).ids()).containsExactly(asked);
    }

    @Test
    void anAnswerWrittenWhileWeReadComesAgainAfterWhatItAnswers() throws Exception {
        x.mention(MAYA, "Long ago", NOW.minusSeconds(6_000));
        var mentions = channel(transport, address()).fetchAfter(Lane.COMMENTS, Cursor.START);
        var asked = x.mention(MAYA, "While you were reading", NOW.plusSeconds(10));
        var answered = x.replyAsOwner(asked, "We are here.", NOW.plusSeconds(20));
        x.replyAsOwner(asked, "Still here.", NOW.plusSeconds(600));
        var end = readToTheEnd(mentions.next()).end();

        assertThat(readToTheEnd(end).ids()).containsSubsequence(asked, answered);
    }

    @Test
    void theFirstPassReadsTheNewestThousandOfOurPosts() throws Exception {
        var asked = x.mention(MAYA, "Hello", NOW.minusSeconds(9_000));
        var answers = IntStream.range(0, 1_050)
                .mapToObj(i -> x.replyAsOwner(asked, "Answer " + i, NOW.minusSeconds(8_000 - i)))
                .toList();

        var reading = readToTheEnd(Cursor.START);

        assertThat(ours(reading).stream().map(IncomingComment::externalId))
                .containsExactlyElementsOf(answers.subList(50, 1_050).reversed());
        assertThat(readToTheEnd(reading.end()).ids())
                .endsWith(answers.get(1_050 - 60))
                .hasSize(61);
    }

    @Test
    void aCursorFromBeforeWeReadOurAnswersGoesOnInTheMentionsAndReadsAllAnswers() throws Exception {
        var old = x.mention(MAYA, "Long ago", NOW.minusSeconds(9_000));
        var answered = x.replyAsOwner(old, "We do.", NOW.minusSeconds(8_000));
        var known = x.mention(MAYA, "The last we saw", NOW.minusSeconds(600));
        var fresh = x.mention(MAYA, "Hello", NOW.minusSeconds(60));
        var before = new Cursor("{\"since\":\"" + known + "\",\"newest\":\"\",\"token\":\"\",\"restarted\":false}");

        assertThat(readToTheEnd(before).ids()).containsExactly(fresh, known, answered);
    }

    @Test
    void aReplyIsFoundThoughXShortenedItsLinksAndPutAHandleInFront() throws Exception {
        var channel = channel(transport, address());
        var asked = x.mention(MAYA, "Where do I read more?", NOW.minusSeconds(60));
        var reply = new OutgoingReply(asked, "Please see https://www.cdc.gov/flu/ or call our desk & ask.");
        var posted = channel.post(reply);

        assertThat(channel.find(reply, NOW)).isEqualTo(Optional.of(posted));
    }

    @Test
    void aReplyIsFoundBehindPagesOfOtherReplies() throws Exception {
        var channel = channel(transport, address());
        var asked = x.mention(MAYA, "Where do I read more?", NOW.minusSeconds(9_000));
        var reply = new OutgoingReply(asked, "Please call our desk.");
        var id = x.replyAsOwner(asked, reply.text(), NOW.minusSeconds(8_000));
        IntStream.range(0, 250).forEach(i -> x.replyAsOwner(asked, "Answer " + i, NOW.minusSeconds(7_000 - i)));

        var found = channel.find(reply, NOW.minusSeconds(8_000));

        assertThat(found.map(posted -> posted.externalId())).contains(id);
    }

    @Test
    void aReplyToSomebodyWhoDidNotNameUsIsForbiddenInXsOwnWords() {
        var elsewhere = x.post(MAYA, "Nobody is meant.", NOW.minusSeconds(60));

        var refused = catchThrowableOfType(
                NotAllowed.class,
                () -> channel(transport, address()).post(new OutgoingReply(elsewhere, "Please call us.")));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.FORBIDDEN);
        assertThat(refused.detail()).contains("not been mentioned");
    }

    @Test
    void anIdentifierBeyondAllLongsIsReadToTheLastDigit() throws Exception {
        faults().next(
                        Operation.POST,
                        new Fault.Status(
                                201, Map.of(), "{\"data\":{\"id\":\"18446744073709551617\",\"text\":\"Hi\"}}", false));

        var posted = channel(transport, address()).post(new OutgoingReply("18446744073709551615", "Hi"));

        assertThat(posted.externalId()).isEqualTo("18446744073709551617");
    }

    @Test
    void anIdentifierFarAheadHidesNothingThatFollows() throws Exception {
        var odd = x.mention(MAYA, "Hello?", NOW.minusSeconds(60));
        faults().next(reading(), new Fault.Altered(body -> body.replace("\"id\":\"" + odd, "\"id\":\"9" + odd)));
        var end = readToTheEnd(Cursor.START).end();
        var late = x.mention(MAYA, "Still there?", NOW);

        assertThat(readToTheEnd(end).ids()).contains(late);
    }

    @Test
    void aTextThatIsTooLongIsInvalid() {
        var asked = x.mention(MAYA, "Hello", NOW.minusSeconds(60));

        var refused = catchThrowableOfType(
                NotAllowed.class,
                () -> channel(transport, address()).post(new OutgoingReply(asked, "long ".repeat(80))));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.INVALID);
    }

    @Test
    @Tag("fault")
    void theOlderNumberOfALimitIsALimit() {
        faults().everywhere(new Fault.Status(
                400, Map.of(), "{\"errors\":[{\"code\":88,\"message\":\"Rate limit\"}]}", false));

        var limited = catchThrowableOfType(
                RateLimited.class, () -> channel(transport, address()).fetchAfter(Lane.COMMENTS, Cursor.START));

        assertThat(limited.retryAt()).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    @Tag("fault")
    void aDailyLimitIsWaitedForToItsOwnEnd() {
        var tomorrow = NOW.plusSeconds(80_000);
        faults().everywhere(new Fault.Status(
                429,
                Map.of(
                        "x-rate-limit-reset", Long.toString(NOW.plusSeconds(900).getEpochSecond()),
                        "x-user-limit-24hour-remaining", "0",
                        "x-user-limit-24hour-reset", Long.toString(tomorrow.getEpochSecond())),
                "",
                false));

        var limited = catchThrowableOfType(
                RateLimited.class, () -> channel(transport, address()).post(new OutgoingReply("1", "Please call us.")));

        assertThat(limited.retryAt()).isEqualTo(tomorrow);
    }

    @Test
    @Tag("fault")
    void aWrongClockIsNotAnExpiredSignIn() {
        faults().everywhere(new Fault.Status(
                401, Map.of(), "{\"errors\":[{\"code\":135,\"message\":\"Timestamp out of bounds.\"}]}", false));

        var silent = catchThrowableOfType(
                NoAnswer.class, () -> channel(transport, address()).fetchAfter(Lane.COMMENTS, Cursor.START));

        assertThat(silent).hasMessageContaining("clock");
    }

    @Test
    void keysOfAnotherAccountAskForAPerson() {
        var access = new XAccess(x.consumerKey(), x.consumerSecret(), x.token(), x.tokenSecret(), "42", address());

        var refused = catchThrowableOfType(SignInNeeded.class, () -> new XChannel(transport, access, CLOCK).account());

        assertThat(refused).hasMessageContaining("42");
    }

    @Test
    void theAccessShowsNoSecret() {
        var access = new XAccess("shy1", "shy2", "shy3", "shy4", "42");

        assertThat(access).hasToString("XAccess[account 42 at https://api.x.com]");
    }

    /// One was written each second, so these were written within the overlap; the newest first.
    private static List<String> lastMinute(List<String> asked, List<String> answers) {
        return Stream.of(asked, answers)
                .map(all -> all.subList(all.size() - 60, all.size()).reversed())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> answerEach(List<String> asked) {
        return IntStream.range(0, asked.size())
                .mapToObj(i -> x.replyAsOwner(asked.get(i), "Answer " + i, NOW.minusSeconds(5_000L - i)))
                .toList();
    }

    private static List<IncomingComment> ours(Reading reading) {
        return reading.comments().stream().filter(IncomingComment::ours).toList();
    }
}
