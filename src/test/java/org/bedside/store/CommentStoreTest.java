package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Assessment;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Priority;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.model.Reason;
import org.bedside.model.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CommentStoreTest {
    private final TestDatabase where;
    private TestPractice practice;
    private ConversationId talk;

    CommentStoreTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        practice.take(theirs("1", "Hello", NOW));
        talk = practice.talkOf("1").id();
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @ParameterizedTest
    @EnumSource(CommentKind.class)
    void aCommentIsReadAsItCame(CommentKind kind) {
        var author = new Author("9", "näme", "Zoë \"Z\" O'Example");
        var came = new IncomingComment(
                "9",
                List.of(),
                kind,
                author,
                "Grüße \uD83D\uDE42\r\n\ttab",
                NOW.minusMillis(1),
                "thread-9",
                Optional.of("1"),
                true,
                true,
                "https://example.com/9");

        var id = add(came);

        assertThat(get(id))
                .isEqualTo(new Comment(
                        id,
                        talk,
                        "9",
                        kind,
                        author,
                        "Grüße \uD83D\uDE42\r\n\ttab",
                        NOW.minusMillis(1),
                        NOW,
                        Optional.empty(),
                        true,
                        true,
                        false,
                        "https://example.com/9",
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty()));
    }

    @Test
    void theSameCommentOfAChannelCannotBeAddedTwice() {
        assertThatThrownBy(() -> add(theirs("1", "Hello", NOW))).isInstanceOf(StoreException.class);
    }

    @Test
    void theCommentsOfAConversationComeInTheOrderOfTheirWriting() {
        add(theirs("late", "3", NOW.plusSeconds(1)));
        add(theirs("early", "0", NOW.minusSeconds(1)));
        add(theirs("same", "2", NOW));

        assertThat(practice.database.<List<Comment>>read(tx -> practice.comments.of(tx, talk)))
                .extracting(Comment::externalId)
                .containsExactly("early", "1", "same", "late");
    }

    @Test
    void anEditChangesTheWordsAndKeepsWhoAndWhen() {
        var known = get(practice.talkOf("1").latestComment());

        practice.database.change(
                tx -> practice.comments.edit(tx, known, theirs("7", "Hello again", NOW), NOW.plusSeconds(60)));

        assertThat(get(known.id()))
                .isEqualTo(new Comment(
                        known.id(),
                        talk,
                        "7",
                        CommentKind.MENTION,
                        MAYA,
                        "Hello again",
                        NOW,
                        NOW,
                        Optional.of(NOW.plusSeconds(60)),
                        false,
                        false,
                        false,
                        known.link(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty()));
    }

    @Test
    void anAssessmentIsReadAsItWasSaved() {
        var assessment = new Assessment(
                Category.EMERGENCY,
                Priority.P1,
                EnumSet.of(Category.EMERGENCY, Category.BILLING, Category.SPAM),
                List.of(
                        new Reason(Category.EMERGENCY, "chest-pain", Optional.of(new Span(3, 9))),
                        new Reason(Category.BILLING, "bill", Optional.of(new Span(0, 0))),
                        new Reason(Category.EMERGENCY, "very-short", Optional.empty())),
                true);

        practice.database.change(
                tx -> practice.comments.assess(tx, practice.talkOf("1").latestComment(), assessment));

        assertThat(assessments()).isEqualTo(Map.of(practice.talkOf("1").latestComment(), assessment));
    }

    @Test
    void aNewAssessmentTakesThePlaceOfTheOld() {
        var comment = practice.talkOf("1").latestComment();

        practice.database.change(tx -> practice.comments.assess(tx, comment, TestPractice.tagged("#legal #spam")));

        assertThat(assessments()).isEqualTo(Map.of(comment, TestPractice.tagged("#legal #spam")));
    }

    @Test
    void theSearchIndexIsSoundAfterAddingAndEditing() {
        for (int i = 0; i < 20; i++) {
            practice.take(theirs("c" + i, "words number " + i, NOW.plusSeconds(i)));
            practice.take(theirs("c" + i, "other words " + i, NOW.plusSeconds(i)));
        }

        if (where == TestDatabase.FILE) {
            practice.database.change(
                    tx -> tx.update("INSERT INTO comment_fts (comment_fts, rank) VALUES ('integrity-check', 1)"));
        }
        assertThat(List.of(found("number").size(), found("other").size())).containsExactly(0, 1);
    }

    private List<QueueRow> found(String words) {
        var filter = new QueueFilter(
                QueueFilter.View.OPEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), words);
        return practice.database.read(tx -> practice.queue.page(tx, filter, Optional.empty(), 60));
    }

    private CommentId add(IncomingComment came) {
        return practice.database.write(tx -> practice.comments.add(tx, practice.x, talk, came, NOW));
    }

    private Comment get(CommentId id) {
        return practice.database.read(tx -> practice.comments.get(tx, id));
    }

    private Map<CommentId, Assessment> assessments() {
        return practice.database.read(tx -> practice.comments.assessments(tx, talk));
    }
}
