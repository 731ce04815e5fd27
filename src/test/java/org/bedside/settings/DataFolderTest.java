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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    private static final JoinedServer SERVER =
            new JoinedServer("jdbc:postgresql://db.example:5432/bedside", "front_desk");

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
    void aFolderThatJoinedAPracticeKnowsItsServerWhateverElseLiesThere() throws IOException {
        try (var data = DataFolder.open(folder())) {
            data.keep(SampleKeys.FILE);
            Files.createFile(data.database());

            data.join(SERVER);

            assertThat(data.state()).isEqualTo(new State.Joined(SERVER));
            assertThat(DataFolder.holdsPractice(folder())).isTrue();
        }
    }

    @Test
    void whoJoinsAnotherPracticeIsInThatOneOnly() {
        try (var data = DataFolder.open(folder())) {
            data.join(SERVER);
            var other = new JoinedServer("jdbc:postgresql://db.example:5432/other", "front_desk");

            data.join(other);

            assertThat(data.state()).isEqualTo(new State.Joined(other));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "address=jdbc:postgresql://db.example/bedside",
                "address=jdbc:postgresql://db.example/bedside\naccount=\n",
                "account=front_desk\naddress=jdbc:postgresql://db.example/bedside\n",
                "address=jdbc:postgresql://db.example/bedside\naccount=front_desk\npassword=Quartzfeather\n"
            })
    void aDamagedFileOfTheServerIsRefusedAndLeftAsItIs(String damaged) throws IOException {
        try (var data = DataFolder.open(folder())) {
            var file = Files.writeString(folder().resolve("bedside.server"), damaged);

            assertThatThrownBy(data::state).isInstanceOf(Refused.class).hasMessage("server-file-damaged");

            assertThat(Files.readString(file)).isEqualTo(damaged);
        }
    }

    @Test
    void theFileOfTheServerIsReadWithinBoundsAndAsTextOnly() throws IOException {
        try (var data = DataFolder.open(folder())) {
            var file = folder().resolve("bedside.server");
            for (var damaged : List.of(new byte[] {(byte) 0xff, (byte) 0xfe}, new byte[100_000])) {
                Files.write(file, damaged);

                assertThatThrownBy(data::state).isInstanceOf(Refused.class).hasMessage("server-file-damaged");
            }
        }
    }

    @Test
    void theFileOfTheServerMayHaveWindowsLineEnds() throws IOException {
        try (var data = DataFolder.open(folder())) {
            data.join(SERVER);
            var file = folder().resolve("bedside.server");

            Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

            assertThat(data.state()).isEqualTo(new State.Joined(SERVER));
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
            data.join(SERVER);
        }

        assertThat(List.of(
                        permissions(folder()),
                        permissions(folder().resolve("bedside.keys")),
                        permissions(folder().resolve("bedside.server"))))
                .containsExactly("rwx------", "rw-------", "rw-------");
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
