package org.bedside.ui.unlock;

import java.util.Optional;
import java.util.concurrent.Callable;
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
import org.bedside.settings.DataKey;
import org.bedside.settings.Locked;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;

/// The ways into a locked practice: the key store, else the passphrase, else the recovery key, after which a new
/// passphrase is chosen. Nothing is locked out or deleted however often something wrong is typed. Used on the JavaFX
/// thread only.
public final class UnlockViewModel {
    /// What is asked for.
    enum Stage {
        KEY_STORE,
        PASSPHRASE,
        RECOVERY_KEY,
        NEW_PASSPHRASE
    }

    private record Offer(boolean there, boolean wanted) {}

    private final Locked locked;
    private final Consumer<DataKey> open;
    private final Runnable onOpened;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.KEY_STORE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keyStoreThere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty withoutAsking = new SimpleBooleanProperty();
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty recoveryKey = new SimpleStringProperty("");
    private final NewPassphrase newPassphrase = new NewPassphrase();
    private Optional<DataKey> recovered = Optional.empty();
    private boolean opened;

    /// @param open opens the practice by its key, on a worker's thread; the second call does nothing
    /// @param onOpened shows it, on the JavaFX thread
    public UnlockViewModel(
            Locked locked, Consumer<DataKey> open, Runnable onOpened, Background background, Texts texts) {
        this.locked = locked;
        this.open = open;
        this.onOpened = onOpened;
        this.background = background;
        this.texts = texts;
    }

    /// Asks the key store first.
    public void start() {
        background.run(
                () -> {
                    var key = locked.withoutAsking();
                    key.ifPresent(open);
                    return key.isPresent();
                },
                found -> {
                    if (found) {
                        opened();
                    } else {
                        askForPassphrase();
                    }
                },
                e -> {
                    askForPassphrase();
                    problem.set(texts.problem(e));
                });
    }

    private void askForPassphrase() {
        if (stage.get() == Stage.KEY_STORE) {
            usePassphrase();
        }
        background.run(
                () -> new Offer(locked.canOpenWithoutAsking(), locked.isToOpenWithoutAsking()),
                offer -> {
                    withoutAsking.set(offer.wanted);
                    keyStoreThere.set(offer.there);
                },
                e -> problem.set(texts.problem(e)));
    }

    void usePassphrase() {
        ask(Stage.PASSPHRASE);
    }

    void useRecoveryKey() {
        ask(Stage.RECOVERY_KEY);
    }

    private void ask(Stage next) {
        problem.set("");
        stage.set(next);
    }

    /// Opens by the passphrase that was typed.
    void openByPassphrase() {
        var typed = passphrase.get().toCharArray();
        if (typed.length > 0) {
            open(() -> locked.byPassphrase(typed));
        }
    }

    /// Tries the recovery key that was typed; where it is right a new passphrase is asked for.
    void tryRecoveryKey() {
        var typed = recoveryKey.get();
        if (typed.isBlank()) {
            return;
        }
        work(() -> locked.byRecoveryKey(typed), key -> {
            recovered = Optional.of(key);
            recoveryKey.set("");
            ask(Stage.NEW_PASSPHRASE);
        });
    }

    /// Opens with the new passphrase, which replaces the forgotten one.
    void openWithNewPassphrase() {
        try {
            var chosen = newPassphrase.chosen();
            var key = recovered.orElseThrow();
            open(() -> {
                locked.changePassphrase(key, chosen);
                return key;
            });
        } catch (Refused e) {
            problem.set(texts.problem(e));
        }
    }

    private void open(Callable<DataKey> way) {
        var offered = keyStoreThere.get();
        var wanted = withoutAsking.get();
        work(
                () -> {
                    var key = way.call();
                    open.accept(key);
                    if (offered) {
                        locked.openWithoutAsking(key, wanted);
                    }
                    return key;
                },
                _ -> opened());
    }

    private void opened() {
        if (!opened) {
            opened = true;
            passphrase.set("");
            newPassphrase.clear();
            recovered = Optional.empty();
            onOpened.run();
        }
    }

    private <T> void work(Callable<T> work, Consumer<T> onSuccess) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set("");
        background.run(
                work,
                result -> {
                    busy.set(false);
                    onSuccess.accept(result);
                },
                e -> {
                    busy.set(false);
                    problem.set(texts.problem(e));
                });
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

    BooleanProperty withoutAskingProperty() {
        return withoutAsking;
    }

    StringProperty passphraseProperty() {
        return passphrase;
    }

    StringProperty recoveryKeyProperty() {
        return recoveryKey;
    }

    NewPassphrase newPassphrase() {
        return newPassphrase;
    }
}
