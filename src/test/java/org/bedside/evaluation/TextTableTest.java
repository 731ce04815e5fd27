package org.bedside.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTableTest {
    private static final List<String> ADDED = List.of("length", "twice");

    @TempDir
    private Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void nameFiles() {
        in = folder.resolve("in.tsv");
        out = folder.resolve("out.tsv");
    }

    private String judged(String content) throws IOException {
        Files.writeString(in, content);
        TextTable.rewrite(in, out, ADDED, row -> List.of("" + row.text().length(), row.text() + row.text()));
        return Files.readString(out);
    }

    private void assertRefused(String content, Object... keyAndArguments) {
        assertThatThrownBy(() -> judged(content))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(keyAndArguments[0]))
                .satisfies(refused -> assertThat(refused.arguments())
                        .containsExactly(java.util.Arrays.copyOfRange(keyAndArguments, 1, keyAndArguments.length)));
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(in));
    }

    @Test
    void otherColumnsPassThroughAndOursComeLast() throws Exception {
        assertThat(judged("id\ttext\tnote\n1\tab\tx\n2\t\ty\n"))
                .isEqualTo("id\ttext\tnote\tlength\ttwice\n1\tab\tx\t2\tabab\n2\t\ty\t0\t\n");
    }

    @Test
    void quotesMeanThemselves() throws Exception {
        assertThat(judged("text\n\"a\"\"b\n")).isEqualTo("text\tlength\ttwice\n\"a\"\"b\t5\t\"a\"\"b\"a\"\"b\n");
    }

    @Test
    void anEmptyLineIsAnEmptyText() throws Exception {
        assertThat(judged("text\n\na\n")).isEqualTo("text\tlength\ttwice\n\t0\t\na\t1\taa\n");
    }

    @Test
    void emptyFieldsMayBeMissingAtTheEndOfALine() throws Exception {
        assertThat(judged("text\tnote\na\n")).isEqualTo("text\tnote\tlength\ttwice\na\t\t1\taa\n");
    }

    @Test
    void aMarkAtTheBeginningAndLinesEndedByWindowsDoNoHarm() throws Exception {
        assertThat(judged("\uFEFFtext\r\na\r\n")).isEqualTo("text\tlength\ttwice\na\t1\taa\n");
    }

    @Test
    void aFileJudgedBeforeIsJudgedAnew() throws Exception {
        assertThat(judged("length\ttext\n9\ta\n")).isEqualTo("text\tlength\ttwice\na\t1\taa\n");
    }

    @Test
    void aFileMayBeReplacedByItsOwnJudgement() throws Exception {
        Files.writeString(in, "text\na\n");

        var rows = TextTable.rewrite(in, in, List.of("length"), row -> List.of("1"));

        assertThat(rows).isEqualTo(1);
        assertThat(in).hasContent("text\tlength\na\t1");
    }

    @Test
    void whatIsAddedStaysInItsField() throws Exception {
        Files.writeString(in, "text\na\n");

        TextTable.rewrite(in, out, List.of("reasons"), _ -> List.of("one\ttwo\nthree"));

        assertThat(out).hasContent("text\treasons\na\tone two three");
    }

    @Test
    void aFileWithoutTextsIsRefused() {
        assertRefused("", "table.no-text", in, "text");
        assertRefused("words\na\n", "table.no-text", in, "text");
    }

    @Test
    void moreFieldsThanColumnsAreRefusedWithTheirLine() {
        assertRefused("text\tnote\na\tb\nc\td\te\n", "table.too-many", 3, 3, 2);
    }

    @Test
    void whatIsNotUtf8IsRefused() throws Exception {
        Files.write(in, "text\nGr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> TextTable.rewrite(in, out, ADDED, _ -> ADDED))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::key)
                .isEqualTo("table.not-utf8");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> TextTable.rewrite(in, out, ADDED, _ -> ADDED))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::key)
                .isEqualTo("table.not-there");
    }

    @Test
    void whatCannotBeWrittenIsRefused() throws Exception {
        Files.writeString(in, "text\na\n");

        assertThatThrownBy(() -> TextTable.rewrite(in, folder.resolve("no/out.tsv"), ADDED, _ -> ADDED))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::key)
                .isEqualTo("table.not-written");
    }
}
