package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two desktops on one practice, which only a server has.
class LeaseStoreTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration OVER = Duration.ofMillis(-1);

    private final LeaseStore leases = new LeaseStore();
    private final PresenceStore presence = new PresenceStore();
    private TestPractice here;
    private Database there;

    @BeforeEach
    void open(@TempDir Path folder) {
        here = TestPractice.open(TestDatabase.SERVER, folder);
        there = TestDatabase.SERVER.open(folder);
    }

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    @Test
    void aNameIsHeldByOneDesktop() {
        var held = List.of(take(here.database, LONG), take(there, LONG), take(here.database, LONG));

        assertThat(held).containsExactly(true, false, true);
    }

    @Test
    void aNameWhoseTimeIsOverIsFreeForAnother() {
        take(here.database, OVER);

        assertThat(List.of(take(there, LONG), take(here.database, LONG))).containsExactly(true, false);
    }

    @Test
    void aDesktopThatClosesLetsGo() {
        take(there, LONG);
        there.close();

        assertThat(take(here.database, LONG)).isTrue();
    }

    @Test
    void whoIsInAConversationIsSeenOnTheOtherDesktopsOnly() {
        here.take(TestPractice.theirs("1", "Hello", TestPractice.NOW));
        var talk = here.talkOf("1").id();
        here.database.change(tx -> presence.here(tx, here.doctor.id(), talk, true, LONG));

        assertThat(List.of(
                        here.database.read(tx -> presence.others(tx, talk)),
                        there.read(tx -> presence.others(tx, talk))))
                .containsExactly(List.of(), List.of(new Presence(here.doctor.id(), true)));
    }

    @Test
    void whoWentAwayOrIsNotHeardOfAnyMoreIsNotSeen() {
        here.take(TestPractice.theirs("1", "Hello", TestPractice.NOW));
        var talk = here.talkOf("1").id();
        here.database.change(tx -> presence.here(tx, here.doctor.id(), talk, true, OVER));
        var silent = there.read(tx -> presence.others(tx, talk));
        here.database.change(tx -> presence.here(tx, here.doctor.id(), talk, true, LONG));
        here.database.change(presence::away);

        assertThat(List.of(silent, there.read(tx -> presence.others(tx, talk)))).containsExactly(List.of(), List.of());
    }

    private boolean take(Database database, Duration length) {
        return database.write(tx -> leases.take(tx, "read channel 1", length));
    }
}
