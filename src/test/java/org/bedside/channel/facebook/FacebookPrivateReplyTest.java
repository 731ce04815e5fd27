package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.model.Author;
import org.bedside.model.Way;
import org.junit.jupiter.api.Test;

class FacebookPrivateReplyTest extends FacebookSendingContract {
    private final String post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(30)));

    @Override
    protected Way way() {
        return Way.PRIVATE_REPLY;
    }

    @Override
    protected String write(Author who, Instant at) {
        return facebook.comment(post, who, "Are you open?", at);
    }

    @Test
    void aCommentIsAnsweredInPrivateOnce() throws Exception {
        var reply = new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.");
        channel().post(reply);

        assertThat(refused(reply)).isEqualTo(Why.ALREADY_DONE);
        assertThat(ownPosts()).hasSize(1);
    }

    @Test
    void aVisitorsPostIsAnsweredInPrivateToo() throws Exception {
        var visit = facebook.visitorPost(NOOR, "Is the car park open?", NOW.minusSeconds(60));
        var reply = new OutgoingReply(way(), visit, "Please call us.");

        var posted = channel().post(reply);

        assertThat(channel().find(reply, NOW)).contains(posted);
    }

    @Test
    void aWeekAfterTheCommentItIsTooLate() {
        assertThat(refused(new OutgoingReply(way(), write(NOOR, NOW.minus(Duration.ofDays(7))), "Please call us.")))
                .isEqualTo(Why.FORBIDDEN);
    }

    @Test
    void aCommentThatIsGoneIsAnsweredNoMoreAndNothingIsFound() throws Exception {
        var reply = new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.");
        facebook.delete(reply.to());

        assertThat(refused(reply)).isEqualTo(Why.COMMENT_GONE);
        assertThat(channel().find(reply, NOW)).isEmpty();
    }

    @Test
    void whoeverFacebookDoesNotNameIsNotLookedFor() throws Exception {
        var reply = new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.");
        channel().post(reply);
        facebook.withholdPerson(NOOR.externalId());

        assertThat(channel().find(reply, NOW)).isEmpty();
    }
}
