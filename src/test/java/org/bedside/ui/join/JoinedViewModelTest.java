package org.bedside.ui.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bedside.practice.Refused;
import org.bedside.settings.JoinedServer;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;
import org.bedside.ui.join.JoinedViewModel.Stage;
import org.junit.jupiter.api.Test;

class JoinedViewModelTest {
    private static final JoinedServer SERVER =
            new JoinedServer("jdbc:postgresql://db.example:5432/bedside", "front_desk");

    private final MemoryKeyStore keyStore = new MemoryKeyStore();
    private final List<String> opened = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();
    private boolean byItself;
    private String refusal = "";
    private final JoinedViewModel model = new JoinedViewModel(
            SERVER,
            keyStore,
            () -> {
                refuse();
                return byItself;
            },
            (password, keep) -> {
                tried.add(password + (keep ? " kept" : " not kept"));
                refuse();
            },
            () -> opened.add("opened"),
            new Background(Runnable::run, Runnable::run),
            new Texts(Locale.US));

    private void refuse() {
        if (!refusal.isEmpty()) {
            throw new Refused(refusal);
        }
    }

    @Test
    void whereNobodyHasToBeAskedItOpensAtOnce() {
        byItself = true;

        model.start();

        assertThat(opened).hasSize(1);
    }

    @Test
    void elseThePasswordIsAskedForAndOpens() {
        model.start();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.PASSWORD);
        model.passwordProperty().set("Quartzfeather");
        model.keepProperty().set(true);

        model.openByPassword();

        assertThat(tried).containsExactly("Quartzfeather kept");
        assertThat(opened).hasSize(1);
        assertThat(model.passwordProperty().get()).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidAndAskedForAgain() {
        model.start();
        model.passwordProperty().set("Quartzfeathers");
        refusal = "server-sign-in";

        model.openByPassword();

        assertThat(model.problemProperty().get()).isEqualTo("The server does not accept this account or its password.");
        assertThat(model.stageProperty().get()).isEqualTo(Stage.PASSWORD);
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(opened).isEmpty();
    }

    @Test
    void aPasswordInTheKeyStoreThatNoLongerOpensIsAskedForAndStaysToBeKept() {
        keyStore.putPassword(SERVER, "of last year");
        refusal = "server-sign-in";

        model.start();

        assertThat(model.stageProperty().get()).isEqualTo(Stage.PASSWORD);
        assertThat(model.keepProperty().get()).isTrue();
        assertThat(model.problemProperty().get()).isEqualTo("The server does not accept this account or its password.");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidAndTriedAgain() {
        byItself = true;
        refusal = "server-no-answer";
        model.start();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.STUCK);
        assertThat(model.problemProperty().get())
                .isEqualTo("The server does not answer. Check the address and the network; nothing was changed.");

        refusal = "";
        model.start();

        assertThat(opened).hasSize(1);
    }

    @Test
    void whereThereIsNoKeyStoreNothingIsOfferedToBeKept() {
        keyStore.setThere(false);

        model.start();

        assertThat(model.keyStoreThereProperty().get()).isFalse();
        assertThat(model.keepProperty().get()).isFalse();
    }
}
