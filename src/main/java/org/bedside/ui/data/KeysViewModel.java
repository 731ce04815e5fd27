package org.bedside.ui.data;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.practice.Refused;
import org.bedside.settings.KeyDesk;
import org.bedside.settings.RecoveryKey;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.unlock.Printing;

/// Changing the passphrase, and making a new recovery key. Used on the JavaFX thread only.
public final class KeysViewModel {
    private final KeyDesk desk;
    private final String practice;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<RecoveryKey>> recoveryKey =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");

    /// @param practice the practice's name, for the page with the recovery key
    public KeysViewModel(KeyDesk desk, String practice, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.practice = practice;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
    }

    /// Forgets what was shown before.
    public void begin() {
        recoveryKey.set(Optional.empty());
        problem.set("");
        done.set("");
    }

    /// Changes the passphrase to `chosen`, typed twice; `now` is the present one or the recovery key.
    public void changePassphrase(String now, String chosen, String again) {
        if (!chosen.equals(again)) {
            problem.set(texts.problem(new Refused("passphrase-differs")));
            return;
        }
        var by = signedIn.member();
        begin();
        busy.set(true);
        background.run(
                () -> {
                    desk.changePassphrase(by, now, chosen);
                    return true;
                },
                _ -> {
                    busy.set(false);
                    done.set(texts.get("keys.passphrase.changed"));
                },
                this::failed);
    }

    /// Makes a new recovery key, which is then shown; `now` is the passphrase or the present recovery key.
    public void newRecoveryKey(String now) {
        var by = signedIn.member();
        begin();
        busy.set(true);
        background.run(
                () -> desk.newRecoveryKey(by, now),
                key -> {
                    busy.set(false);
                    recoveryKey.set(Optional.of(key));
                    done.set(texts.get("keys.recovery.changed"));
                },
                this::failed);
    }

    /// A key in three lines of three groups, as it is read best.
    static String lines(Optional<RecoveryKey> key) {
        return key.map(made -> made.printed().replaceAll("((?:\\w{4}-){2}\\w{4})-", "$1\n"))
                .orElse("");
    }

    /// The page with the new recovery key that is printed or saved.
    String page() {
        return texts.get("keys.page", practice, lines(recoveryKey.get()));
    }

    void saveRecoveryKey(Path file) {
        var page = page();
        background.run(
                () -> {
                    RecoveryKey.save(file, page);
                    return file;
                },
                saved -> tell("", texts.get("keys.saved", saved)),
                this::failed);
    }

    void printed(Printing.Outcome outcome) {
        switch (outcome) {
            case PRINTED -> tell("", texts.get("keys.printed"));
            case NO_PRINTER -> tell(texts.get("keys.no-printer"), "");
            case GIVEN_UP -> {}
        }
    }

    private void tell(String newProblem, String newDone) {
        problem.set(newProblem);
        done.set(newDone);
    }

    private void failed(Exception e) {
        busy.set(false);
        problem.set(texts.problem(e));
    }

    /// The new recovery key while it is to be read.
    public ReadOnlyObjectProperty<Optional<RecoveryKey>> recoveryKeyProperty() {
        return recoveryKey.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
