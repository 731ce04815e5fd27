package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Author;
import org.bedside.model.Comment;
import org.bedside.model.IncomingComment;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Words that strain a database come through it as they are, and those that none could keep are mended once.
@Tag("fault")
class HostileWordsTest {
    private static final List<String> ASTONISHING = List.of(
            "Family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 and \uD83C\uDDE8\uD83C\uDDE6",
            "right \u202Eto left\u202C \u2066isolated\u2069 \u200F\u05E9\u05DC\u05D5\u05DD",
            "z\u0340\u0341\u0342\u0343\u0344a\u0345\u0346\u0347l\u0348\u0349g\u034A\u034Bo\u034C"
                    + "\u0301".repeat(500),
            "\uFEFFbyte order \uFFFF \u0001\u001B\t\r\n '); DROP TABLE comment; --",
            "a million ".repeat(104_858));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void astonishingWordsComeThroughUnchanged(TestDatabase where) {
        try (var practice = TestPractice.open(where, folder)) {
            for (var words : ASTONISHING) {
                practice.take(theirs("id-" + ASTONISHING.indexOf(words), words, NOW));
            }

            var kept = practice.database.read(
                    tx -> practice.comments.of(tx, practice.talkOf("id-0").id()));

            assertThat(kept).extracting(Comment::text).containsExactlyElementsOf(ASTONISHING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noWordsLookEditedWhenTheyAreFetchedAgain(TestDatabase where) {
        try (var practice = TestPractice.open(where, folder)) {
            var page = new ArrayList<IncomingComment>();
            for (var words : ASTONISHING) {
                page.add(theirs("id-" + page.size(), words, NOW));
            }
            page.add(theirs("id-nul", "NUL\0 and \uD83D half \uDE00", NOW));
            practice.take(page.toArray(IncomingComment[]::new));

            var again = practice.take(page.toArray(IncomingComment[]::new));

            assertThat(again).isEqualTo(new Intake.Taken(0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoCharacterIsMarkedAsSuch(TestDatabase where) {
        try (var practice = TestPractice.open(where, folder)) {
            var who = new Author("7", "half\uD83D", "N\0ame");
            practice.take(theirs("1", who, "thread\0", "NUL\0 and \uD83D half \uDE00, whole \uD83D\uDE00", NOW));

            var kept = practice.database.read(
                    tx -> practice.comments.of(tx, practice.talkOf("1").id()));

            assertThat(kept)
                    .extracting(Comment::text)
                    .containsExactly("NUL\uFFFD and \uFFFD half \uFFFD, whole \uD83D\uDE00");
            assertThat(kept).extracting(Comment::author).containsExactly(new Author("7", "half\uFFFD", "N\uFFFDame"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0000", "D83D", "DE00"})
    void aDraftWithWhatIsNoCharacterIsRefused(String codeUnit) {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var talk = practice.talkOf("1").id();
            var words = "Please " + (char) Integer.parseInt(codeUnit, 16) + " call.";

            assertThatThrownBy(() -> practice.desk.saveDraft(practice.staff, talk, words))
                    .isInstanceOf(Refused.class)
                    .hasMessage("text-with-nul");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAstonishingDraftComesThroughUnchanged(TestDatabase where) {
        try (var practice = TestPractice.open(where, folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var talk = practice.talkOf("1").id();

            var draft = practice.desk.saveDraft(practice.staff, talk, ASTONISHING.getFirst());

            assertThat(practice.get(draft.id()).text()).isEqualTo(ASTONISHING.getFirst());
        }
    }
}
