package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChannelStoreTest {
    private final TestDatabase where;
    private TestPractice practice;

    ChannelStoreTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aNewChannelWasNeverLookedAt() {
        assertThat(practice.database.<List<ConnectedChannel>>read(practice.channels::all))
                .containsExactly(new ConnectedChannel(
                        practice.x, Platform.X, "100", "oakstreetclinic", "Oak Street Clinic", NOW, Map.of()));
    }

    static Stream<Health> everyHealth() {
        return Stream.concat(
                Stream.of(
                        Health.NEW,
                        new Health(
                                Optional.of(NOW), Optional.of(NOW.plusSeconds(1)), 7, Trouble.NONE, Optional.empty())),
                Stream.of(Trouble.values())
                        .map(trouble -> new Health(Optional.empty(), Optional.empty(), 0, trouble, Optional.of(NOW))));
    }

    @ParameterizedTest
    @MethodSource("everyHealth")
    void healthIsReadAsItWasSaved(Health health) {
        practice.database.change(tx -> practice.channels.saveHealth(tx, practice.x, Lane.COMMENTS, health));

        assertThat(practice.channel().health()).isEqualTo(health);
    }

    @Test
    void connectingAgainKeepsTheHistoryAndTakesTheNewSignIn() {
        practice.database.change(tx -> {
            practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "page-9");
            practice.channels.saveHealth(
                    tx,
                    practice.x,
                    Lane.COMMENTS,
                    Health.NEW.troubledAt(NOW, Optional.empty(), Trouble.SIGN_IN_NEEDED));
        });

        var again = practice.database.write(tx -> practice.channels.connect(
                tx, Platform.X, "100", "oakclinic", "Oak Clinic", Map.of("token", "new"), NOW.plusSeconds(60)));

        assertThat(again).isEqualTo(practice.x);
        assertThat(practice.channel())
                .isEqualTo(new ConnectedChannel(
                        practice.x,
                        Platform.X,
                        "100",
                        "oakclinic",
                        "Oak Clinic",
                        NOW,
                        Map.of(Lane.COMMENTS, Health.NEW)));
        List<Object> kept = practice.database.read(tx -> List.of(
                practice.channels.cursor(tx, practice.x, Lane.COMMENTS), practice.channels.access(tx, practice.x)));
        assertThat(kept).isEqualTo(List.of("page-9", Map.of("token", "new")));
    }
}
