package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.SignInNeeded;
import org.bedside.model.SignIn;
import org.bedside.model.SignIn.Way;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.settings.Secrets;
import org.bedside.store.LeaseStore;
import org.bedside.store.SignInStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What keeps a sign-in alive: renewed once, by one, and stored before it is used.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SignInKeeperTest {
    private static final Map<String, String> FIRST = Map.of("refresh-token", "r1");

    private final TestDatabase where;
    private final MemoryKeyStore words = MemoryKeyStore.gone();
    private TestPractice practice;
    private TestPractice other;
    private SignInKeeper keeper;
    private SignInKeeper others;

    SignInKeeperTest(TestDatabase where) {
        this.where = where;
    }

    /// A platform that takes each refresh token once.
    private static final class Platform implements SignInKeeper.Renewal {
        private String expected = "r1";
        private int given = 1;

        @Override
        public synchronized Map<String, String> of(Map<String, String> kept) throws SignInNeeded {
            if (!expected.equals(kept.get("refresh-token"))) {
                throw new SignInNeeded("used twice");
            }
            given++;
            expected = "r" + given;
            return Map.of("refresh-token", expected);
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        other = where == TestDatabase.SERVER ? TestPractice.reopen(where, folder) : practice;
        keeper = new SignInKeeper(practice.database, new Secrets(words, "practice", () -> true));
        // A file has one desktop.
        others = other == practice
                ? keeper
                : new SignInKeeper(other.database, new Secrets(words, "practice", () -> true));
        signIn(FIRST);
    }

    @AfterEach
    void close() {
        keeper.close();
        practice.close();
        if (other != practice) {
            others.close();
            other.close();
        }
    }

    private void signIn(Map<String, String> access) {
        var kept = keeper.keep(org.bedside.model.Platform.X, "100", access);
        practice.database.change(
                tx -> keeper.signedIn(tx, practice.x, SignIn.unknown(Way.BROWSER, TestPractice.NOW), kept));
    }

    private Map<String, String> stored() {
        return practice.database.read(
                tx -> new SignInStore().kept(tx, practice.x).access());
    }

    @Test
    void whatIsRenewedIsStoredAndSeenByEveryDesktop() throws Exception {
        var fresh = keeper.renewed(practice.x, FIRST::equals, new Platform());

        assertThat(fresh).isEqualTo(Map.of("refresh-token", "r2"));
        assertThat(stored()).isEqualTo(fresh);
        assertThat(others.kept(practice.x)).isEqualTo(fresh);
    }

    @Test
    void whoComesLateGetsWhatIsThereAndAsksNobody() throws Exception {
        var platform = new Platform();
        keeper.renewed(practice.x, FIRST::equals, platform);

        assertThat(others.renewed(practice.x, FIRST::equals, platform)).isEqualTo(Map.of("refresh-token", "r2"));
        assertThat(platform.given).isEqualTo(2);
    }

    @Test
    void twoDesktopsAndManyThreadsUseNoTokenTwice() throws Exception {
        var platform = new Platform();
        var refused = new AtomicInteger();
        var lost = new AtomicInteger();

        var ended = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < 20; i++) {
                var desk = i % 2 == 0 ? keeper : others;
                ended.add(threads.submit(() -> {
                    for (int round = 0; round < 5; round++) {
                        var used = desk.kept(practice.x);
                        try {
                            desk.renewed(practice.x, used::equals, platform);
                        } catch (NoAnswer _) {
                            refused.incrementAndGet();
                        } catch (SignInNeeded _) {
                            lost.incrementAndGet();
                        }
                    }
                    return true;
                }));
            }
        }
        for (var one : ended) {
            one.get();
        }

        assertThat(lost).hasValue(0);
        assertThat(stored()).isEqualTo(Map.of("refresh-token", platform.expected));
    }

    @Test
    void whileAnotherDesktopRenewsOneWaitsAndAsksNobody() {
        var leases = new LeaseStore();
        assumeTrue(where == TestDatabase.SERVER, "one desktop has a file");
        other.database.change(tx -> leases.take(tx, "renew channel " + practice.x.value(), Duration.ofMinutes(1)));

        assertThatThrownBy(() -> keeper.renewed(practice.x, FIRST::equals, new Platform()))
                .isInstanceOf(NoAnswer.class);
        assertThat(stored()).isEqualTo(FIRST);
    }

    @Test
    void afterAFailureTheNextOneMayTryAtOnce() throws Exception {
        assertThatThrownBy(() -> keeper.renewed(practice.x, FIRST::equals, _ -> {
                    throw new NoAnswer("nothing heard");
                }))
                .isInstanceOf(NoAnswer.class);

        assertThat(others.renewed(practice.x, FIRST::equals, new Platform())).isEqualTo(Map.of("refresh-token", "r2"));
    }

    @Test
    void aPersonWhoSignsInMeanwhileComesFirst() throws Exception {
        var theirs = Map.of("refresh-token", "from the person");

        var got = keeper.renewed(practice.x, FIRST::equals, _ -> {
            signIn(theirs);
            return Map.of("refresh-token", "too late");
        });

        assertThat(List.of(got, stored())).isEqualTo(List.of(theirs, theirs));
    }

    @Test
    void aRenewalIsFinishedAlsoWhenWhoeverWantedItIsStopped() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var waiting = Thread.ofPlatform().start(() -> {
            try {
                keeper.renewed(practice.x, FIRST::equals, _ -> {
                    asked.countDown();
                    answer.await();
                    return Map.of("refresh-token", "r2");
                });
            } catch (InterruptedException | ChannelException _) {
                Thread.currentThread().interrupt();
            }
        });
        asked.await();
        waiting.interrupt();
        waiting.join();

        answer.countDown();
        keeper.close();

        assertThat(stored()).isEqualTo(Map.of("refresh-token", "r2"));
    }

    @Test
    void whereThereIsAKeyStoreNoTokenStandsInTheDatabase() throws Exception {
        words.setThere(true);
        signIn(FIRST);

        keeper.renewed(practice.x, FIRST::equals, new Platform());

        assertThat(stored()).isEqualTo(Map.of("in-key-store", "practice X 100"));
        assertThat(keeper.kept(practice.x)).isEqualTo(Map.of("refresh-token", "r2"));
        assertThat(words.secrets()).containsOnlyKeys("practice X 100");
    }

    @Test
    void onAComputerWhoseKeyStoreDoesNotKnowThemThereAreNone() {
        words.setThere(true);
        signIn(FIRST);
        words.removeSecret("practice X 100");

        assertThat(others.kept(practice.x)).isEmpty();
    }

    @Test
    void aKeyStoreThatTakesNothingAnyMoreLosesNothing() throws Exception {
        words.setThere(true);
        signIn(FIRST);
        keeper.kept(practice.x);
        words.setThere(false);

        keeper.renewed(practice.x, FIRST::equals, new Platform());

        assertThat(stored()).isEqualTo(Map.of("refresh-token", "r2"));
    }
}
