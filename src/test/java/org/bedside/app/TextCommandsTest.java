package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRule.Kind;
import org.bedside.settings.MemoryKeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that judge files of texts.
class TextCommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return run(new MemoryKeyStore(), args);
    }

    private int run(MemoryKeyStore keyStore, String... args) {
        return Bedside.run(
                keyStore, InputStream.nullInputStream(), new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private List<String> judged(String command, String... lines) throws IOException {
        write("in.tsv", lines);

        assertThat(run(command, "--in", file("in.tsv"), "--out", file("out.tsv")))
                .isZero();

        return Files.readAllLines(folder.resolve("out.tsv"));
    }

    @Test
    void triageAddsItsColumns() throws IOException {
        assertThat(judged("triage", "id\ttext", "7\tMy chest hurts", "8\tWhere can I park?", "9\t"))
                .containsExactly(
                        "id\ttext\tcategory\tpriority\tflags\tcheck\treasons",
                        "7\tMy chest hurts\tEMERGENCY\tP0\tEMERGENCY\tfalse\tchest-pain: chest hurts",
                        "8\tWhere can I park?\tGENERAL_QUESTION\tP3\tGENERAL_QUESTION\tfalse\tpractical: Where can I park",
                        "9\t\tGENERAL_QUESTION\tP3\tGENERAL_QUESTION\ttrue\tnothing-matched");
        assertThat(out.toString().strip()).isEqualTo("3 texts judged: " + file("out.tsv"));
    }

    @Test
    void triageGoesByTheOwnRulesOfThePracticeThatDataNames() throws IOException {
        var own = new OwnPractice();
        var data = folder.resolve("practice");
        own.setUp(data);
        try (var session = own.open(data)) {
            var wired = session.wiring().orElseThrow();
            wired.ownRuleDesk.add(
                    wired.members.getFirst(),
                    new Content(
                            "Parking",
                            Kind.PHRASES,
                            "park",
                            Category.COMPLAINT,
                            Optional.empty(),
                            Optional.empty(),
                            true));
        }
        write("in.tsv", "text", "Where can I park?");

        assertThat(run(
                        own.keyStore,
                        "triage",
                        "--data",
                        data.toString(),
                        "--in",
                        file("in.tsv"),
                        "--out",
                        file("a.tsv")))
                .isZero();
        assertThat(run("triage", "--in", file("in.tsv"), "--out", file("b.tsv")))
                .isZero();

        assertThat(Files.readAllLines(folder.resolve("a.tsv")).getLast())
                .isEqualTo("Where can I park?\tCOMPLAINT\tP2\tCOMPLAINT|GENERAL_QUESTION\tfalse"
                        + "\tpractical: Where can I park; own:Parking: park");
        assertThat(Files.readAllLines(folder.resolve("b.tsv")).getLast()).contains("\tGENERAL_QUESTION\tP3\t");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aBrokenRuleFileOfThePracticeIsNamedAndTriageGoesOn() throws IOException {
        var own = new OwnPractice();
        var data = folder.resolve("practice");
        own.setUp(data);
        Files.createDirectories(data.resolve("triage"));
        Files.writeString(data.resolve("triage/es.yaml"), "rules:\n  BILING: []\n");
        write("in.tsv", "text", "My chest hurts");

        assertThat(run(
                        own.keyStore,
                        "triage",
                        "--data",
                        data.toString(),
                        "--in",
                        file("in.tsv"),
                        "--out",
                        file("out.tsv")))
                .isZero();

        assertThat(err.toString().strip())
                .isEqualTo("A rule file of the practice is broken, so the one that came with Bedside is used. "
                        + data.resolve("triage/es.yaml") + ", line 2, rules: there is no category BILING");
        assertThat(Files.readAllLines(folder.resolve("out.tsv")).getLast()).contains("\tEMERGENCY\tP0\t");
    }

    @Test
    void anInfantsFeverIsAnEmergencyAndAGrownUpsIsNot() throws IOException {
        assertThat(judged("triage", "text\tage", "A fever since noon\t0", "A fever since noon\t40", "A fever\tunknown"))
                .satisfiesExactly(
                        _ -> {},
                        infant -> assertThat(infant).contains("\tEMERGENCY\tP0\t"),
                        grownUp -> assertThat(grownUp)
                                .contains("CLINICAL_QUESTION")
                                .doesNotContain("\tP0\t"),
                        unknown -> assertThat(unknown)
                                .contains("CLINICAL_QUESTION")
                                .doesNotContain("\tP0\t"));
    }

    @Test
    void theGuardKnowsTheWriterAndThePlatform() throws IOException {
        assertThat(judged(
                        "guard",
                        "text\twriter\tplatform",
                        "Thank you, Maya.\tMaya Sample\t",
                        "Thank you.\t@maya\tx",
                        "a".repeat(281) + "\t\tX",
                        "a".repeat(281) + "\t\tfacebook"))
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("text\twriter\tplatform\tverdict\tfindings"),
                        named -> assertThat(named).contains("\tblock\tG2 "),
                        clean -> assertThat(clean).endsWith("\tok\t"),
                        onX -> assertThat(onX).endsWith("\tblock\tG10 too-long"),
                        onFacebook -> assertThat(onFacebook).endsWith("\tok\t"));
    }

    @Test
    void whatIsWrongWithAFileIsSaidAndNothingIsWritten() throws IOException {
        write("in.tsv", "words", "My chest hurts");

        assertThat(run("triage", "--in", file("in.tsv"), "--out", file("out.tsv")))
                .isEqualTo(1);

        assertThat(err.toString().strip())
                .isEqualTo(file("in.tsv")
                        + " has no column \"text\". The first line has to name the columns, parted by tabs.");
        assertThat(folder.resolve("out.tsv")).doesNotExist();
    }

    @Test
    void anEvaluationCountsWhatWasFoundAndSaysWhatIsNotThere() throws IOException {
        write(
                "emergency_vignettes.tsv",
                "id\ttier\tage\tsex\ttext",
                "1\tcritical\t60\tmale\tChest pain and he cannot breathe",
                "2\tcritical\t60\tmale\tIs there parking behind the building?",
                "3\troutine\t60\tmale\tIs there parking behind the building?");
        write(
                "phi_queries.tsv",
                "id\ttext\tphi",
                "1\t\"He said \"\"call 312-555-0142\"\" on May 3, 2024\"\t\"[[\"\"PHONE_NUMBER\"\", \"\"312-555-0142\"\"],"
                        + " [\"\"DATE\"\", \"\"May 3, 2024\"\"]]\"",
                "2\tDo call us.\t[]");

        assertThat(run("evaluate", "--data", file(""))).isZero();

        assertThat(out.toString().lines())
                .contains(
                        "| Critical: EMERGENCY or please check at P0/P1 | emergency_vignettes.tsv | 1 | 2 | 0.500 | – | – |"
                                + " 0 | 0 | – |",
                        "| Routine: P0 | emergency_vignettes.tsv | 0 | 0 | – | – | – | 0 | 1 | 0.000 |",
                        "| Guard: identifiers and dates | phi_queries.tsv | 2 | 2 | 1.000 | – | – | 0 | 0 | – |",
                        "| Guard: texts that hold any | phi_queries.tsv | 1 | 1 | 1.000 | 1.000 | 1.000 | 0 | 1 | 0.000 |",
                        "misinformation_tweets.tsv: not there, skipped");
        assertThat(out.toString()).containsOnlyOnce("everyday_intents.tsv");
    }

    @Test
    void aFolderWithNothingToMeasureWithIsRefused() {
        assertThat(run("evaluate", "--data", file(""))).isEqualTo(1);

        assertThat(err.toString().strip()).startsWith("None of the files to measure with is in ");
    }
}
