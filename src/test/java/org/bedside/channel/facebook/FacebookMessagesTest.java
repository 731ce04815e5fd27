package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Lane;
import org.bedside.model.Media;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FacebookMessagesTest extends FacebookLaneContract {
    @Override
    protected Lane lane() {
        return Lane.MESSAGES;
    }

    @Override
    protected Operation reading() {
        return Operation.MESSAGES;
    }

    @Override
    protected String permission() {
        return "pages_messaging";
    }

    @Override
    protected Lane other() {
        return Lane.REVIEWS;
    }

    @Override
    protected String write(Author who, int number, String text, Instant at) {
        return facebook.message(who, text, at);
    }

    @Test
    void bothSidesOfATalkAreReadAndHeldTogetherByIt() throws Exception {
        var asked = facebook.message(NOOR, "Are you open?", NOW.minusSeconds(60));
        var answered = facebook.messageAsOwner(NOOR, "Until six.", NOW.minusSeconds(30));

        assertThat(comments(read(Cursor.START)))
                .containsExactlyInAnyOrder(
                        message(asked, NOOR, "Are you open?", 60, false, List.of()),
                        message(answered, facebook.account(), "Until six.", 30, true, List.of()));
    }

    @Test
    void picturesAndStickersAreKnownByTheirLinksAndNotFetched() throws Exception {
        var sticker = facebook.messageSticker(NOOR, URI.create("https://cdn.example/thumb.png"), NOW.minusSeconds(60));
        var photo = facebook.messagePhoto(NOOR, URI.create("https://cdn.example/rash.jpg"), NOW.minusSeconds(30));

        assertThat(comments(read(Cursor.START)))
                .containsExactlyInAnyOrder(
                        message(sticker, NOOR, "", 60, false, List.of(media(Media.Kind.STICKER, "thumb.png"))),
                        message(photo, NOOR, "", 30, false, List.of(media(Media.Kind.PICTURE, "rash.jpg"))));
    }

    private static Media media(Media.Kind kind, String file) {
        return new Media(kind, "https://cdn.example/" + file, "");
    }

    private IncomingComment message(
            String id, Author who, String text, int secondsAgo, boolean ours, List<Media> media) {
        var talk = facebook.talkWith(NOOR);
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.DIRECT_MESSAGE,
                who,
                text,
                NOW.minusSeconds(secondsAgo),
                talk,
                Optional.empty(),
                ours,
                Optional.empty(),
                "https://www.facebook.com/" + facebook.account().externalId() + "/inbox/" + talk + "/",
                Extra.of(media));
    }

    @Test
    void aLongTalkIsReadToItsBeginningAndLaterOnlyWhatIsNew() throws Exception {
        var written = IntStream.range(0, 240)
                .mapToObj(i -> facebook.message(NOOR, "Line " + i, NOW.minusSeconds(100_000L - 100L * i)))
                .toList();
        var first = read(Cursor.START);
        clock.advance(Duration.ofHours(2));
        var late = IntStream.range(0, 15)
                .mapToObj(
                        i -> facebook.message(NOOR, "Late " + i, clock.instant().minusSeconds(i)))
                .toList();

        assertThat(ids(first)).containsExactlyInAnyOrderElementsOf(written);
        assertThat(ids(read(first.getLast().next()))).containsAll(late).hasSizeLessThan(20);
    }

    @Test
    void aPassInWhichNothingHappenedTakesOneRequest() throws Exception {
        facebook.message(NOOR, "Are you open?", NOW.minusSeconds(60));
        var end = read(Cursor.START).getLast().next();
        var before = facebook.arrivals().total();

        read(end);

        assertThat(facebook.arrivals().total()).isEqualTo(before + 1);
    }

    @Test
    void whatComesIntoATalkWhileWeReadIsReadByTheNextPass() throws Exception {
        writeSome(60);
        var page = channel.fetchAfter(Lane.MESSAGES, Cursor.START);
        var late = facebook.message(NOOR, "While you were reading", NOW);
        while (page.more()) {
            page = channel.fetchAfter(Lane.MESSAGES, page.next());
        }

        assertThat(ids(read(page.next()))).contains(late);
    }

    @Test
    @Tag("fault")
    void aTalkWhoseMessagesAreNoListIsReadByItself() throws Exception {
        var noList = facebook.message(NOOR, "Are you open?", NOW.minusSeconds(60));
        var list = facebook.message(MAYA, "Hello", NOW.minusSeconds(30));
        facebook.faults()
                .next(
                        Operation.MESSAGES,
                        new Fault.Altered(
                                body -> body.replaceFirst("\"messages\":\\{\"data\"", "\"messages\":{\"more\"")));

        assertThat(ids(read(Cursor.START))).containsExactlyInAnyOrder(noList, list);
    }

    @Test
    @Tag("fault")
    void aMessageThatCannotBeReadIsAskedForAgainForADay() throws Exception {
        var broken = facebook.message(NOOR, "Are you open?", NOW.minusSeconds(7_200));
        IntStream.range(0, 12).forEach(i -> facebook.message(NOOR, "Line " + i, NOW.minusSeconds(3_600 - 60L * i)));
        var spoilt = new Fault.Altered(
                body -> body.replace("Are you open?\"", "Are you open?\",\"created_time\":\"never\""));
        facebook.faults().always(Operation.MESSAGES, spoilt);
        var first = read(Cursor.START);
        clock.advance(Duration.ofHours(20));
        var second = read(first.getLast().next());
        facebook.faults().clear();
        var third = read(second.getLast().next());
        clock.advance(Duration.ofHours(20));
        var fourth = read(third.getLast().next());

        assertThat(ids(first)).doesNotContain(broken);
        assertThat(first.stream().mapToInt(Page::unreadable).sum()).isEqualTo(1);
        assertThat(ids(third)).contains(broken);
        assertThat(ids(fourth)).doesNotContain(broken);
    }

    @Test
    @Tag("fault")
    void aTalkThatNeverCanBeReadLetsTheOthersBeForgottenAfterADay() throws Exception {
        var old = facebook.message(MAYA, "Hello", NOW.minusSeconds(7_200));
        facebook.faults()
                .always(
                        Operation.MESSAGES,
                        new Fault.Altered(body -> body.replaceFirst("\"data\":\\[", "\"data\":[42,")));
        var first = read(Cursor.START);
        clock.advance(Duration.ofDays(2));
        var late = facebook.message(NOOR, "And today?", clock.instant().minusSeconds(60));
        var second = read(first.getLast().next());
        var third = read(second.getLast().next());

        assertThat(ids(first)).contains(old);
        assertThat(ids(third)).containsExactly(late);
    }
}
