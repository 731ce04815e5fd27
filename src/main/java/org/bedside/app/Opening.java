package org.bedside.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.bedside.backup.Restore;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataFolder.State;
import org.bedside.settings.DataKey;
import org.bedside.settings.JoinedServer;
import org.bedside.settings.KeyDesk;
import org.bedside.settings.KeyFile;
import org.bedside.settings.KeyStore;
import org.bedside.settings.Locked;
import org.bedside.store.ServerAddress;
import org.bedside.ui.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Opens a practice from the command line: by the key store, else by what `--passphrase-file` holds, else by what
/// is typed at the console. Wherever a passphrase is asked for, the recovery key does as well. A practice that was
/// joined opens by its account's password, which is looked for there and in the account's own password file.
final class Opening {
    private static final String STANDARD_INPUT = "-";

    private final KeyStore store;
    private final InputStream input;
    private final InstantSource clock;
    private final Texts texts;

    Opening(KeyStore store, InputStream input, InstantSource clock, Texts texts) {
        this.store = store;
        this.input = input;
        this.clock = clock;
        this.texts = texts;
    }

    /// The option of every command that opens a practice.
    static final class PassphraseFile {
        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "A file whose first line is the passphrase or the recovery key; - is standard input."
                        + " Without it the key store is asked, and then the console.")
        private @Nullable String name;
    }

    /// Opens the practice that was set up in `data`.
    ///
    /// @throws Refused if there is none, it is the demo's or on a server, or nothing opens it
    Session own(Path data, PassphraseFile file) {
        return open(data, folder -> own(folder, file));
    }

    /// Opens the practice that was set up in `data`, or that was joined there.
    ///
    /// @throws Refused if there is none, it is the demo's, or nothing opens it
    Session ownOrJoined(Path data, PassphraseFile file, ServerOptions options) {
        return open(
                data,
                folder -> folder.state() instanceof State.Joined(var server)
                        ? joined(folder, server, options)
                        : own(folder, file));
    }

    /// Opens a practice on the server that was named for this run. The folder is only locked, whatever it holds.
    Session shared(Path data, ServerAddress server) {
        return locked(DataFolder.open(data), folder -> Session.shared(folder, server, clock));
    }

    private Session open(Path data, Function<DataFolder, Session> way) {
        // Asked before anything is made there; a file in the folder's place is refused with its own words.
        if (!DataFolder.holdsPractice(data) && !Files.isRegularFile(data)) {
            throw new Refused("no-practice", data);
        }
        return locked(Session.take(data), way);
    }

    private static Session locked(DataFolder folder, Function<DataFolder, Session> way) {
        try {
            return way.apply(folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private Session own(DataFolder folder, PassphraseFile file) {
        var key = switch (folder.state()) {
            case State.New _ -> throw new Refused("no-practice", folder.path());
            case State.Demo _ -> throw new Refused("data-is-demo", folder.path());
            case State.Joined(var server) -> throw new Refused("data-joined", server.address());
            case State.Plain(var plain) -> plain;
            case State.Wrapped _ -> key(folder, file);
        };
        var session = Session.own(folder, key, store, clock);
        refuseDemo(session, folder.path());
        return session;
    }

    /// By what the options' file holds, else without asking, else by what is typed at the console.
    private Session joined(DataFolder folder, JoinedServer server, ServerOptions options) {
        var joining = new Joining(store, clock);
        return options.password()
                .map(password -> joining.byPassword(folder, server, password))
                .or(() -> joining.withoutAsking(folder, server))
                .orElseGet(() -> joining.byPassword(folder, server, typedPassword(server)));
    }

    private String typedPassword(JoinedServer server) {
        return typed(texts.get("command.password", server.account(), server.address()))
                .map(String::new)
                .orElseThrow(() -> new Refused("server-password-missing", server.address()));
    }

    /// Restores `backup` into `data`, which is made where it is missing.
    ///
    /// @return where the files that were there now lie; empty where there were none
    /// @throws Refused if the backup is not sound, or nothing opens it; what was there is as it was then
    Optional<Path> restore(Path backup, Path data, PassphraseFile file) {
        if (Files.notExists(backup)) {
            throw new Refused("backup-missing", backup);
        }
        try (var folder = Session.take(data)) {
            switch (folder.state()) {
                case State.Demo _ -> throw new Refused("data-is-demo", data);
                case State.Joined(var server) -> throw new Refused("data-joined", server.address());
                case State.New _, State.Wrapped _, State.Plain _ -> {}
            }
            var keys = Restore.keys(backup, data);
            var key = keys.inKeyStore() ? store.get(keys.id()) : Optional.<DataKey>empty();
            Restore.prepare(backup, key.orElseGet(() -> key(keys, file)), data, clock, _ -> {}, () -> false);
            return Restore.finish(data);
        }
    }

    private DataKey key(DataFolder folder, PassphraseFile file) {
        return new Locked(folder, store).withoutAsking().orElseGet(() -> key(folder.keyFile(), file));
    }

    /// The key that `keys` wraps, such as those of a backup, by what the file holds or is typed at the console.
    ///
    /// @throws Refused if there is neither, or it does not open them
    DataKey key(KeyFile keys, PassphraseFile file) {
        var secret = (file.name == null ? typed(texts.get("command.passphrase")) : Optional.of(firstLine(file.name)))
                .orElseThrow(() -> new Refused("data-locked"));
        return KeyDesk.open(keys, new String(secret));
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives none again where nobody can type.
    private static Optional<char[]> typed(String asked) {
        var console = System.console();
        return console == null || !console.isTerminal()
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s ", asked));
    }

    private char[] firstLine(String name) {
        try (var lines = new BufferedReader(new InputStreamReader(
                name.equals(STANDARD_INPUT) ? input : Files.newInputStream(Path.of(name)), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            // Windows' editor puts a mark before the first sign.
            return line == null ? new char[0] : line.replaceFirst("^\ufeff", "").toCharArray();
        } catch (IOException | InvalidPathException e) {
            throw new Refused("passphrase-file-unreadable", name);
        }
    }

    private static void refuseDemo(Session session, Path data) {
        if (session.practice().filter(Practice::demo).isPresent()) {
            session.close();
            throw new Refused("data-is-demo", data);
        }
    }
}
