package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.bedside.AskingAccount;
import org.bedside.TestDatabase;
import org.bedside.app.OwnPractice.Window;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataFolder.State;
import org.bedside.settings.JoinedServer;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Joining a practice on a server and opening it again, as a person sees it.
@Tag("ui")
class JoinInTheWindowTest {
    private static final String NOT_LET_IN = "The server does not accept this account or its password.";
    private static final String NO_ANSWER =
            "The server does not answer. Check the address and the network; nothing was changed.";

    private final OwnPractice own = new OwnPractice();

    /// The computer at which the practice is joined.
    private final OwnPractice desk = new OwnPractice();

    @TempDir
    private Path temp = Path.of("");

    private Path data = Path.of("");
    private String address = "";

    @BeforeEach
    void moveAPracticeToTheServer() throws Exception {
        AskingAccount.make();
        own.setUp(temp.resolve("own"));
        address = own.move(temp.resolve("own"));
        data = temp.resolve("desk");
    }

    @Test
    void whoJoinsIsNotAskedAgainWhereTheKeyStoreKeepsThePassword() {
        try (var window = desk.window(data)) {
            toJoin(window);
            join(window, address, AskingAccount.PASSWORD);

            awaitTheQueue(window);
            assertThat(window.screen().textOf("status-kept")).isEqualTo("On the practice's server");
        }
        assertThat(desk.keyStore.passwords()).isEqualTo(Map.of(server(), AskingAccount.PASSWORD));

        try (var window = desk.window(data)) {
            awaitTheQueue(window);
        }
    }

    @Test
    void withoutTheKeyStoreThePasswordIsAskedForAtEachStart() {
        joined();
        desk.keyStore.setThere(false);

        try (var window = desk.window(data)) {
            var screen = window.screen();
            screen.awaitShown("joined-password");
            screen.await("the cursor in the field", () -> screen.isFocused("joined-password"));
            assertThat(screen.textOf("joined-address")).isEqualTo(address);
            assertThat(screen.textOf("joined-account")).isEqualTo(AskingAccount.NAME);
            assertThat(screen.isShown("joined-keep")).isFalse();
            screen.type("joined-password", "otter");
            screen.keys(KeyCode.ENTER);
            screen.awaitText("joined-problem", NOT_LET_IN);

            screen.fill("joined-password", AskingAccount.PASSWORD);
            screen.press("joined-open");

            awaitTheQueue(window);
        }
    }

    @Test
    void whoWantsToBeAskedLeavesNothingInTheKeyStore() {
        try (var window = desk.window(data)) {
            var screen = window.screen();
            toJoin(window);
            screen.awaitShown("join-keep");
            OnScreen.on(() -> {
                screen.find("join-keep", CheckBox.class).setSelected(false);
                return screen;
            });
            join(window, address, AskingAccount.PASSWORD);

            awaitTheQueue(window);
        }

        assertThat(desk.keyStore.passwords()).isEmpty();
        assertThat(state()).isEqualTo(new State.Joined(server()));
    }

    @Test
    void whatDoesNotWorkIsSaidAndNothingIsWrittenDown() {
        try (var window = desk.window(data)) {
            var screen = window.screen();
            toJoin(window);
            join(window, "the server", AskingAccount.PASSWORD);
            screen.awaitText(
                    "join-problem",
                    "“the server” is no address of a PostgreSQL server. Write it as in"
                            + " jdbc:postgresql://server.example/bedside.");
            join(window, "db.example/bedside?sslmode=disable", AskingAccount.PASSWORD);
            screen.awaitText(
                    "join-problem",
                    "Beyond this computer Bedside only speaks to a server over an encrypted line with a checked"
                            + " certificate (sslmode=verify-full).");
            join(window, "localhost:1/bedside", AskingAccount.PASSWORD);
            screen.awaitText("join-problem", NO_ANSWER);
            join(window, address, "otter");
            screen.awaitText("join-problem", NOT_LET_IN);
            assertThat(screen.textOf("join-password")).isEqualTo("otter");
            var empty = TestDatabase.address(data).address();
            join(window, empty, AskingAccount.PASSWORD);
            screen.awaitText(
                    "join-problem",
                    "There is no practice at " + empty
                            + " yet. Set one up on a computer and move it there with \"bedside move\".");

            screen.press("join-back");

            screen.awaitShown("welcome-demo");
        }

        assertThat(state()).isEqualTo(new State.New());
        assertThat(desk.keyStore.passwords()).isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswerIsTriedAgainOrAnotherPracticeJoined() {
        try (var folder = DataFolder.open(data)) {
            var gone = new JoinedServer("jdbc:postgresql://localhost:1/bedside", AskingAccount.NAME);
            folder.join(gone);
            desk.keyStore.putPassword(gone, AskingAccount.PASSWORD);
        }

        try (var window = desk.window(data)) {
            var screen = window.screen();
            screen.awaitText("joined-problem", NO_ANSWER);
            screen.press("joined-again");
            screen.awaitText("joined-problem", NO_ANSWER);
            screen.press("joined-other");
            assertThat(screen.textOf("join-address")).isEqualTo("jdbc:postgresql://localhost:1/bedside");
            screen.press("join-back");
            screen.press("joined-other");

            join(window, address, AskingAccount.PASSWORD);

            awaitTheQueue(window);
        }
        assertThat(state()).isEqualTo(new State.Joined(server()));
    }

    @Test
    void aPracticeThatWasMovedIsJoinedFromTheFolderItWasIn() {
        data = temp.resolve("own");

        try (var window = own.window(data)) {
            var screen = window.screen();
            screen.awaitShown("join-address");
            assertThat(screen.textOf("join-address")).isEqualTo(address);
            assertThat(screen.exists("join-back")).isFalse();
            join(window, address, AskingAccount.PASSWORD);

            awaitTheQueue(window);
        }

        assertThat(state()).isEqualTo(new State.Joined(server()));
    }

    private void joined() {
        try (var folder = DataFolder.open(data)) {
            folder.join(server());
        }
    }

    private JoinedServer server() {
        return new JoinedServer(address, AskingAccount.NAME);
    }

    private State state() {
        try (var folder = DataFolder.open(data)) {
            return folder.state();
        }
    }

    private static void toJoin(Window window) {
        window.screen().press("welcome-join");
        window.screen().awaitShown("join-address");
    }

    private static void join(Window window, String address, String password) {
        var screen = window.screen();
        screen.fill("join-address", address);
        screen.fill("join-account", AskingAccount.NAME);
        screen.fill("join-password", password);
        screen.press("join-do");
    }

    private static void awaitTheQueue(Window window) {
        window.screen().awaitShown("shell");
        window.screen().awaitRows("queue-list", 1);
    }
}
