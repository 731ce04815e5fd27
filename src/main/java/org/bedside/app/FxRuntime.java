package org.bedside.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.print.PrinterJob;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.bedside.backup.Backup;
import org.bedside.practice.Refused;
import org.bedside.ui.Texts;
import org.bedside.ui.data.OpenDialogs;
import org.bedside.ui.unlock.Printing;
import org.jspecify.annotations.Nullable;

/// JavaFX from its start to its end.
final class FxRuntime {
    private static final String STYLESHEET =
            Objects.requireNonNull(FxRuntime.class.getResource("/bedside.css")).toExternalForm();

    private static final String DARK = "dark";
    private static final int PATIENCE_SECONDS = 10;

    private FxRuntime() {}

    /// Starts JavaFX, lets `open` show something, and waits until that window is closed.
    static void runUntilClosed(Consumer<Stage> open) throws InterruptedException {
        var closed = new CountDownLatch(1);
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            useTheme(Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
            var stage = new Stage();
            stage.setOnHidden(_ -> closed.countDown());
            open.accept(stage);
        });
        closed.await();
        exit();
    }

    static void useTheme(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    static void style(Parent root) {
        root.getStylesheets().setAll(STYLESHEET);
        if (isDark() && !root.getStyleClass().contains(DARK)) {
            root.getStyleClass().add(DARK);
        }
    }

    /// From light to dark, or back.
    static void toggleTheme(Parent root) {
        useTheme(!isDark());
        if (isDark()) {
            root.getStyleClass().add(DARK);
        } else {
            root.getStyleClass().remove(DARK);
        }
    }

    private static boolean isDark() {
        return new PrimerDark().getUserAgentStylesheet().equals(Application.getUserAgentStylesheet());
    }

    /// The system's own dialog.
    static Optional<Path> askWhereToSave(String suggestedName) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner())).map(File::toPath);
    }

    /// The system's own dialogs.
    static OpenDialogs openDialogs(Texts texts) {
        return new OpenDialogs() {
            @Override
            public Optional<Path> backup() {
                var chooser = new FileChooser();
                chooser.getExtensionFilters()
                        .setAll(
                                new ExtensionFilter(texts.get("restore.files"), "*" + Backup.ENDING),
                                new ExtensionFilter(texts.get("restore.files.all"), "*"));
                return Optional.ofNullable(chooser.showOpenDialog(owner())).map(File::toPath);
            }

            @Override
            public Optional<Path> folder() {
                return Optional.ofNullable(new DirectoryChooser().showDialog(owner()))
                        .map(File::toPath);
            }
        };
    }

    /// The system's own dialog for printing, and then the page.
    static Printing.Outcome print(Region page) {
        var job = PrinterJob.createPrinterJob();
        if (job == null) {
            return Printing.Outcome.NO_PRINTER;
        }
        if (!job.showPrintDialog(owner())) {
            return Printing.Outcome.GIVEN_UP;
        }
        var layout = job.getJobSettings().getPageLayout();
        page.setPrefWidth(layout.getPrintableWidth());
        var scene = new Scene(page);
        scene.getStylesheets().setAll(STYLESHEET);
        page.applyCss();
        page.layout();
        return job.printPage(page) && job.endJob() ? Printing.Outcome.PRINTED : Printing.Outcome.GIVEN_UP;
    }

    /// Opens an address in the person's own browser, by the system's own command for it; not on the JavaFX thread.
    ///
    /// @throws Refused if there is no such command
    static void browse(URI address) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var command = List.of("xdg-open", address.toString());
        if (system.startsWith("windows")) {
            command = List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
        } else if (system.startsWith("mac")) {
            command = List.of("open", address.toString());
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            throw new Refused("no-browser");
        }
    }

    private static @Nullable Window owner() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElse(null);
    }

    /// A popup that is still showing when JavaFX ends crashes the process on GTK: so the windows are hidden first.
    static void exit() throws InterruptedException {
        var hidden = new CountDownLatch(1);
        Platform.runLater(() -> {
            List.copyOf(Window.getWindows()).reversed().forEach(Window::hide);
            hidden.countDown();
        });
        if (hidden.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            Platform.exit();
        }
    }
}
