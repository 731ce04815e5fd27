package org.bedside;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.bedside.store.Database;
import org.bedside.store.ServerAddress;

/// Both places where a practice can be kept; tests of the store run in each.
public enum TestDatabase {
    FILE {
        @Override
        public Database open(Path folder) {
            return Database.open(TestPractice.file(folder), TestPractice.key());
        }
    },

    SERVER {
        @Override
        public Database open(Path folder) {
            return Database.open(address(folder));
        }
    };

    /// Opens the practice of that folder; on the server each folder has a schema of its own.
    public abstract Database open(Path folder);

    /// The address of the folder's schema on the tests' own server.
    public static ServerAddress address(Path folder) {
        return address(folder, server().getPort());
    }

    /// As [#address(Path)], by way of another port.
    public static ServerAddress address(Path folder, int port) {
        return ServerAddress.parse(
                "jdbc:postgresql://localhost:" + port + "/postgres?currentSchema=practice_"
                        + HexFormat.of().toHexDigits(folder.toString().hashCode()),
                "postgres",
                "");
    }

    /// A server of the tests' own, which ends with them.
    public static EmbeddedPostgres server() {
        return Server.RUNNING;
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
