package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Cursor;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Lane;
import org.junit.jupiter.api.Test;

class FacebookReviewsTest extends FacebookLaneContract {
    @Override
    protected Lane lane() {
        return Lane.REVIEWS;
    }

    @Override
    protected Operation reading() {
        return Operation.REVIEWS;
    }

    @Override
    protected String permission() {
        return "pages_read_user_content";
    }

    @Override
    protected Lane other() {
        return Lane.MESSAGES;
    }

    @Override
    protected String write(Author who, int number, String text, Instant at) {
        return facebook.review(who, number % 2 == 0, text, at);
    }

    @Test
    void aReviewSaysWhetherItRecommends() throws Exception {
        var id = facebook.review(NOOR, false, "Nobody picks up the phone", NOW.minusSeconds(60));

        assertThat(comments(read(Cursor.START)))
                .containsExactly(
                        review(id, NOOR, "Nobody picks up the phone", false, "https://www.facebook.com/" + id));
    }

    @Test
    void aReviewWithoutWordsWriterOrIdentifierIsReadToo() throws Exception {
        facebook.withholdPerson(NOOR.externalId());
        facebook.reviewWithoutIdentifier(NOOR, true, "", NOW.minusSeconds(60));
        var id = "rating::2026-11-20T08:59:00+0000";

        assertThat(comments(read(Cursor.START)))
                .containsExactly(review(
                        id,
                        new Author("unknown:" + id, "", ""),
                        "",
                        true,
                        "https://www.facebook.com/" + facebook.account().externalId() + "/reviews"));
    }

    private static IncomingComment review(String id, Author who, String text, boolean recommends, String link) {
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.REVIEW,
                who,
                text,
                NOW.minusSeconds(60),
                id,
                Optional.empty(),
                false,
                Optional.empty(),
                link,
                new Extra("", Optional.of(recommends), List.of()));
    }

    @Test
    void reviewsThatAreTakenBackAreGone() throws Exception {
        var named = facebook.review(NOOR, false, "Never again", NOW.minusSeconds(60));
        var unnamed = facebook.reviewWithoutIdentifier(MAYA, false, "Nor I", NOW.minusSeconds(50));
        facebook.review(MAYA, true, "Kind people", NOW.minusSeconds(40));
        var end = read(Cursor.START).getLast().next();
        facebook.delete(named);
        facebook.delete(unnamed);

        assertThat(read(end).stream().flatMap(page -> page.gone().stream()))
                .containsExactly(named, "rating:" + MAYA.externalId() + ":2026-11-20T08:59:10+0000");
    }

    @Test
    void anAnswerToAReviewStandsUnderItAndOneWithoutIdentifierCannotBeAnswered() throws Exception {
        var reply =
                new OutgoingReply(facebook.review(NOOR, false, "Never again", NOW.minusSeconds(60)), "Please call us.");
        var unnamed = new OutgoingReply("rating::2026-11-20T08:59:00+0000", "Please call us.");

        var posted = channel.post(reply);
        var refused = catchThrowableOfType(NotAllowed.class, () -> channel.post(unnamed));

        assertThat(channel.find(reply, NOW)).contains(posted);
        assertThat(refused.why()).isEqualTo(NotAllowed.Why.FORBIDDEN);
    }

    @Test
    void moreReviewsThanAPageAreNotAllReadOnEachPass() throws Exception {
        writeSome(130);
        var end = read(read(Cursor.START).getLast().next()).getLast().next();
        clock.advance(Duration.ofHours(2));
        var before = facebook.arrivals().total();

        read(end);

        assertThat(facebook.arrivals().total()).isEqualTo(before + 1);
    }
}
