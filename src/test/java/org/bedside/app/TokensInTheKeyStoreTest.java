package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.Meter;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XKept;
import org.bedside.channel.x.XSignature;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;
import org.bedside.model.SignIn;
import org.bedside.model.SignIn.Way;
import org.bedside.settings.DataFolder;
import org.bedside.settings.Locked;
import org.bedside.store.SignInStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the accounts' tokens of one's own practice are.
class TokensInTheKeyStoreTest {
    private final OwnPractice own = new OwnPractice();
    private XSimulator x;

    @TempDir
    private Path data = Path.of("");

    @BeforeEach
    void setUp() {
        own.setUp(data);
        x = XSimulator.start(own.clock);
    }

    @AfterEach
    void close() {
        x.close();
    }

    private ConnectedChannel connect(Session session) throws InterruptedException {
        var wired = session.wiring().orElseThrow();
        var keys = new XSignature.Keys(x.consumerKey(), x.consumerSecret(), x.token(), x.tokenSecret());
        return wired.channelDesk.connect(
                wired.members.getFirst(),
                Platform.X,
                x.account().externalId(),
                XKept.of(keys, x.address()),
                SignIn.unknown(Way.KEYS, OwnPractice.NOW),
                Optional.empty());
    }

    private static Map<String, String> stored(Session session, ConnectedChannel channel) {
        return session.wiring()
                .orElseThrow()
                .database
                .read(tx -> new SignInStore().kept(tx, channel.id()).access());
    }

    @Test
    void whereThePracticeOpensByTheKeyStoreItsTokensAreThere() throws Exception {
        try (var session = own.open(data)) {
            var channel = connect(session);

            assertThat(stored(session, channel)).containsOnlyKeys("in-key-store");
            assertThat(own.keyStore.secrets()).hasSize(1);
            assertThat(session.wiring().orElseThrow().keeper.kept(channel.id())).containsEntry("token", x.token());
        }
    }

    @Test
    void whereItAsksForThePassphraseTheyStayInItsEncryptedFile() throws Exception {
        try (var folder = DataFolder.open(data)) {
            var locked = new Locked(folder, own.keyStore);
            locked.openWithoutAsking(locked.withoutAsking().orElseThrow(), false);
        }
        try (var session = own.open(data)) {
            var channel = connect(session);

            assertThat(stored(session, channel)).containsEntry("token", x.token());
            assertThat(own.keyStore.secrets()).isEmpty();
        }
    }

    @Test
    void onAnotherComputerTheChannelAsksForANewSignIn() throws Exception {
        ConnectedChannel channel;
        try (var session = own.open(data)) {
            channel = connect(session);
        }

        try (var elsewhere = new OwnPractice().open(data)) {
            var wired = elsewhere.wiring().orElseThrow();
            var line = wired.connections.open(channel, wired.keeper, Meter.NONE);

            assertThatThrownBy(line::account).isInstanceOf(SignInNeeded.class);
            assertThat(connect(elsewhere).id()).isEqualTo(channel.id());
            assertThat(wired.connections
                            .open(channel, wired.keeper, Meter.NONE)
                            .account()
                            .externalId())
                    .isEqualTo(x.account().externalId());
        }
    }

    @Test
    void aSharedPracticeHasThemForEveryDesktop() throws Exception {
        try (var practice = TestPractice.open(TestDatabase.SERVER, data.resolve("practice"));
                var one = desktop(practice, "one");
                var other = desktop(practice, "other")) {
            var channel = connect(one);
            var theirs = other.wiring().orElseThrow();

            assertThat(stored(one, channel)).containsEntry("token", x.token());
            assertThat(theirs.connections
                            .open(channel, theirs.keeper, Meter.NONE)
                            .account()
                            .externalId())
                    .isEqualTo(x.account().externalId());
        }
    }

    private Session desktop(TestPractice practice, String name) {
        return Session.shared(
                DataFolder.open(data.resolve(name)), TestDatabase.address(data.resolve("practice")), practice.clock);
    }

    @Test
    void noFileOfThePracticeShowsAToken() throws Exception {
        own.keyStore.setThere(false);
        try (var session = own.open(data)) {
            assertThat(stored(session, connect(session))).containsEntry("token", x.token());
        }

        try (var files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(x.token(), x.tokenSecret(), x.consumerSecret()));
        }
    }

    @Test
    void beforeThePracticeGoesElsewhereTheyAreBroughtBack() throws Exception {
        try (var session = own.open(data)) {
            var channel = connect(session);

            session.wiring().orElseThrow().keeper.bringBack();

            assertThat(stored(session, channel)).containsEntry("token", x.token());
        }
    }
}
