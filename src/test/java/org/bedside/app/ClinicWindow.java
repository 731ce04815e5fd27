package org.bedside.app;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Parent;
import org.bedside.settings.Secrets;
import org.bedside.triage.rules.Lexicons;
import org.bedside.ui.Clinic;
import org.bedside.ui.report.SaveDialog;
import org.bedside.ui.shell.ShellView;

/// The main window's content for a test's practice, wired as the program wires it; nothing is read from platforms and
/// nothing is sent.
public final class ClinicWindow implements AutoCloseable {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Wiring wired;
    private final ShellView shell;

    /// Used on the JavaFX thread.
    public ClinicWindow(Clinic clinic, SaveDialog saveDialog) {
        wired = new Wiring(
                clinic.database,
                clinic.practice,
                clinic.members,
                Optional.empty(),
                Secrets.IN_PLACE,
                Lexicons.shipped(),
                clinic.clock,
                Optional.empty());
        shell = new MainWindow(wired, clinic.texts, workers, saveDialog, _ -> {}, clinic.signal)
                .build(Optional.empty(), Optional.empty(), workers);
        style(shell);
    }

    public ShellView shell() {
        return shell;
    }

    Wiring wired() {
        return wired;
    }

    /// As the program styles every window.
    public static void style(Parent root) {
        FxRuntime.useTheme(false);
        FxRuntime.style(root);
    }

    @Override
    public void close() {
        wired.close();
        workers.close();
    }
}
