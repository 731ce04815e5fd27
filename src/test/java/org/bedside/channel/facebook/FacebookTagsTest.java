package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.LaneContract;
import org.bedside.channel.NotAllowed;
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

class FacebookTagsTest extends LaneContract {
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
        return Lane.TAGS;
    }

    @Override
    protected Operation reading() {
        return Operation.TAGGED;
    }

    @Override
    protected String write(int who, String text, Instant at) {
        var person = new Author("30000" + who, "", "Person " + who + " Example");
        return who % 2 == 0 ? facebook.tag(person, text, at) : facebook.visitorPostLeftOut(person, text, at);
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
    void aPostThatTagsThePageIsATag() throws Exception {
        var id = facebook.tag(NOOR, "Thank you Oak Street Clinic", NOW.minusSeconds(60));

        assertThat(comments(read(Cursor.START)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("link")
                .containsExactly(new IncomingComment(
                        id,
                        List.of(),
                        CommentKind.TAG,
                        NOOR,
                        "Thank you Oak Street Clinic",
                        NOW.minusSeconds(60),
                        id,
                        Optional.empty(),
                        false,
                        Optional.of(false),
                        "",
                        Extra.NONE));
    }

    @Test
    void whatIsWrittenUnderAVisitorsPostThatTheFeedLeavesOutIsReadToo() throws Exception {
        var visit = facebook.visitorPostLeftOut(NOOR, "Is the car park open?", NOW.minusSeconds(90));
        var comment = facebook.comment(visit, MAYA, "I wonder too", NOW.minusSeconds(60));

        assertThat(comments(read(Cursor.START)))
                .extracting(IncomingComment::externalId, IncomingComment::kind)
                .containsExactlyInAnyOrder(
                        tuple(visit, CommentKind.VISITOR_POST), tuple(comment, CommentKind.PAGE_COMMENT));
    }

    @Test
    void aTagThatIsDeletedIsGoneAndTheOthersAreNot() throws Exception {
        var id = facebook.tag(NOOR, "Thank you", NOW.minusSeconds(60));
        facebook.tag(MAYA, "Thank you too", NOW.minusSeconds(50));
        var end = read(Cursor.START).getLast().next();
        facebook.delete(id);

        assertThat(read(end).stream().flatMap(page -> page.gone().stream())).containsExactly(id);
    }
}
