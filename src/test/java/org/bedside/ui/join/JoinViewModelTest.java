package org.bedside.ui.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bedside.practice.Refused;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;
import org.junit.jupiter.api.Test;

class JoinViewModelTest {
    private static final String ADDRESS = "db.example/bedside";

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<Told> tried = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    private final MemoryKeyStore keyStore = new MemoryKeyStore();
    private final JoinViewModel model = new JoinViewModel(
            keyStore,
            this::join,
            () -> joined.add("joined"),
            new Background(work::add, Runnable::run),
            new Texts(Locale.US));
    private String refusal = "";

    private void join(Told told, BooleanSupplier wanted) {
        tried.add(told);
        if (!refusal.isEmpty()) {
            throw new Refused(refusal);
        }
        if (!wanted.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    @Test
    void whatWasTypedIsTriedWithoutTheBlanksAroundIt() {
        begin();
        type(" " + ADDRESS + " ", " front_desk ", " Quartzfeather ");

        model.join();
        doTheWork();

        assertThat(tried).containsExactly(new Told(ADDRESS, "front_desk", " Quartzfeather ", true));
        assertThat(joined).hasSize(1);
        assertThat(model.passwordProperty().get()).isEmpty();
    }

    @Test
    void withoutAKeyStoreNothingIsToBeKeptThere() {
        keyStore.setThere(false);
        begin();
        type(ADDRESS, "front_desk", "Quartzfeather");

        model.join();
        doTheWork();

        assertThat(model.keyStoreThereProperty().get()).isFalse();
        assertThat(tried).extracting(Told::keep).containsExactly(false);
    }

    @Test
    void aRefusalIsSaidAndWhatWasTypedStays() {
        begin();
        type(ADDRESS, "front_desk", "Quartzfeathers");
        refusal = "server-sign-in";

        model.join();
        doTheWork();

        assertThat(model.problemProperty().get()).isEqualTo("The server does not accept this account or its password.");
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(List.of(
                        model.addressProperty().get(),
                        model.accountProperty().get(),
                        model.passwordProperty().get()))
                .containsExactly(ADDRESS, "front_desk", "Quartzfeathers");
        assertThat(joined).isEmpty();
    }

    @Test
    void withoutAnAddressOrAnAccountNothingIsTried() {
        begin();
        type(" ", "front_desk", "");
        model.join();
        assertThat(model.problemProperty().get()).isEqualTo("Please fill in: Address of the server.");

        type(ADDRESS, "", "");
        model.join();
        assertThat(model.problemProperty().get()).isEqualTo("Please fill in: Account.");
        doTheWork();

        assertThat(tried).isEmpty();
    }

    @Test
    void whoCancelsJoinsNothingThoughTheServerAnswersLater() {
        begin();
        type(ADDRESS, "front_desk", "Quartzfeather");
        model.join();

        model.cancel();
        doTheWork();

        assertThat(joined).isEmpty();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void afterCancellingAnotherAttemptIsNotDisturbedByTheFirst() {
        begin();
        type(ADDRESS, "front_desk", "Quartzfeather");
        model.join();
        model.cancel();
        model.addressProperty().set("other.example/bedside");
        model.join();

        doTheWork();

        assertThat(tried).extracting(Told::address).containsExactly(ADDRESS, "other.example/bedside");
        assertThat(joined).hasSize(1);
    }

    @Test
    void oneAttemptIsUnderWayAtATime() {
        begin();
        type(ADDRESS, "front_desk", "Quartzfeather");

        model.join();
        model.join();
        doTheWork();

        assertThat(tried).hasSize(1);
    }

    @Test
    void whatIsKnownIsThereAtTheBeginning() {
        model.begin(ADDRESS, "front_desk");

        assertThat(model.addressProperty().get()).isEqualTo(ADDRESS);
        assertThat(model.accountProperty().get()).isEqualTo("front_desk");
    }

    @Test
    void thePasswordIsInNoWordsOfWhatWasTold() {
        assertThat(new Told(ADDRESS, "front_desk", "Quartzfeather", true)).hasToString("front_desk at " + ADDRESS);
    }

    private void begin() {
        model.begin("", "");
        doTheWork();
    }

    private void type(String address, String account, String password) {
        model.addressProperty().set(address);
        model.accountProperty().set(account);
        model.passwordProperty().set(password);
    }

    private void doTheWork() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
