package org.bedside.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    private static final char[] PASSPHRASE = SampleKeys.PASSPHRASE.toCharArray();
    private static final DataKey KEY = SampleKeys.KEY;
    private static final RecoveryKey RECOVERY = SampleKeys.RECOVERY_KEY;
    private static final KeyFile FILE = SampleKeys.FILE;

    @TempDir
    private Path folder;

    @Test
    void thePassphraseOpensIt() {
        assertThat(FILE.open(PASSPHRASE)).isEqualTo(KEY);
    }

    @Test
    void theRecoveryKeyOpensIt() {
        assertThat(FILE.openBy(RECOVERY.printed())).isEqualTo(KEY);
    }

    @Test
    void anAccentTypedInTwoSignsIsTheSamePassphrase() {
        var file = FILE.withPassphrase(KEY, "caf\u00e9 violet lamp".toCharArray());

        assertThat(file.open("cafe\u0301 violet lamp".toCharArray())).isEqualTo(KEY);
    }

    @Test
    void aWrongPassphraseIsSaidAndChangesNothing() {
        var before = FILE.bytes();

        assertRefused("passphrase-wrong", () -> FILE.open("otter lamp violets".toCharArray()));

        assertThat(FILE.bytes()).isEqualTo(before);
    }

    @Test
    void aMistypedRecoveryKeyIsToldFromThatOfAnotherPractice() {
        var printed = RECOVERY.printed();
        var mistyped = printed.substring(0, 43) + (printed.endsWith("X") ? 'Y' : 'X');

        assertRefused("recovery-key-mistyped", () -> FILE.openBy(mistyped));
        assertRefused(
                "recovery-key-wrong", () -> FILE.openBy(RecoveryKey.random().printed()));
    }

    @Test
    void aNewPassphraseOnlyRewrapsTheSameKey() {
        var changed = FILE.withPassphrase(KEY, "seven quiet rivers".toCharArray());

        assertThat(changed.open("seven quiet rivers".toCharArray())).isEqualTo(KEY);
        assertRefused("passphrase-wrong", () -> changed.open(PASSPHRASE));
        assertThat(changed.wraps().getLast()).isEqualTo(FILE.wraps().getLast());
        assertThat(changed.id()).isEqualTo(FILE.id());
    }

    @Test
    void anOldRecoveryKeyOpensNothingAnyMore() {
        var fresh = RecoveryKey.random();

        var changed = FILE.withRecoveryKey(KEY, fresh);

        assertThat(changed.openBy(fresh.printed())).isEqualTo(KEY);
        assertRefused("recovery-key-wrong", () -> changed.openBy(RECOVERY.printed()));
    }

    @Test
    void aPassphraseHasTwelveCharacters() {
        assertRefused("passphrase-short", () -> KeyFile.create(KEY, "elevenchars".toCharArray(), RECOVERY));
        assertRefused(
                "passphrase-short",
                () -> FILE.withPassphrase(KEY, "\ud83e\udda6".repeat(11).toCharArray()));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var file = folder.resolve(KeyFile.NAME);

        FILE.write(file);
        FILE.write(file);

        assertThat(KeyFile.read(file)).isEqualTo(FILE);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        var file = folder.resolve(KeyFile.NAME);

        FILE.write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void noSecretStandsInIt() {
        var text = new String(FILE.bytes(), StandardCharsets.UTF_8);

        assertThat(text).doesNotContain(new String(PASSPHRASE), RECOVERY.printed());
        assertThat(List.of(FILE.toString(), KEY.toString())).noneMatch(shown -> shown.contains("otter"));
    }

    @Test
    void aFlippedBitAnywhereIsRefused() {
        var bytes = FILE.bytes();

        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> KeyFile.parse(damaged))
                    .as("bit flipped at %d", i)
                    .isInstanceOf(Refused.class)
                    .hasMessage("key-file-damaged");
        }
    }

    @Test
    void halfAFileIsRefused() {
        var bytes = FILE.bytes();

        for (int length = 0; length < bytes.length; length += 7) {
            var half = Arrays.copyOf(bytes, length);
            assertRefused("key-file-damaged", () -> KeyFile.parse(half));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"memory\":65536', '\"memory\":2147483647'",
        "'\"memory\":65536', '\"memory\":0'",
        "'\"passes\":3', '\"passes\":2000000000'",
        "'\"lanes\":4', '\"lanes\":100000'",
        "'\"demo\":false', '\"demo\":true'",
        "'\"kind\":\"RECOVERY_KEY\"', '\"kind\":\"PASSPHRASE\"'",
        "'\"version\":1', '\"version\":0'",
    })
    void anAbsurdFileFromElsewhereIsRefusedBeforeItCostsAnything(String ours, String absurd) {
        var text = new String(FILE.bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains(ours);

        var foreign = text.replace(ours, absurd).getBytes(StandardCharsets.UTF_8);

        assertRefused("key-file-damaged", () -> KeyFile.parse(foreign));
    }

    @Test
    void aFileOfMegabytesIsRefused() throws IOException {
        var file = folder.resolve(KeyFile.NAME);
        Files.writeString(file, " ".repeat(10_000_000));

        assertRefused("key-file-damaged", () -> KeyFile.read(file));
    }

    @Test
    void aFileOfANewerBedsideIsToldFromADamagedOne() {
        var newer = "{\"version\":2,\"something\":[]}".getBytes(StandardCharsets.UTF_8);

        assertRefused("data-newer", () -> KeyFile.parse(newer));
    }

    @Test
    void aFileThatIsMissingIsSaid() {
        assertRefused("key-file-unreadable", () -> KeyFile.read(folder.resolve("none")));
    }

    @Test
    void theDemosFileHoldsNoKey() {
        var demo = KeyFile.parse(KeyFile.ofDemo().bytes());

        assertThat(demo.demo()).isTrue();
        assertThat(demo.wraps()).isEmpty();
    }

    private static void assertRefused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refused.class).hasMessage(key);
    }
}
