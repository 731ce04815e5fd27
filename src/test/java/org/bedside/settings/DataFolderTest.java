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
import org.bedside.settings.DataFolder.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path parent = Path.of("");

    @Test
    void aMissingFolderIsMadeAndHoldsNothing() {
        try (var data = DataFolder.open(folder())) {
            assertThat(data.state()).isEqualTo(new State.New());
            assertThat(folder()).isDirectory();
        }
    }

    @Test
    void aPracticeWithItsKeyFileIsWrapped() throws IOException {
        try (var data = DataFolder.open(folder())) {
            data.keep(SampleKeys.FILE);
            Files.createFile(data.database());

            assertThat(data.state()).isEqualTo(new State.Wrapped());
            assertThat(data.keyFile()).isEqualTo(SampleKeys.FILE);
        }
    }

    @Test
    void aPracticeOf010HasItsKeyBesideIt() throws IOException {
        try (var data = DataFolder.open(folder())) {
            Files.createFile(data.database());
            Files.write(folder().resolve("bedside.key"), SampleKeys.KEY.bytes());

            assertThat(data.state()).isEqualTo(new State.Plain(SampleKeys.KEY));
        }
    }

    @Test
    void keysThatWereLeftWithoutAPracticeArePutAsideByThoseOfANewOne() throws IOException {
        try (var data = DataFolder.open(folder())) {
            data.keep(SampleKeys.FILE);
            assertThat(data.state()).isEqualTo(new State.New());

            data.keep(KeyFile.ofDemo());

            var aside = folder().resolve("bedside.keys." + SampleKeys.FILE.id());
            assertThat(KeyFile.read(aside)).isEqualTo(SampleKeys.FILE);
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
    void aDatabaseWhoseKeyIsGoneIsRefused() throws IOException {
        try (var data = DataFolder.open(folder())) {
            Files.createFile(data.database());

            assertThatThrownBy(data::state).isInstanceOf(Refused.class).hasMessage("data-key-missing");
        }
    }

    @Test
    void aDatabaseWhoseKeyIsDamagedIsRefusedAndTheKeyLeftAsItIs() throws IOException {
        try (var data = DataFolder.open(folder())) {
            Files.createFile(data.database());
            Files.write(folder().resolve("bedside.key"), new byte[31]);

            assertThatThrownBy(data::state).isInstanceOf(Refused.class).hasMessage("data-key-missing");

            assertThat(Files.readAllBytes(folder().resolve("bedside.key"))).hasSize(31);
        }
    }

    @Test
    void aDamagedKeyFileIsRefusedAndLeftAsItIs() throws IOException {
        try (var data = DataFolder.open(folder())) {
            Files.createFile(data.database());
            Files.writeString(folder().resolve("bedside.keys"), "{");

            assertThatThrownBy(data::state).isInstanceOf(Refused.class).hasMessage("key-file-damaged");
            assertThatThrownBy(() -> data.keep(SampleKeys.FILE))
                    .isInstanceOf(Refused.class)
                    .hasMessage("key-file-damaged");

            assertThat(folder().resolve("bedside.keys")).hasContent("{");
        }
    }

    @Test
    void onlyItsOwnerCanReadTheFolderAndTheKeys() throws IOException {
        assumeThat(parent.getFileSystem().supportedFileAttributeViews())
                .as("file permissions as POSIX knows them")
                .contains("posix");
        try (var data = DataFolder.open(folder())) {
            data.keep(SampleKeys.FILE);
        }

        assertThat(List.of(permissions(folder()), permissions(folder().resolve("bedside.keys"))))
                .containsExactly("rwx------", "rw-------");
    }

    @Test
    void aDemoBegunAnewLeavesNothingOfTheOldOneButItsMark() throws IOException {
        try (var data = DataFolder.open(folder())) {
            data.beginDemo();
            Files.createFile(data.database());
            Files.createFile(folder().resolve("bedside.db-wal"));
            Files.createFile(folder().resolve("bedside.db-shm"));
            Files.createFile(folder().resolve("bedside.key"));
            assertThat(data.state()).isEqualTo(new State.Demo());

            data.beginDemo();

            assertThat(data.state()).isEqualTo(new State.Demo());
            try (var left = Files.list(folder())) {
                assertThat(left.map(file -> String.valueOf(file.getFileName())))
                        .containsExactlyInAnyOrder("bedside.keys", "bedside.lock");
            }
        }
    }

    @Test
    void aFolderThatWasClosedTwiceIsClosed() {
        var data = DataFolder.open(folder());

        data.close();
        data.close();

        DataFolder.open(folder()).close();
    }

    private Path folder() {
        return parent.resolve("bedside");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
