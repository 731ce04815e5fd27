package org.bedside.ui.unlock;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.bedside.practice.Refused;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.settings.KeyStore;
import org.bedside.settings.NewKeys;
import org.bedside.settings.RecoveryKey;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;

/// What a practice is opened by from now on: a passphrase is chosen, and the recovery key put away. Used on the JavaFX
/// thread only.
public final class NewKeysViewModel {
    private final DataKey key;
    private final RecoveryKey recovery = RecoveryKey.random();
    private final KeyStore store;
    private final Background background;
    private final Texts texts;
    private final NewPassphrase passphrase = new NewPassphrase();
    private final ReadOnlyBooleanWrapper passphraseChosen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keyStoreThere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final BooleanProperty withoutAsking = new SimpleBooleanProperty();
    private final BooleanProperty putAway = new SimpleBooleanProperty();
    private String practice = "";
    private Consumer<NewKeys> keep = _ -> {};
    private Runnable onKept = () -> {};

    public NewKeysViewModel(DataKey key, KeyStore store, Background background, Texts texts) {
        this.key = key;
        this.store = store;
        this.background = background;
        this.texts = texts;
    }

    /// Begins for the practice of that name.
    ///
    /// @param keep takes what was chosen, on a worker's thread; where it throws, nothing is lost and it is said
    /// @param onKept goes on, on the JavaFX thread
    public void begin(String practice, Consumer<NewKeys> keep, Runnable onKept) {
        this.practice = practice;
        this.keep = keep;
        this.onKept = onKept;
        clearMessages();
        background.run(
                store::isThere,
                there -> {
                    withoutAsking.set(there);
                    keyStoreThere.set(there);
                },
                e -> problem.set(texts.problem(e)));
    }

    /// Goes on to the recovery key where the passphrase is good.
    void choosePassphrase() {
        try {
            passphrase.chosen();
            clearMessages();
            passphraseChosen.set(true);
        } catch (Refused e) {
            problem.set(texts.problem(e));
        }
    }

    void backToPassphrase() {
        clearMessages();
        passphraseChosen.set(false);
    }

    /// The recovery key in three lines of three groups.
    String recoveryKey() {
        return recovery.printed().replaceAll("((?:\\w{4}-){2}\\w{4})-", "$1\n");
    }

    /// The page that is printed or saved.
    String page() {
        return texts.get("keys.page", practice, recoveryKey());
    }

    void save(Path file) {
        clearMessages();
        var page = page();
        background.run(
                () -> {
                    RecoveryKey.save(file, page);
                    return file;
                },
                saved -> done.set(texts.get("keys.saved", saved)),
                e -> problem.set(texts.problem(e)));
    }

    void printed(Printing.Outcome outcome) {
        clearMessages();
        switch (outcome) {
            case PRINTED -> done.set(texts.get("keys.printed"));
            case NO_PRINTER -> problem.set(texts.get("keys.no-printer"));
            case GIVEN_UP -> {}
        }
    }

    /// Makes the practice's keys of what was chosen.
    void finish() {
        if (busy.get() || !putAway.get()) {
            return;
        }
        clearMessages();
        busy.set(true);
        var chosen = passphrase.chosen();
        var wanted = withoutAsking.get();
        background.run(
                () -> {
                    keep.accept(new NewKeys(key, KeyFile.create(key, chosen, recovery), wanted));
                    return wanted;
                },
                _ -> {
                    busy.set(false);
                    passphrase.clear();
                    onKept.run();
                },
                e -> {
                    busy.set(false);
                    problem.set(texts.problem(e));
                });
    }

    private void clearMessages() {
        problem.set("");
        done.set("");
    }

    NewPassphrase passphrase() {
        return passphrase;
    }

    ReadOnlyBooleanProperty passphraseChosenProperty() {
        return passphraseChosen.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty keyStoreThereProperty() {
        return keyStoreThere.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    BooleanProperty withoutAskingProperty() {
        return withoutAsking;
    }

    BooleanProperty putAwayProperty() {
        return putAway;
    }
}
