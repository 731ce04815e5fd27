package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.bedside.TestPractice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class ReadOnlyFaultTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatCannotBeWrittenAnyMoreIsSaidAsSuchAndCanBeReadOn() {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var before = Contents.of(practice.database);
            var told = new ArrayList<Optional<StoreTrouble>>();
            practice.database.onTrouble(told::add);
            practice.database.change(tx -> tx.update("PRAGMA query_only = ON"));

            var thrown = catchThrowableOfType(StoreException.class, () -> practice.take(theirs("2", "Again", NOW)));

            assertThat(thrown.trouble()).isEqualTo(StoreTrouble.READ_ONLY);
            assertThat(told).containsExactly(Optional.of(StoreTrouble.READ_ONLY));
            assertThat(Contents.of(practice.database)).isEqualTo(before);
        }
    }

    @Test
    void aFileThatNobodyMayChangeIsSaidAsSuchAtOpeningAndLeftAsItIs() throws IOException {
        TestPractice.open(folder).close();
        var file = TestPractice.file(folder);
        var before = Files.readAllBytes(file);
        assumeTrue(TestDisk.run("chattr", "+i", file.toString()), "no right to protect a file here");
        try {
            var thrown = catchThrowableOfType(StoreException.class, () -> TestPractice.reopen(folder));

            assertThat(thrown.trouble()).isEqualTo(StoreTrouble.READ_ONLY);
        } finally {
            assertThat(TestDisk.run("chattr", "-i", file.toString())).isTrue();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDiskThatIsProtectedAtOpeningIsSaidAsSuch() throws IOException {
        try (var disk = TestDisk.mount(folder, "3m")) {
            TestPractice.open(folder).close();
            var before = Files.readAllBytes(TestPractice.file(folder));
            disk.protect();

            var thrown = catchThrowableOfType(StoreException.class, () -> TestPractice.reopen(folder));

            assertThat(thrown.trouble()).isEqualTo(StoreTrouble.READ_ONLY);
            assertThat(Files.readAllBytes(TestPractice.file(folder))).isEqualTo(before);
        }
    }
}
