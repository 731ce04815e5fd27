package org.bedside.ui.join;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bedside.practice.Refused;
import org.bedside.settings.JoinedServer;
import org.bedside.settings.KeyStore;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;

/// Opens the practice that was joined: without asking where that is possible, else by the account's password. Used on
/// the JavaFX thread only.
public final class JoinedViewModel {
    /// How far it has come.
    enum Stage {
        TRYING,
        PASSWORD,
        /// Something that no password helps against.
        STUCK
    }

    private record Offer(boolean there, boolean kept) {}

    private final JoinedServer server;
    private final KeyStore store;
    private final Callable<Boolean> withoutAsking;
    private final BiConsumer<String, Boolean> byPassword;
    private final Runnable onOpened;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.TRYING);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keyStoreThere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty keep = new SimpleBooleanProperty();

    /// @param withoutAsking opens the practice where nobody has to be asked, and says whether it did
    /// @param byPassword opens it by a password that the key store is to keep or not; both on a worker's thread
    /// @param onOpened shows it, on the JavaFX thread
    public JoinedViewModel(
            JoinedServer server,
            KeyStore store,
            Callable<Boolean> withoutAsking,
            BiConsumer<String, Boolean> byPassword,
            Runnable onOpened,
            Background background,
            Texts texts) {
        this.server = server;
        this.store = store;
        this.withoutAsking = withoutAsking;
        this.byPassword = byPassword;
        this.onOpened = onOpened;
        this.background = background;
        this.texts = texts;
    }

    /// Tries without asking first, and again where the person wishes it.
    public void start() {
        stage.set(Stage.TRYING);
        work(withoutAsking, e -> {
            if (isOfThePassword(e)) {
                askForPassword();
            } else {
                stage.set(Stage.STUCK);
            }
        });
    }

    private static boolean isOfThePassword(Exception e) {
        return e instanceof Refused refused && refused.key().equals("server-sign-in");
    }

    private void askForPassword() {
        stage.set(Stage.PASSWORD);
        background.run(
                () -> new Offer(store.isThere(), store.password(server).isPresent()),
                offer -> {
                    keep.set(offer.kept);
                    keyStoreThere.set(offer.there);
                },
                e -> problem.set(texts.problem(e)));
    }

    /// Opens by the password that was typed.
    void openByPassword() {
        var typed = password.get();
        var wanted = keep.get();
        work(
                () -> {
                    byPassword.accept(typed, wanted);
                    return true;
                },
                _ -> {});
    }

    private void work(Callable<Boolean> way, Consumer<Exception> onFailure) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set("");
        background.run(
                way,
                opened -> {
                    if (opened) {
                        password.set("");
                        onOpened.run();
                    } else {
                        busy.set(false);
                        askForPassword();
                    }
                },
                e -> {
                    busy.set(false);
                    problem.set(texts.problem(e));
                    onFailure.accept(e);
                });
    }

    JoinedServer server() {
        return server;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty keyStoreThereProperty() {
        return keyStoreThere.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    StringProperty passwordProperty() {
        return password;
    }

    BooleanProperty keepProperty() {
        return keep;
    }
}
