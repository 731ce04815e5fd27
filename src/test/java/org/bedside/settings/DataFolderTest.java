package org.bedside.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path parent = Path.of("");

    @Test
    void aMissingFolderIsMadeAndIsEmpty() {
        try (var data = DataFolder.open(folder())) {
            assertThat(data.isEmpty()).isTrue();
            assertThat(folder()).isDirectory();
        }
    }

    @Test
    void aFolderWithADatabaseIsNotEmpty() throws IOException {
        try (var data = DataFolder.open(folder())) {
            Files.createFile(data.database());

            assertThat(data.isEmpty()).isFalse();
        }
    }

    @Test
    void aFolderInUseIsRefused() {
        try (var _ = DataFolder.open(folder())) {
            assertThatThrownBy(() -> DataFolder.open(folder()))
                    .isInstanceOf(Refused.class)
                    .hasMessage("data-in-use");
        }
    }

    @Test
    void aFolderThatWasClosedCanBeOpenedAgain() {
        DataFolder.open(folder()).close();

        try (var again = DataFolder.open(folder())) {
            assertThat(again.database()).isEqualTo(folder().resolve("bedside.db"));
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedByItsName() throws IOException {
        Files.writeString(folder(), "no folder");

        assertThatThrownBy(() -> DataFolder.open(folder()))
                .isInstanceOf(Refused.class)
                .hasMessage("data-not-writable")
                .extracting(thrown -> ((Refused) thrown).arguments())
                .isEqualTo(List.of(folder()));
    }

    @Test
    void theKeyIsMadeOnceAndKept() {
        byte[] first;
        try (var data = DataFolder.open(folder())) {
            first = data.key();
        }

        try (var again = DataFolder.open(folder())) {
            assertThat(again.key()).isEqualTo(first).hasSize(32);
        }
    }

    @Test
    void everyFolderHasAKeyOfItsOwn() {
        try (var one = DataFolder.open(folder());
                var other = DataFolder.open(parent.resolve("other"))) {
            assertThat(one.key()).isNotEqualTo(other.key());
        }
    }

    @Test
    void aDatabaseWhoseKeyIsGoneIsRefused() throws IOException {
        try (var data = DataFolder.open(folder())) {
            Files.createFile(data.database());

            assertThatThrownBy(data::key).isInstanceOf(Refused.class).hasMessage("data-key-missing");
        }
    }

    @Test
    void aDatabaseWhoseKeyIsDamagedIsRefusedAndTheKeyLeftAsItIs() throws IOException {
        try (var data = DataFolder.open(folder())) {
            Files.createFile(data.database());
            Files.write(folder().resolve("bedside.key"), new byte[31]);

            assertThatThrownBy(data::key).isInstanceOf(Refused.class).hasMessage("data-key-missing");

            assertThat(Files.readAllBytes(folder().resolve("bedside.key"))).hasSize(31);
        }
    }

    @Test
    void onlyItsOwnerCanReadTheFolderAndTheKey() throws IOException {
        assumeThat(parent.getFileSystem().supportedFileAttributeViews())
                .as("file permissions as POSIX knows them")
                .contains("posix");
        try (var data = DataFolder.open(folder())) {
            data.key();
        }

        assertThat(List.of(permissions(folder()), permissions(folder().resolve("bedside.key"))))
                .containsExactly("rwx------", "rw-------");
    }

    @Test
    void clearingRemovesDatabaseAndKey() throws IOException {
        try (var data = DataFolder.open(folder())) {
            var before = data.key();
            Files.createFile(data.database());
            Files.createFile(folder().resolve("bedside.db-wal"));
            Files.createFile(folder().resolve("bedside.db-shm"));

            data.clear();

            assertThat(data.isEmpty()).isTrue();
            assertThat(data.key()).isNotEqualTo(before);
            try (var left = Files.list(folder())) {
                assertThat(left.map(file -> String.valueOf(file.getFileName())))
                        .containsExactlyInAnyOrder("bedside.key", "bedside.lock");
            }
        }
    }

    private Path folder() {
        return parent.resolve("bedside");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
