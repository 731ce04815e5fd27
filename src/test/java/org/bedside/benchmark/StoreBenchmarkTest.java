package org.bedside.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmark speaks SQL of its own, which has to follow the schema. What it measures does not matter here.
class StoreBenchmarkTest {
    private final Locale usual = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Test
    void bothSidesStoreTheSameRowsOnBothDatabases(@TempDir Path folder) throws Exception {
        StoreBenchmark.main(new String[] {folder.toString(), "300", "sqlite,postgresql", "^ingest of"});

        assertThat(Files.readString(folder.resolve("store.md")))
                .contains("## SQLite", "## PostgreSQL")
                .containsPattern("(?s)ingest of a JSON page.*ingest of a JSON page");
    }
}
