package org.bedside.ui;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.bedside.app.ClinicWindow;
import org.bedside.practice.Member;
import org.bedside.ui.report.SaveDialog;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A window on JavaFX's screen in memory, and a person in front of it who finds controls by their id.
public final class OnScreen implements AutoCloseable {
    private static final int PATIENCE = 20;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private Optional<ClinicWindow> window = Optional.empty();

    private OnScreen() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("JavaFX did not start", e);
        }
        Platform.setImplicitExit(false);
        stage = on(Stage::new);
    }

    /// The main window of a practice.
    public static OnScreen of(Clinic clinic) {
        return of(clinic, _ -> Optional.<Path>empty());
    }

    public static OnScreen of(Clinic clinic, SaveDialog saveDialog) {
        var screen = new OnScreen();
        var window = on(() -> new ClinicWindow(clinic, saveDialog));
        screen.window = Optional.of(window);
        screen.show(window::shell);
        return screen;
    }

    /// A window with other content, made on the JavaFX thread.
    public static OnScreen of(Supplier<Parent> content) {
        var screen = new OnScreen();
        screen.show(() -> {
            var root = content.get();
            ClinicWindow.style(root);
            return root;
        });
        return screen;
    }

    private void show(Supplier<? extends Parent> content) {
        on(() -> {
            stage.setScene(new Scene(content.get(), 1280, 800));
            stage.show();
            stage.requestFocus();
            return stage;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Runs `work` on the JavaFX thread and waits for what it gives.
    public static <T> T on(Callable<T> work) {
        if (!Platform.isFxApplicationThread()) {
            return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, work);
        }
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until `condition`, asked on the JavaFX thread, holds; a control that is not there yet does not hold.
    public void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, SECONDS, () -> on(() -> holds(condition)));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (NoSuchControl _) {
            return false;
        }
    }

    private static final class NoSuchControl extends RuntimeException {
        NoSuchControl(String id) {
            super("no such control: " + id);
        }
    }

    /// The control of that id in any window; asked on the JavaFX thread.
    public <T extends Node> T find(String id, Class<T> type) {
        for (var open : List.copyOf(Window.getWindows()).reversed()) {
            var node = open.getScene() == null ? null : open.getScene().lookup("#" + id);
            if (node != null) {
                return type.cast(node);
            }
        }
        throw new NoSuchControl(id);
    }

    public Stage stage() {
        return stage;
    }

    /// The list of that id.
    @SuppressWarnings("unchecked")
    public <T> ListView<T> list(String id) {
        return find(id, ListView.class);
    }

    /// The choices of that id.
    @SuppressWarnings("unchecked")
    public <T> ComboBox<T> choices(String id) {
        return find(id, ComboBox.class);
    }

    /// What stands on a label, a button or in a field.
    public String textOf(String id) {
        return on(() -> {
            var node = find(id, Node.class);
            return node instanceof TextInputControl field ? field.getText() : ((Labeled) node).getText();
        });
    }

    public boolean isShown(String id) {
        return on(() -> isShown(find(id, Node.class)));
    }

    private static boolean isShown(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public boolean isDisabled(String id) {
        return on(() -> find(id, Node.class).isDisabled());
    }

    public boolean isFocused(String id) {
        return on(() -> find(id, Node.class).isFocused());
    }

    /// Whether there is a control of that id in any window.
    public boolean exists(String id) {
        return on(() -> {
            try {
                return find(id, Node.class).getScene() != null;
            } catch (NoSuchControl _) {
                return false;
            }
        });
    }

    public void awaitShown(String id) {
        await(id + " shown", () -> isShown(find(id, Node.class)));
    }

    /// Waits until what stands on the control is `text`.
    public void awaitText(String id, String text) {
        await(id + " saying: " + text, () -> textOf(id).equals(text));
    }

    public void awaitRows(String list, int rows) {
        await(rows + " rows in " + list, () -> list(list).getItems().size() == rows);
    }

    /// Presses a button once it can be pressed.
    public void press(String id) {
        await("button " + id, () -> {
            var button = find(id, ButtonBase.class);
            return isShown(button) && !button.isDisabled();
        });
        on(() -> {
            find(id, ButtonBase.class).fire();
            return id;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Presses a button that opens a dialog, and so only comes back when that is closed.
    public void pressForDialog(String id) {
        Platform.runLater(() -> find(id, ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Presses keys one after another, each let go before the next.
    public void keys(KeyCode... keys) {
        robot.type(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Presses keys together.
    public void chord(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void focus(String id) {
        on(() -> {
            find(id, Node.class).requestFocus();
            return id;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Types into the field of that id, key by key, after what stands there.
    public void type(String id, String words) {
        focus(id);
        on(() -> {
            var field = find(id, TextInputControl.class);
            field.end();
            return robot.targetWindow(field.getScene().getWindow());
        });
        robot.write(words, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Puts `words` in place of what stands in the field.
    public void fill(String id, String words) {
        on(() -> {
            find(id, TextInputControl.class).setText(words);
            return id;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Lets another member work at this desk.
    public void signIn(Member member) {
        on(() -> {
            this.<Member>choices("member").setValue(member);
            return member;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void close() {
        on(() -> {
            var open = List.copyOf(Window.getWindows()).reversed();
            open.forEach(Window::hide);
            // JavaFX's screen in memory keeps every window that ever was; it is not to keep a practice with it.
            open.stream()
                    .filter(Stage.class::isInstance)
                    .map(Stage.class::cast)
                    .forEach(closed -> closed.setScene(null));
            return true;
        });
        window.ifPresent(ClinicWindow::close);
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.clearExceptions();
    }
}
