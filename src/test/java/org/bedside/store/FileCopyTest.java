package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.key;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCopyTest {
    private static final String MARKER = "Quartzfeather";

    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void name() {
        copy = folder.resolve("copy.db");
    }

    @Test
    void aCopyMadeWhileOthersWriteIsOneStateOfTheFile() throws Exception {
        try (var practice = TestPractice.open(folder);
                var threads = Executors.newCachedThreadPool()) {
            fill(practice, 200);
            var first = new CountDownLatch(1);
            var enough = new AtomicBoolean();
            var writing = threads.submit(() -> {
                int number = 0;
                while (!enough.get()) {
                    var cursor = "cursor " + ++number;
                    practice.database.change(tx -> {
                        practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, cursor);
                        practice.activity.add(tx, NOW, What.FETCHED, "channel 1", cursor);
                    });
                    first.countDown();
                }
                return number;
            });
            first.await();

            FileCopy.make(TestPractice.file(folder), key(), copy, _ -> {}, () -> false);
            enough.set(true);

            assertThat(writing.get()).isPositive();
            FileCopy.check(copy, key());
            try (var copied = Database.open(copy, key())) {
                var entries = copied.read(practice.entries::all);
                assertThat(Activity.firstBroken(entries)).isEmpty();
                var cursor = copied.read(tx -> practice.channels.cursor(tx, practice.x, Lane.COMMENTS));
                assertThat(cursor).isEqualTo(entries.getLast().detail());
            }
        }
    }

    @Test
    void nobodysWordsStandReadableInACopyAndNothingLiesBesideIt() throws IOException {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", MARKER + " asks", NOW));
            Files.createDirectory(folder.resolve("elsewhere"));
            copy = folder.resolve("elsewhere/copy.db");

            FileCopy.make(TestPractice.file(folder), key(), copy, _ -> {}, () -> false);

            FileCopy.check(copy, key());
            assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
                    .doesNotContain(MARKER);
            assertThat(folder.resolve("elsewhere")).isDirectoryContaining(copy::equals);
            assertThat(names(folder.resolve("elsewhere"))).containsExactly("copy.db");
        }
    }

    @Test
    void progressIsToldAndNeverGoesBack() throws IOException {
        try (var practice = TestPractice.open(folder)) {
            fill(practice, 3_000);
            var told = new ArrayList<Double>();

            FileCopy.make(TestPractice.file(folder), key(), copy, told::add, () -> false);

            assertThat(told).isNotEmpty().isSorted().allMatch(share -> share >= 0 && share <= 1);
        }
    }

    @Test
    void whatIsCancelledLeavesNothing() {
        try (var practice = TestPractice.open(folder)) {
            fill(practice, 3_000);

            var thrown =
                    catchThrowable(() -> FileCopy.make(TestPractice.file(folder), key(), copy, _ -> {}, () -> true));

            assertThat(thrown).isInstanceOf(CancellationException.class);
            assertThat(copy).doesNotExist();
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnInputOutputProblem() {
        try (var _ = TestPractice.open(folder)) {
            copy = folder.resolve("gone/copy.db");

            assertThatThrownBy(() -> FileCopy.make(TestPractice.file(folder), key(), copy, _ -> {}, () -> false))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void oneFlippedBitAnywhereIsFound() throws IOException {
        copied(300);
        var sound = Files.readAllBytes(copy);
        var random = new Random(20_261_118);
        var notFound = new ArrayList<Long>();

        for (int i = 0; i < 60; i++) {
            var flipped = sound.clone();
            var bit = random.nextLong(sound.length * 8L);
            flipped[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
            Files.write(copy, flipped);
            if (!(catchThrowable(() -> FileCopy.check(copy, key())) instanceof Refused)) {
                notFound.add(bit);
            }
            assertThat(Files.readAllBytes(copy)).isEqualTo(flipped);
        }

        assertThat(notFound).isEmpty();
    }

    @Test
    void aFileCutOffAnywhereIsFound() throws IOException {
        copied(300);
        var sound = Files.readAllBytes(copy);
        var random = new Random(20_261_118);
        var notFound = new ArrayList<Integer>();

        for (int i = 0; i < 20; i++) {
            var length = random.nextInt(sound.length);
            Files.write(copy, Arrays.copyOf(sound, length));
            if (!(catchThrowable(() -> FileCopy.check(copy, key())) instanceof Refused)) {
                notFound.add(length);
            }
        }

        assertThat(notFound).isEmpty();
    }

    @Test
    void aFileOfANewerBedsideIsRefused() {
        NewerFile.make(copy, key());

        assertThatThrownBy(() -> FileCopy.check(copy, key()))
                .isInstanceOf(Refused.class)
                .hasMessage("data-newer");
    }

    @Test
    void aPageThatWasDamagedMeanwhileIsFoundByReadingEachOnce() throws IOException {
        try (var practice = TestPractice.open(folder)) {
            fill(practice, 300);
            assertThat(practice.database.<Boolean>read(FileCopy::isSound)).isTrue();
        }
        var file = TestPractice.file(folder);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 100] ^= 1;
        Files.write(file, bytes);

        try (var damaged = Database.open(file, key())) {
            assertThat(damaged.<Boolean>read(FileCopy::isSound)).isFalse();
        }
    }

    private void copied(int comments) throws IOException {
        try (var practice = TestPractice.open(folder)) {
            fill(practice, comments);
            FileCopy.make(TestPractice.file(folder), key(), copy, _ -> {}, () -> false);
        }
    }

    private static void fill(TestPractice practice, int comments) {
        practice.take(IntStream.range(0, comments)
                .mapToObj(i -> theirs("c" + i, "Comment number " + i + " asks about the opening hours.", NOW))
                .toArray(IncomingComment[]::new));
    }

    private static List<String> names(Path where) throws IOException {
        try (var files = Files.list(where)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
