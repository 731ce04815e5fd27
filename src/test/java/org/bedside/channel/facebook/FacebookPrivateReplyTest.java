package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bedside.channel.Channel;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.SendingContract;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Author;
import org.bedside.model.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookPrivateReplyTest extends SendingContract {
    private static final Author NOOR = new Author("2000000000000000002", "", "Noor Example");

    private final FacebookSimulator facebook = FacebookSimulator.start(CLOCK);
    private final String post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(30)));

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(facebook, transport, address, CLOCK);
    }

    private Channel channel() {
        return channel(transport, address());
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
    protected Arrivals arrivals() {
        return facebook.arrivals();
    }

    @Override
    protected List<OwnPost> ownPosts() {
        return facebook.ownMessages();
    }

    @Override
    protected Way way() {
        return Way.PRIVATE_REPLY;
    }

    @Override
    protected Operation sending() {
        return Operation.SEND;
    }

    @Override
    protected String write(Author who, Instant at) {
        return facebook.comment(post, who, "Are you open?", at);
    }

    @Override
    protected void sendFromTheApp(String to, String text, Instant at) {
        facebook.messageAsOwner(MAYA, text, at);
    }

    private Why refused(OutgoingReply reply) {
        return catchThrowableOfType(NotAllowed.class, () -> channel().post(reply))
                .why();
    }

    @Test
    void withoutThePermissionItIsRefused() {
        facebook.revoke("pages_messaging");

        assertThat(refused(new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.")))
                .isEqualTo(Why.PERMISSION_MISSING);
    }

    @Test
    void aPersonOutOfReachIsAnswerEnough() {
        facebook.blocks(NOOR);

        assertThat(refused(new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.")))
                .isEqualTo(Why.FORBIDDEN);
    }

    @Test
    void theSameWordsToANeighbourAreNotTakenForThese() throws Exception {
        var reply = new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.");
        channel().post(new OutgoingReply(way(), write(MAYA, NOW.minusSeconds(60)), "Please call us."));

        assertThat(channel().find(reply, NOW)).isEmpty();
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
