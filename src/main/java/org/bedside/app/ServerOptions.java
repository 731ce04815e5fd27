package org.bedside.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.bedside.practice.Refused;
import org.bedside.store.ServerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The account on a PostgreSQL server. The password is never on the command line, where every program could read it: it
/// is in a file, in the account's own password file (`.pgpass`), in the system's key store, or typed at the console.
final class ServerOptions {
    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            description = "The account on the server (default: the name signed in with on this computer).")
    private String user = System.getProperty("user.name", "");

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description =
                    "A file whose first line is the account's password." + " Without it the driver looks into .pgpass.")
    private @Nullable String passwordFile;

    /// @throws Refused if `address` is none, or the file cannot be read
    ServerAddress at(String address) {
        return ServerAddress.parse(address, user, password().orElse(""));
    }

    /// The password, where a file gives it.
    ///
    /// @throws Refused if that file cannot be read
    Optional<String> password() {
        return Optional.ofNullable(passwordFile).map(ServerOptions::firstLine);
    }

    private static String firstLine(String name) {
        try (var lines = Files.lines(Path.of(name))) {
            return lines.findFirst().orElse("");
        } catch (IOException | InvalidPathException e) {
            throw new Refused("passphrase-file-unreadable", name);
        }
    }
}
