package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.MutableClock;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Page;
import org.bedside.channel.Page.Counted;
import org.bedside.channel.RateLimited;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Fault.Broken;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Lane;
import org.bedside.model.Media;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class XLanesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Author MAYA = new Author("2000000000000000001", "mayasample", "Maya Sample");
    private static final Author NOOR = new Author("2000000000000000002", "noorexample", "Noor Example");
    private static final Media PICTURE =
            new Media(Media.Kind.PICTURE, "https://pbs.twimg.com/media/door.jpg", "A closed door");
    private static final Media VIDEO = new Media(Media.Kind.VIDEO, "https://pbs.twimg.com/media/queue.jpg", "");

    private final MutableClock clock = new MutableClock(NOW);
    private final XSimulator x = XSimulator.start(clock);
    private final HttpTransport transport =
            new HttpTransport("test", new HttpTransport.Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 24));
    private Channel channel;

    @BeforeEach
    void connect() {
        channel = Connected.to(x, transport, x.address(), clock);
    }

    @AfterEach
    void stop() {
        transport.close();
        x.close();
    }

    @Test
    void whatPassesOnWordsThatNameUsIsNoMention() throws Exception {
        var mention = x.mention(MAYA, "Thank you", NOW.minusSeconds(60));
        x.retweet(NOOR, NOW.minusSeconds(30), mention);

        assertThat(ids(read(Lane.COMMENTS))).containsExactly(mention);
    }

    @Test
    void aQuoteOfOursThatNamesUsIsAQuoteAndHasTheQuotedWords() throws Exception {
        var post = x.post(x.account(), "Flu shots are here & free.", NOW.minusSeconds(90));
        var quote = x.quote(MAYA, "At last @oakstreetclinic", NOW.minusSeconds(60), post);

        assertThat(read(Lane.COMMENTS))
                .containsExactly(new IncomingComment(
                        quote,
                        List.of(),
                        CommentKind.QUOTE,
                        MAYA,
                        "At last @oakstreetclinic",
                        NOW.minusSeconds(60),
                        quote,
                        Optional.of(post),
                        false,
                        Optional.empty(),
                        "https://x.com/mayasample/status/" + quote,
                        new Extra("Flu shots are here & free.", Optional.empty(), List.of())));
    }

    @Test
    void aMentionThatQuotesSomebodyElseStaysAMentionAndHasTheQuotedWordsUnderNewNamesToo() throws Exception {
        var elsewhere = x.post(NOOR, "My knee hurts.", NOW.minusSeconds(90));
        x.quote(MAYA, "@oakstreetclinic can you help her?", NOW.minusSeconds(60), elsewhere);

        var old = read(Lane.COMMENTS).getFirst();
        x.answerWithNewNames();
        var renamed = read(Lane.COMMENTS).getFirst();

        assertThat(List.of(old.kind(), old.extra().about(), old.parentId()))
                .isEqualTo(List.of(CommentKind.MENTION, "My knee hurts.", Optional.empty()));
        assertThat(renamed).isEqualTo(old);
    }

    @Test
    void picturesAndVideosAreKnownByTheirLinksAndNotFetched() throws Exception {
        x.mention(MAYA, "Is this your door?", NOW.minusSeconds(60), PICTURE, VIDEO);

        assertThat(read(Lane.COMMENTS).getFirst().extra()).isEqualTo(Extra.of(List.of(PICTURE, VIDEO)));
    }

    @Test
    void aHoleThatTooManyMentionsLeaveIsSaidOnce() throws Exception {
        x.mention(MAYA, "Before", NOW.minusSeconds(20_000));
        var end = readPages(Lane.COMMENTS, Cursor.START).getLast().next();
        IntStream.range(0, 900).forEach(i -> x.mention(MAYA, "Question " + i, NOW.minusSeconds(10_000L - i)));

        var pages = readPages(Lane.COMMENTS, end);
        var after = readPages(Lane.COMMENTS, pages.getLast().next());

        assertThat(pages.stream().flatMap(page -> page.counted().stream()))
                .containsExactly(Counted.hole(Optional.of(NOW.minusSeconds(9_900))));
        assertThat(after).allSatisfy(page -> assertThat(page.counted()).isEmpty());
    }

    @Test
    void theFirst800MentionsLeaveNoHoleThatWeCouldKnowOf() throws Exception {
        IntStream.range(0, 900).forEach(i -> x.mention(MAYA, "Question " + i, NOW.minusSeconds(10_000L - i)));

        var pages = readPages(Lane.COMMENTS, Cursor.START);

        assertThat(pages).allSatisfy(page -> assertThat(page.counted()).isEmpty());
    }

    @Test
    void anAnswerThatDoesNotNameUsIsReadUnderAPostOfTheLastMonth() throws Exception {
        var older = x.post(x.account(), "We are closed on Monday.", NOW.minus(Duration.ofDays(31)));
        var old = x.post(x.account(), "We have moved.", NOW.minus(Duration.ofDays(29)));
        x.replyWithoutHandles(MAYA, "When was that?", NOW.minusSeconds(60), older);
        var first = x.replyWithoutHandles(MAYA, "Where to?", NOW.minusSeconds(50), old);
        var pages = readPages(Lane.DISCUSSIONS, Cursor.START);
        var second = x.replyWithoutHandles(NOOR, "To Oak Street", NOW.minusSeconds(40), old);

        var next = readPages(Lane.DISCUSSIONS, pages.getLast().next());

        assertThat(ids(comments(pages))).containsExactly(first);
        assertThat(ids(comments(next))).contains(second);
    }

    @Test
    void answersThatDoNotNameUsAreReadInOurDiscussionsAndInThoseWeAnsweredIn() throws Exception {
        var ours = x.post(x.account(), "We are closed on Monday.", NOW.minusSeconds(9_000));
        var first = x.reply(MAYA, "Oh no", NOW.minusSeconds(8_000), ours);
        var asked = x.mention(MAYA, "Do you open at 8?", NOW.minusSeconds(7_000));
        var answered = x.replyAsOwner(asked, "We do.", NOW.minusSeconds(6_000));
        var toMaya = x.replyWithoutHandles(NOOR, "They never do", NOW.minusSeconds(5_000), asked);
        var elsewhere = x.post(NOOR, "Nobody is meant.", NOW.minusSeconds(4_000));
        x.reply(MAYA, "Right", NOW.minusSeconds(3_000), elsewhere);

        var comments = read(Lane.DISCUSSIONS);

        assertThat(ids(comments)).containsExactlyInAnyOrder(first, toMaya, answered);
        assertThat(comments.stream().filter(one -> one.externalId().equals(toMaya)))
                .containsExactly(new IncomingComment(
                        toMaya,
                        List.of(),
                        CommentKind.REPLY,
                        NOOR,
                        "They never do",
                        NOW.minusSeconds(5_000),
                        asked,
                        Optional.of(asked),
                        false,
                        Optional.empty(),
                        "https://x.com/noorexample/status/" + toMaya,
                        IncomingComment.Extra.NONE));
    }

    @Test
    void quotesOfOursAreReadThoughTheyDoNotNameUs() throws Exception {
        var post = x.post(x.account(), "Flu shots are here.", NOW.minusSeconds(9_000));
        x.post(x.account(), "Nobody quotes this.", NOW.minusSeconds(8_500));
        var quotes = IntStream.range(0, 130)
                .mapToObj(i -> x.quote(MAYA, "Quote " + i, NOW.minusSeconds(8_000L - i), post))
                .toList();

        var comments = read(Lane.DISCUSSIONS);

        assertThat(ids(comments)).containsExactlyInAnyOrderElementsOf(quotes);
        assertThat(comments.stream().map(IncomingComment::kind)).containsOnly(CommentKind.QUOTE);
        assertThat(x.arrivals().count(Operation.QUOTES)).isEqualTo(2);
    }

    @Test
    void allDiscussionsAreSearchedHoweverManyThereAre() throws Exception {
        var posts = IntStream.range(0, 130)
                .mapToObj(i -> x.post(x.account(), "News " + i, NOW.minusSeconds(20_000L - i)))
                .toList();
        var answers = posts.stream()
                .map(post -> x.reply(MAYA, "Oh", NOW.minusSeconds(9_000), post))
                .toList();

        assertThat(ids(read(Lane.DISCUSSIONS))).containsExactlyInAnyOrderElementsOf(answers);
    }

    @Test
    void theNextPassReadsWhatIsNewAndAllOfADiscussionThatIsNewToUs() throws Exception {
        var ours = x.post(x.account(), "We are closed on Monday.", NOW.minusSeconds(9_000));
        var old = x.reply(MAYA, "Oh no", NOW.minusSeconds(8_000), ours);
        var asked = x.mention(MAYA, "Do you open at 8?", NOW.minusSeconds(7_000));
        var before = x.replyWithoutHandles(NOOR, "They never do", NOW.minusSeconds(6_000), asked);
        var end = readPages(Lane.DISCUSSIONS, Cursor.START).getLast().next();
        clock.advance(Duration.ofHours(1));
        x.replyAsOwner(asked, "We do.", clock.instant());
        var fresh = x.reply(NOOR, "Again?", clock.instant(), ours);

        var pages = readPages(Lane.DISCUSSIONS, end);

        assertThat(ids(comments(pages))).contains(fresh, before).doesNotContain(old);
    }

    @Test
    void afterDaysOfflineTheWholeWeekIsSearched() throws Exception {
        x.post(x.account(), "Hello", NOW.minusSeconds(60));
        var end = readPages(Lane.DISCUSSIONS, Cursor.START).getLast().next();
        clock.advance(Duration.ofDays(9));
        var ours =
                x.post(x.account(), "We are closed on Monday.", clock.instant().minus(Duration.ofDays(5)));
        var answer = x.reply(MAYA, "Oh no", clock.instant().minus(Duration.ofDays(4)), ours);

        assertThat(ids(comments(readPages(Lane.DISCUSSIONS, end)))).containsExactly(answer);
    }

    @Test
    @Tag("fault")
    void aPassThroughDiscussionsBrokenOffAnywhereLosesNothing() throws Exception {
        var posts = IntStream.range(0, 120)
                .mapToObj(i -> x.post(x.account(), "News " + i, NOW.minusSeconds(20_000L - i)))
                .toList();
        var written = new ArrayList<String>();
        IntStream.range(0, 130)
                .forEach(i -> written.add(x.reply(MAYA, "Oh " + i, NOW.minusSeconds(9_000L - i), posts.getFirst())));
        posts.stream().limit(3).forEach(post -> written.add(x.quote(NOOR, "Look", NOW.minusSeconds(100), post)));
        for (var operation : List.of(Operation.OWN_POSTS, Operation.SEARCH, Operation.QUOTES)) {
            x.faults().next(operation, new Fault.None(), new Fault.Status(503), new Fault.TruncatedBody());
        }

        assertThat(ids(readThroughSilence(Lane.DISCUSSIONS)).stream().distinct())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @Tag("fault")
    void aPageOfADiscussionThatXForgotStartsThePassAgainAtTheNextLook() throws Exception {
        var post = x.post(x.account(), "News", NOW.minusSeconds(20_000));
        var written = IntStream.range(0, 130)
                .mapToObj(i -> x.reply(MAYA, "Oh " + i, NOW.minusSeconds(9_000L - i), post))
                .toList();
        var page = channel.fetchAfter(Lane.DISCUSSIONS, Cursor.START);
        page = channel.fetchAfter(Lane.DISCUSSIONS, page.next());
        var forgotten = new Cursor(page.next().value().replaceFirst("\"token\":\"[^\"]+\"", "\"token\":\"forgotten\""));

        var restarted = channel.fetchAfter(Lane.DISCUSSIONS, forgotten);

        assertThat(restarted.more()).isFalse();
        assertThat(ids(comments(readPages(Lane.DISCUSSIONS, restarted.next()))))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aQuotedPostThatIsDeletedMeanwhileDoesNotKeepTheOthersAway() throws Exception {
        var deleted = x.post(x.account(), "One", NOW.minusSeconds(9_000));
        var other = x.post(x.account(), "Two", NOW.minusSeconds(8_000));
        x.quote(MAYA, "Look", NOW.minusSeconds(7_000), deleted);
        var quote = x.quote(MAYA, "Look here", NOW.minusSeconds(6_000), other);
        var page = channel.fetchAfter(Lane.DISCUSSIONS, Cursor.START);
        x.delete(deleted);

        assertThat(ids(comments(readPages(Lane.DISCUSSIONS, page.next())))).contains(quote);
    }

    @Test
    void aMessageIsReadWhole() throws Exception {
        var id = x.directMessage(MAYA, "May I ask something? <b>", NOW.minusSeconds(60), PICTURE);

        assertThat(read(Lane.MESSAGES))
                .containsExactly(new IncomingComment(
                        id,
                        List.of(),
                        CommentKind.DIRECT_MESSAGE,
                        MAYA,
                        "May I ask something? <b>",
                        NOW.minusSeconds(60),
                        "dm:1450000000000000001-2000000000000000001",
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        "https://x.com/messages/1450000000000000001-2000000000000000001",
                        Extra.of(List.of(PICTURE))));
    }

    @Test
    void aMessageWeWroteIsOursAndInTheSameThread() throws Exception {
        x.directMessage(MAYA, "May I ask something?", NOW.minusSeconds(60));
        x.directMessageAsOwner(MAYA, "Please do.", NOW.minusSeconds(30));

        var messages = read(Lane.MESSAGES);

        assertThat(messages.stream().map(IncomingComment::ours)).containsExactly(true, false);
        assertThat(messages.stream().map(IncomingComment::thread).distinct()).hasSize(1);
    }

    @Test
    void ofManyPagesWhatWeWroteComesAfterAllThatItMayAnswer() throws Exception {
        var theirs = new ArrayList<String>();
        var ours = new ArrayList<String>();
        for (int i = 0; i < 130; i++) {
            theirs.add(x.directMessage(MAYA, "Question " + i, NOW.minusSeconds(10_000L - 10L * i)));
            ours.add(x.directMessageAsOwner(MAYA, "Answer " + i, NOW.minusSeconds(9_995L - 10L * i)));
        }

        var read = ids(read(Lane.MESSAGES));

        assertThat(read.subList(0, 130)).containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(read.subList(130, 260)).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void theNextPassOfMessagesReadsTheNewestOnlyWhichXIsPaidFor() throws Exception {
        IntStream.range(0, 250).forEach(i -> x.directMessage(MAYA, "Old " + i, NOW.minusSeconds(100L * (250 - i))));
        var end = readPages(Lane.MESSAGES, Cursor.START).getLast().next();
        var fresh = x.directMessage(NOOR, "New", NOW);
        var before = x.arrivals().count(Operation.MESSAGES);

        var pages = readPages(Lane.MESSAGES, end);

        assertThat(ids(comments(pages))).contains(fresh).hasSize(10);
        assertThat(x.arrivals().count(Operation.MESSAGES)).isEqualTo(before + 1);
    }

    @Test
    @Tag("fault")
    void aPassThroughMessagesBrokenOffAnywhereLosesNothing() throws Exception {
        var written = IntStream.range(0, 350)
                .mapToObj(i -> x.directMessage(MAYA, "Question " + i, NOW.minusSeconds(10_000L - i)))
                .toList();
        x.faults()
                .next(
                        Operation.MESSAGES,
                        new Fault.None(),
                        new Fault.Status(503),
                        new Fault.None(),
                        new Fault.DuplicatePage(),
                        new Fault.TruncatedBody(),
                        new Fault.None(),
                        new Fault.MalformedJson());

        assertThat(ids(readThroughSilence(Lane.MESSAGES)).stream().distinct())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    @Tag("fault")
    void aBrokenMessageIsCountedAndTheOthersAreKept(Broken what) throws Exception {
        IntStream.range(0, 5).forEach(i -> x.directMessage(MAYA, "Question " + i, NOW.minusSeconds(60 + i)));
        x.faults().next(Operation.MESSAGES, new Fault.MalformedItem(what));

        var pages = readPages(Lane.MESSAGES, Cursor.START);

        assertThat(List.of(comments(pages).size(), pages.getFirst().unreadable()))
                .isEqualTo(List.of(4, 1));
    }

    @Test
    @Tag("fault")
    void messagesAndCommentsFailEachByThemselves() throws Exception {
        var mention = x.mention(MAYA, "Hello", NOW.minusSeconds(60));
        var message = x.directMessage(MAYA, "Hello in private", NOW.minusSeconds(60));
        x.faults().next(Operation.MESSAGES, new Fault.Status(403));
        x.faults().next(Operation.MENTIONS, new Fault.None(), new Fault.RateLimited(Duration.ofMinutes(7)));

        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> read(Lane.MESSAGES));
        assertThat(ids(read(Lane.COMMENTS))).containsExactly(mention);
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> read(Lane.COMMENTS));
        assertThat(ids(read(Lane.MESSAGES))).containsExactly(message);
    }

    static Stream<Lane> lanesWithCursor() {
        return Stream.of(Lane.COMMENTS, Lane.DISCUSSIONS, Lane.MESSAGES);
    }

    @ParameterizedTest
    @MethodSource("lanesWithCursor")
    void aCursorOfSomethingElseStartsFromTheBeginning(Lane lane) throws Exception {
        var post = x.post(x.account(), "News", NOW.minusSeconds(90));
        x.reply(MAYA, "Oh", NOW.minusSeconds(60), post);
        x.directMessage(MAYA, "Hello in private", NOW.minusSeconds(60));

        for (var cursor : List.of("of an older Bedside", "[]", "null", "{\"part\":\"QUOTES\",\"since\":\"x\"}")) {
            var pages = readPages(lane, new Cursor(cursor));
            if (comments(pages).isEmpty()) {
                pages = readPages(lane, pages.getLast().next());
            }
            assertThat(comments(pages)).as(cursor).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("lanesWithCursor")
    @Tag("fault")
    void readingWithoutAUsableAnswerIsNoAnswer(Lane lane) {
        for (var body : List.of("{}", "[]", "null", "", "<html>Welcome to the guest network</html>")) {
            x.faults().everywhere(new Fault.Status(200, Map.of(), body, false));

            assertThatExceptionOfType(NoAnswer.class).as(body).isThrownBy(() -> read(lane));
        }
    }

    @Test
    void aLookTellsWhatStandsWhatWasEditedAndWhatIsGone() throws Exception {
        var same = x.mention(MAYA, "Hello", NOW.minusSeconds(90));
        var edited = x.mention(MAYA, "Are you opne?", NOW.minusSeconds(80));
        var deleted = x.mention(MAYA, "You are bad", NOW.minusSeconds(70));
        var latest = x.edit(x.edit(edited, "Are you opem?", NOW.minusSeconds(60)), "Are you open?", NOW);
        x.delete(deleted);

        var page = channel.look(List.of(same, edited, deleted));

        assertThat(page.gone()).containsExactly(deleted);
        assertThat(ids(page.comments())).containsExactly(same, latest);
        assertThat(page.comments().getLast().earlierIds()).startsWith(edited);
        assertThat(page.comments().getLast().text()).isEqualTo("@oakstreetclinic Are you open?");
    }

    @Test
    void aLookAtAHundredIsOneRequest() throws Exception {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> x.mention(MAYA, "Question " + i, NOW.minusSeconds(1_000L - i)))
                .toList();

        assertThat(ids(channel.look(ids))).containsExactlyElementsOf(ids);
        assertThat(x.arrivals().total()).isEqualTo(1);
    }

    @Test
    void whatIsMissingBesideThePostIsNotTakenForThePost() throws Exception {
        var asked = x.post(NOOR, "Anybody awake?", NOW.minusSeconds(90));
        var answer = x.reply(MAYA, "@oakstreetclinic is", NOW.minusSeconds(80), asked);
        x.delete(asked);

        var page = channel.look(List.of(answer));

        assertThat(page.gone()).isEmpty();
        assertThat(ids(page.comments())).containsExactly(answer);
    }

    @Test
    @Tag("fault")
    void aLookThatHearsNothingTakesNothingForGone() {
        var id = x.mention(MAYA, "Hello", NOW.minusSeconds(90));
        for (var fault : List.of(
                new Fault.Status(404),
                new Fault.Status(503),
                new Fault.Status(200, Map.of(), "{}", false),
                new Fault.MalformedJson(),
                new Fault.DropAfterReading(false))) {
            x.faults().always(Operation.READ, fault);

            assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> channel.look(List.of(id)));
        }
    }

    @Test
    @Tag("fault")
    void refusalsAreToldApartByTheirType() {
        assertThat(List.of(
                        why(403, "client-forbidden"),
                        why(403, "oauth1-permissions"),
                        why(403, "not-authorized-for-resource"),
                        why(403, "usage-capped"),
                        why(429, "usage-capped"),
                        why(402, ""),
                        why(404, "resource-not-found"),
                        why(404, ""),
                        why(403, "")))
                .isEqualTo(List.of(
                        NotAllowed.Why.PERMISSION_MISSING,
                        NotAllowed.Why.PERMISSION_MISSING,
                        NotAllowed.Why.COMMENT_GONE,
                        NotAllowed.Why.CAPPED,
                        NotAllowed.Why.CAPPED,
                        NotAllowed.Why.CAPPED,
                        NotAllowed.Why.COMMENT_GONE,
                        NotAllowed.Why.FORBIDDEN,
                        NotAllowed.Why.FORBIDDEN));
    }

    private NotAllowed.Why why(int status, String type) {
        var body = "{\"type\":\"https://api.twitter.com/2/problems/" + type + "\",\"title\":\"No\",\"status\":" + status
                + "}";
        x.faults().everywhere(new Fault.Status(status, Map.of(), body, false));
        return catchThrowableOfType(NotAllowed.class, () -> read(Lane.MESSAGES)).why();
    }

    private List<IncomingComment> read(Lane lane) throws ChannelException, InterruptedException {
        return comments(readPages(lane, Cursor.START));
    }

    private List<Page> readPages(Lane lane, Cursor from) throws ChannelException, InterruptedException {
        var pages = new ArrayList<>(List.of(channel.fetchAfter(lane, from)));
        while (pages.getLast().more()) {
            pages.add(channel.fetchAfter(lane, pages.getLast().next()));
        }
        return pages;
    }

    private List<IncomingComment> readThroughSilence(Lane lane) throws ChannelException, InterruptedException {
        var comments = new ArrayList<IncomingComment>();
        var cursor = Cursor.START;
        while (true) {
            try {
                var page = channel.fetchAfter(lane, cursor);
                comments.addAll(page.comments());
                cursor = page.next();
                if (!page.more()) {
                    return comments;
                }
            } catch (NoAnswer _) {
                // As the poller does: from the same place again.
            }
        }
    }

    private static List<IncomingComment> comments(List<Page> pages) {
        return pages.stream().flatMap(page -> page.comments().stream()).toList();
    }

    private static List<String> ids(Page page) {
        return ids(page.comments());
    }

    private static List<String> ids(List<IncomingComment> comments) {
        return comments.stream().map(IncomingComment::externalId).toList();
    }
}
