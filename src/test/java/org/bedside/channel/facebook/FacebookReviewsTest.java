package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.LaneContract;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookReviewsTest extends LaneContract {
    private final FacebookSimulator facebook = FacebookSimulator.start(clock);

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(facebook, transport, address, clock);
    }

    @Override
    protected URI address() {
        return facebook.address();
    }

    @Override
    protected Faults faults() {
        return facebook.faults();
    }

    @Override
    protected Lane lane() {
        return Lane.REVIEWS;
    }

    @Override
    protected Operation reading() {
        return Operation.REVIEWS;
    }

    @Override
    protected String write(int who, String text, Instant at) {
        var person = new Author("30000" + who, "", "Person " + who + " Example");
        return facebook.review(person, who % 2 == 0, text, at);
    }

    @Override
    protected void edit(String id, String text) {
        facebook.edit(id, text);
    }

    @Test
    void aMissingPermissionIsMissedByThisLaneAlone() throws Exception {
        write(1, "Hello", NOW.minusSeconds(60));
        facebook.revoke("pages_read_user_content");

        var refused = catchThrowableOfType(NotAllowed.class, () -> read(Cursor.START));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.PERMISSION_MISSING);
        assertThat(refused.detail()).contains("pages_read_user_content");
        assertThat(channel.fetchAfter(Lane.MESSAGES, Cursor.START).comments()).isEmpty();
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
