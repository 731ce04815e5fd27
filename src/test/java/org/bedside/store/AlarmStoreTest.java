package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Alarm;
import org.bedside.model.Alarm.By;
import org.bedside.model.Conversation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AlarmStoreTest {
    private static final Instant LATER = NOW.plusSeconds(60);

    private final TestDatabase where;
    private final AlarmStore store = new AlarmStore();
    private TestPractice practice;
    private Conversation talk;

    AlarmStoreTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        practice.take(theirs("1", "Hello", NOW));
        talk = practice.talkOf("1");
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void anAlarmThatLastsIsNotRaisedAgain() {
        var first = raise(NOW);

        var second = raise(LATER);

        assertThat(List.of(first, second)).containsExactly(true, false);
        assertThat(lasting()).containsExactly(fresh(NOW));
    }

    @Test
    void oneThatWasAcknowledgedIsRaisedAgainAsIfForTheFirstTime() {
        raise(NOW);
        practice.database.change(tx -> {
            store.reach(tx, fresh(NOW), 0, NOW);
            store.acted(tx, talk.id(), practice.staff.id(), NOW);
            store.acknowledge(tx, talk.id(), practice.doctor.id(), NOW);
        });

        var again = raise(LATER);

        assertThat(again).isTrue();
        assertThat(lasting()).containsExactly(fresh(LATER));
    }

    @Test
    void theFirstActOfAMemberIsKeptAndNoLaterOne() {
        raise(NOW);

        practice.database.change(tx -> store.acted(tx, talk.id(), practice.staff.id(), LATER));
        practice.database.change(tx -> store.acted(tx, talk.id(), practice.doctor.id(), LATER.plusSeconds(1)));

        assertThat(lasting())
                .containsExactly(new Alarm(
                        talk,
                        NOW,
                        NOW,
                        Optional.of(new By(practice.staff.id(), LATER)),
                        Optional.empty(),
                        0,
                        Optional.empty()));
    }

    @Test
    void itIsAcknowledgedOnceAndLastsNoMore() {
        raise(NOW);

        var first = practice.database.write(tx -> store.acknowledge(tx, talk.id(), practice.doctor.id(), LATER));
        var second = practice.database.write(
                tx -> store.acknowledge(tx, talk.id(), practice.manager.id(), LATER.plusSeconds(1)));

        assertThat(List.of(first, second)).containsExactly(true, false);
        assertThat(lasting()).isEmpty();
        assertThat(practice.database
                        .<Optional<Alarm>>read(tx -> store.find(tx, talk.id()))
                        .flatMap(Alarm::acknowledged))
                .contains(new By(practice.doctor.id(), LATER));
    }

    @Test
    void aStepIsReachedOnceAndNotOfWhatWasRaisedAnew() {
        raise(NOW);
        var read = lasting().getFirst();

        var first = reach(read, 0);
        var second = reach(read, 0);
        practice.database.change(tx -> store.acknowledge(tx, talk.id(), practice.doctor.id(), NOW));
        var acknowledged = reach(read, 1);
        raise(LATER);
        var raisedAnew = reach(read, 0);

        assertThat(List.of(first, second, acknowledged, raisedAnew)).containsExactly(true, false, false, false);
    }

    @Test
    void theOldestComesFirst() {
        practice.take(theirs("2", TestPractice.NOOR, "thread-2", "Hello", NOW));
        var other = practice.talkOf("2");
        practice.database.change(tx -> store.raise(tx, other.id(), NOW));

        raise(NOW.minusMillis(1));

        assertThat(lasting()).extracting(Alarm::conversation).containsExactly(talk, other);
    }

    private Alarm fresh(Instant at) {
        return new Alarm(talk, at, at, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    private boolean raise(Instant at) {
        return practice.database.write(tx -> store.raise(tx, talk.id(), at));
    }

    private boolean reach(Alarm alarm, int reached) {
        return practice.database.write(tx -> store.reach(tx, alarm, reached, LATER));
    }

    private List<Alarm> lasting() {
        return practice.database.read(store::lasting);
    }
}
