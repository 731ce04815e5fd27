package org.bedside.store;

import java.nio.file.Path;

/// A practice's file as a later Bedside would leave it behind.
public final class NewerFile {
    private NewerFile() {}

    public static void make(Path file, byte[] key) {
        try (var database = Database.open(file, key)) {
            database.change(tx -> tx.update("PRAGMA user_version = 99"));
        }
    }
}
