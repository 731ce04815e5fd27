package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.CommentKind;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Conversation;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people write to a page, from the simulated Facebook into the store.
class FacebookIntoTheQueueTest {
    private static final Duration EVERY = Duration.ofMinutes(2);

    private final HttpTransport transport = new HttpTransport("test");
    private TestPractice practice;
    private FacebookSimulator facebook;
    private ChannelId page;
    private Poller poller;
    private String post;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        facebook = FacebookSimulator.start(practice.clock);
        page = practice.database.write(tx -> practice.channels.connect(
                tx, Platform.FACEBOOK, facebook.account().externalId(), "", "Oak Street Clinic", Map.of(), NOW));
        var access = new FacebookAccess(
                facebook.account().externalId(), facebook.pageToken(), Optional.empty(), facebook.address());
        var channel = new FacebookChannel(transport, access, practice.clock);
        poller =
                new Poller(page, channel, practice.intake, practice.database, practice.channels, practice.clock, EVERY);
        post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(1)));
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
        facebook.close();
    }

    @Test
    void everyKindOfWhatPeopleWriteComesIntoTheQueue() throws Exception {
        var comment = facebook.comment(post, MAYA, "Until when?", NOW.minusSeconds(60));
        var visit = facebook.visitorPost(NOOR, "Is the car park open?", NOW.minusSeconds(50));
        var tag = facebook.tag(NOOR, "Thank you", NOW.minusSeconds(40));
        var review = facebook.review(MAYA, false, "Nobody picks up the phone", NOW.minusSeconds(30));
        var message = facebook.message(NOOR, "Are you open?", NOW.minusSeconds(20));

        poller.once();

        assertThat(List.of(comment, visit, tag, review, message))
                .extracting(id -> talkOf(id).kind())
                .containsExactly(
                        CommentKind.PAGE_COMMENT,
                        CommentKind.VISITOR_POST,
                        CommentKind.TAG,
                        CommentKind.REVIEW,
                        CommentKind.DIRECT_MESSAGE);
        assertThat(known(review).recommends()).contains(false);
    }

    @Test
    void ourAnswerInPrivateIsInTheTalkThatItAnswers() throws Exception {
        var asked = facebook.message(NOOR, "Are you open?", NOW.minusSeconds(60));
        poller.once();
        facebook.messageAsOwner(NOOR, "Until six.", NOW.plusSeconds(60));
        practice.clock.advance(EVERY);

        poller.once();

        var talk = talkOf(asked);
        assertThat(talk.isAnswered()).isTrue();
        List<Comment> comments = practice.database.read(tx -> practice.comments.of(tx, talk.id()));
        assertThat(comments)
                .extracting(Comment::text, Comment::ours)
                .containsExactly(tuple("Are you open?", false), tuple("Until six.", true));
    }

    @Test
    void aMissingPermissionStopsItsLaneAndNoOther() throws Exception {
        facebook.revoke("pages_messaging");
        var comment = facebook.comment(post, MAYA, "Until when?", NOW.minusSeconds(60));

        poller.once();

        assertThat(known(comment).text()).isEqualTo("Until when?");
        assertThat(trouble(Lane.MESSAGES)).isEqualTo(Trouble.NOT_ALLOWED);
        assertThat(List.of(Lane.COMMENTS, Lane.TAGS, Lane.REVIEWS, Lane.LOOK_BACK))
                .extracting(this::trouble)
                .containsOnly(Trouble.NONE);
    }

    @Test
    @Tag("fault")
    void reviewsThatFailKeepNoCommentAway() throws Exception {
        facebook.faults().always(Operation.REVIEWS, new Fault.MalformedJson());
        facebook.faults().always(Operation.TAGGED, new Fault.Status(500));
        var message = facebook.message(NOOR, "Are you open?", NOW.minusSeconds(60));

        poller.once();

        assertThat(known(message).text()).isEqualTo("Are you open?");
        assertThat(List.of(trouble(Lane.REVIEWS), trouble(Lane.TAGS), trouble(Lane.COMMENTS)))
                .isEqualTo(List.of(Trouble.NO_ANSWER, Trouble.NO_ANSWER, Trouble.NONE));
    }

    @Test
    void whatIsEditedOrDeletedOnThePlatformSaysSoHere() throws Exception {
        var edited = facebook.comment(post, MAYA, "Until when?", NOW.minusSeconds(60));
        var deleted = facebook.comment(post, NOOR, "Never mind", NOW.minusSeconds(50));
        var tag = facebook.tag(NOOR, "Thank you", NOW.minusSeconds(40));
        poller.once();
        facebook.edit(edited, "Until Friday?");
        facebook.delete(deleted);
        facebook.delete(tag);
        practice.clock.advance(Duration.ofMinutes(20));

        poller.once();

        assertThat(known(edited).text()).isEqualTo("Until Friday?");
        assertThat(List.of(edited, deleted, tag))
                .extracting(id -> known(id).deletedAt().isPresent())
                .containsExactly(false, true, true);
    }

    @Test
    void anotherLookFindsTheDeletionThatNoReadingShows() throws Exception {
        var review = facebook.review(MAYA, false, "Nobody picks up the phone", NOW.minusSeconds(30));
        poller.once();
        facebook.faults().always(Operation.REVIEWS, new Fault.Status(500));
        facebook.delete(review);
        practice.clock.advance(Duration.ofHours(7));

        poller.once();

        assertThat(known(review).deletedAt()).isPresent();
    }

    private Comment known(String id) {
        return practice.database.read(tx -> practice.comments.find(tx, page, id).orElseThrow());
    }

    private Conversation talkOf(String id) {
        return practice.database.read(
                tx -> practice.conversations.get(tx, known(id).conversation()));
    }

    private Trouble trouble(Lane lane) {
        return practice.database
                .read(tx -> practice.channels.get(tx, page))
                .health(lane)
                .trouble();
    }
}
