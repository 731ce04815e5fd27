package org.bedside.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bedside.model.Category;
import org.bedside.triage.rules.Lexicons.Broken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconsTest {
    private static final String CHEST_PAIN = "I have chest pain";

    @TempDir
    private Path data;

    private Path copy(String name) {
        return data.resolve("triage").resolve(name);
    }

    private void lay(String name, String text) throws IOException {
        Files.createDirectories(data.resolve("triage"));
        Files.writeString(copy(name), text);
    }

    private List<Category> flags(Lexicons read, String text) {
        return List.copyOf(read.rules().assess(text).flags());
    }

    @Test
    void withoutACopyTheShippedRulesAreRead() {
        var read = Lexicons.in(data);

        assertThat(read.broken()).isEmpty();
        assertThat(flags(read, CHEST_PAIN)).contains(Category.EMERGENCY);
        assertThat(data.resolve("triage")).doesNotExist();
    }

    @Test
    void thePracticesCopyIsReadInsteadOfTheShippedFileAndKept() throws IOException {
        lay("es.yaml", "\ufeffrules: {BILLING: [{name: frenos, phrases: [frenos]}]}");

        var read = Lexicons.in(data);

        assertThat(read.broken()).isEmpty();
        assertThat(flags(read, "Mis frenos nuevos")).containsExactly(Category.BILLING);
        assertThat(flags(read, CHEST_PAIN)).contains(Category.EMERGENCY);
        assertThat(copy("es.yaml.last-good")).hasContent("rules: {BILLING: [{name: frenos, phrases: [frenos]}]}");
    }

    @Test
    void ofABrokenCopyTheLastGoodOneIsReadAndStaysAsItWas() throws IOException {
        lay("es.yaml", "rules: {BILLING: [{name: frenos, phrases: [frenos]}]}");
        Lexicons.in(data);
        lay("es.yaml", "rules:\n  BILLING:\n    - name: frenos\n      phrases: [frenos, (a]\n");

        var read = Lexicons.in(data);

        assertThat(read.broken())
                .containsExactly(new Broken(
                        copy("es.yaml")
                                + ", line 4, BILLING, frenos, phrase '(a': a bracket is not closed or stands within another",
                        true));
        assertThat(flags(read, "Mis frenos nuevos")).containsExactly(Category.BILLING);
        assertThat(copy("es.yaml.last-good")).hasContent("rules: {BILLING: [{name: frenos, phrases: [frenos]}]}");
    }

    @Test
    void ofABrokenCopyThatWasNeverGoodTheShippedOneIsRead() throws IOException {
        lay("en.yaml", "rules: [\n");

        var read = Lexicons.in(data);

        assertThat(read.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.why()).startsWith(copy("en.yaml") + ", line 2: ");
            assertThat(broken.lastGood()).isFalse();
        });
        assertThat(flags(read, CHEST_PAIN)).contains(Category.EMERGENCY);
        assertThat(copy("en.yaml.last-good")).doesNotExist();
    }

    @Test
    void whereTheLastGoodCopyIsBrokenTooTheShippedOneIsRead() throws IOException {
        lay("en.yaml", "rules: 7");
        lay("en.yaml.last-good", "rules: 8");

        var read = Lexicons.in(data);

        assertThat(read.broken())
                .containsExactly(new Broken(
                        copy("en.yaml") + ", line 1, rules: must be names, each with something behind it", false));
        assertThat(flags(read, CHEST_PAIN)).contains(Category.EMERGENCY);
    }

    @Test
    void aCopyWithoutAListThatAnotherFileNeedsIsNotUsed() throws IOException {
        lay("en.yaml", "rules: {BILLING: [{name: braces, phrases: [braces]}]}");
        lay("es.yaml", "rules: {BILLING: [{name: frenos, phrases: [frenos]}]}");

        var read = Lexicons.in(data);

        assertThat(read.broken())
                .hasSize(2)
                .allSatisfy(broken -> assertThat(broken.why())
                        .matches("(?s).*\\.yaml: triage/any\\.yaml, line \\d+, combinations, .*: there is no list .*"));
        assertThat(flags(read, CHEST_PAIN)).contains(Category.EMERGENCY);
    }

    @Test
    void aCopyThatIsNotInUtf8IsNamedWithItsLine() throws IOException {
        Files.createDirectories(data.resolve("triage"));
        Files.write(
                copy("es.yaml"), "rules:\n  BILLING: [{name: a, phrases: [é]}]".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Lexicons.in(data).broken())
                .containsExactly(new Broken(copy("es.yaml") + ", line 2: this is not written in UTF-8", false));
    }

    @Test
    void whatIsNoFileIsNamed() throws IOException {
        Files.createDirectories(copy("es.yaml"));

        assertThat(Lexicons.in(data).broken())
                .containsExactly(new Broken(copy("es.yaml") + ", line 1: it cannot be read", false));
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNothingFromBeingRead() throws IOException {
        lay("es.yaml", "rules: {BILLING: [{name: frenos, phrases: [frenos]}]}");
        Files.createDirectories(copy("es.yaml.last-good.new").resolve("in-the-way"));

        assertThat(flags(Lexicons.in(data), "Mis frenos nuevos")).containsExactly(Category.BILLING);
    }
}
