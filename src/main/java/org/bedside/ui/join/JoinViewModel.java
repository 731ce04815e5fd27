package org.bedside.ui.join;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bedside.settings.KeyStore;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;

/// Joins a practice on a server by its address and an account there. What was typed stays until that works. Used on the
/// JavaFX thread only.
public final class JoinViewModel {
    /// Of one attempt. Whoever comes first decides: the person who cancels, or the practice that is reached.
    private enum Fate {
        UNDER_WAY,
        REACHED,
        CANCELLED
    }

    private final KeyStore store;
    private final BiConsumer<Told, BooleanSupplier> join;
    private final Runnable onJoined;
    private final Background background;
    private final Texts texts;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty account = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper keyStoreThere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private AtomicReference<Fate> latest = new AtomicReference<>(Fate.CANCELLED);

    /// @param join joins, on a worker's thread; asks once, when nothing is written down yet, whether to go on
    /// @param onJoined shows the practice, on the JavaFX thread
    public JoinViewModel(
            KeyStore store,
            BiConsumer<Told, BooleanSupplier> join,
            Runnable onJoined,
            Background background,
            Texts texts) {
        this.store = store;
        this.join = join;
        this.onJoined = onJoined;
        this.background = background;
        this.texts = texts;
    }

    /// Begins with what is known already.
    public void begin(String knownAddress, String knownAccount) {
        address.set(knownAddress);
        account.set(knownAccount);
        background.run(
                store::isThere,
                there -> {
                    keep.set(there);
                    keyStoreThere.set(there);
                },
                e -> problem.set(texts.problem(e)));
    }

    /// Tries what was typed.
    void join() {
        if (busy.get() || !isComplete()) {
            return;
        }
        var told = new Told(address.get().strip(), account.get().strip(), password.get(), keep.get());
        var fate = new AtomicReference<>(Fate.UNDER_WAY);
        latest = fate;
        busy.set(true);
        problem.set("");
        background.run(
                () -> {
                    join.accept(told, () -> fate.compareAndSet(Fate.UNDER_WAY, Fate.REACHED));
                    return told;
                },
                _ -> {
                    password.set("");
                    onJoined.run();
                },
                e -> {
                    if (fate.get() != Fate.CANCELLED) {
                        busy.set(false);
                        problem.set(texts.problem(e));
                    }
                });
    }

    private boolean isComplete() {
        for (var field : new Field[] {new Field("join.address", address), new Field("join.account", account)}) {
            if (field.typed.get().isBlank()) {
                problem.set(texts.get("refused.field-empty", texts.get(field.name)));
                return false;
            }
        }
        return true;
    }

    private record Field(String name, StringProperty typed) {}

    /// Lets the attempt that is under way come to nothing; does nothing where it has just reached the practice.
    void cancel() {
        if (latest.compareAndSet(Fate.UNDER_WAY, Fate.CANCELLED)) {
            busy.set(false);
        }
    }

    StringProperty addressProperty() {
        return address;
    }

    StringProperty accountProperty() {
        return account;
    }

    StringProperty passwordProperty() {
        return password;
    }

    BooleanProperty keepProperty() {
        return keep;
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
}
