package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bedside.TestPractice;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fault")
class DamagedFileFaultTest {
    private static final int PAGE = 4096;
    private static final int PLACES = 30;

    @TempDir
    private Path folder = Path.of("");

    private byte[] sound = {};
    private Map<String, List<String>> contents = Map.of();

    @BeforeEach
    void practice() throws IOException {
        try (var practice = TestPractice.open(folder)) {
            for (int page = 0; page < 10; page++) {
                practice.take(comments(page));
            }
            contents = Contents.of(practice.database);
        }
        sound = Files.readAllBytes(file());
    }

    private static IncomingComment[] comments(int page) {
        return IntStream.range(0, 20)
                .mapToObj(i -> theirs(
                        page + "-" + i,
                        new Author("3" + i, "person" + i, "Person " + i),
                        "thread-" + i,
                        "Question " + i + " of page " + page + ": " + "are you open on Sunday? ".repeat(i + 1),
                        NOW.plusSeconds(60L * page + i)))
                .toArray(IncomingComment[]::new);
    }

    static IntStream bits() {
        return new Random(20_261_124).ints(PLACES, 0, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("bits")
    void oneFlippedBitIsFoundAndBringsNoOtherWords(int place) throws IOException {
        var bit = place % (sound.length * 8);
        var damaged = sound.clone();
        damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(file(), damaged);

        var found = whatIsFound();

        // The first page holds what tells a file of ours from others.
        assertThat(found).isEqualTo(bit / 8 < PAGE ? "data-not-ours" : "DAMAGED");
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
    }

    @Test
    void whatIsDamagedIsSaidUntilTheEnd() throws IOException {
        // The last pages hold comments: those that say what the tables are come first, and opening needs them.
        var damaged = sound.clone();
        Arrays.fill(damaged, damaged.length - 20 * PAGE, damaged.length, (byte) 7);
        Files.write(file(), damaged);
        var told = new ArrayList<String>();

        try (var database = open()) {
            database.onTrouble(trouble -> told.add(trouble.map(Enum::name).orElse("over")));
            told.add(readingEverything(database));
            database.tryAgain();
        }

        assertThat(told).containsExactly("DAMAGED", "DAMAGED");
    }

    @ParameterizedTest
    @ValueSource(ints = {PAGE / 2, PAGE, 5 * PAGE, 20 * PAGE + 17})
    void aFileThatWasCutOffIsRefusedOrSaidToBeDamaged(int length) throws IOException {
        var cut = Arrays.copyOf(sound, length);
        Files.write(file(), cut);

        var found = whatIsFound();

        assertThat(found).isIn("data-not-ours", "DAMAGED");
        assertThat(Files.readAllBytes(file())).isEqualTo(cut);
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAsItIs() throws IOException, SQLException {
        Files.delete(file());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE song (title TEXT)");
        }
        var before = Files.readAllBytes(file());

        var found = whatIsFound();

        assertThat(found).isEqualTo("data-not-ours");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aTextFileIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(file(), "Shopping: milk, bread, a new database.\n".repeat(300));

        var found = whatIsFound();

        assertThat(found).isEqualTo("data-not-ours");
        assertThat(Files.readString(file(), StandardCharsets.UTF_8)).startsWith("Shopping: milk");
    }

    /// What becomes of opening the file and reading all of it: the refusal's key, the trouble, or "nothing".
    private String whatIsFound() {
        try (var database = open()) {
            return readingEverything(database);
        } catch (Refused e) {
            return e.key();
        } catch (StoreException e) {
            return e.trouble().name();
        }
    }

    private String readingEverything(Database database) {
        try {
            assertThat(Contents.of(database)).isEqualTo(contents);
            var check = Contents.check(database);
            return check.equals(List.of("ok")) ? "nothing" : "DAMAGED";
        } catch (StoreException e) {
            return e.trouble().name();
        }
    }

    private Database open() {
        return Database.open(file(), TestPractice.key());
    }

    private Path file() {
        return TestPractice.file(folder);
    }
}
