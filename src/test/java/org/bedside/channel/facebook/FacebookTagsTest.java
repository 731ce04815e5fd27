package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Cursor;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Lane;
import org.junit.jupiter.api.Test;

class FacebookTagsTest extends FacebookLaneContract {
    @Override
    protected Lane lane() {
        return Lane.TAGS;
    }

    @Override
    protected Operation reading() {
        return Operation.TAGGED;
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
        return number % 2 == 0 ? facebook.tag(who, text, at) : facebook.visitorPostLeftOut(who, text, at);
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
