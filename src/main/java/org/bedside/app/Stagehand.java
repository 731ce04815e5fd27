package org.bedside.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javax.imageio.ImageIO;

/// Acts on the real window as a person would, from a thread of its own: presses, types, waits, takes pictures.
final class Stagehand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    /// Until bindings and layout have settled after the last change.
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Path folder;
    private final Scene scene;
    private int pictures;

    Stagehand(Path folder, Scene scene) {
        this.folder = folder;
        this.scene = scene;
    }

    /// Runs `work` on the JavaFX thread and waits for its result.
    static <T> T onFx(Supplier<T> work) throws InterruptedException {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("on the JavaFX thread", e);
        }
    }

    void press(String id) throws InterruptedException {
        await("button " + id, () -> {
            var node = find(id);
            return node instanceof ButtonBase button && !button.isDisabled() && button.isVisible();
        });
        onFx(() -> {
            find(id).requestFocus();
            ((ButtonBase) find(id)).fire();
            return id;
        });
    }

    void type(String id, String words) throws InterruptedException {
        await("field " + id, () -> find(id) instanceof TextInputControl field && field.isVisible());
        onFx(() -> {
            var field = (TextInputControl) find(id);
            field.requestFocus();
            field.setText(words);
            return id;
        });
    }

    /// The control of that id; asked on the JavaFX thread.
    Node find(String id) {
        var node = scene.lookup("#" + id);
        if (node == null) {
            throw new IllegalStateException("no such control: " + id);
        }
        return node;
    }

    /// Waits until `condition`, asked on the JavaFX thread, holds.
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!onFx(() -> holds(condition))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the tour waited in vain for: " + what);
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /// Takes a numbered picture of the window.
    void picture(String name) throws InterruptedException {
        Thread.sleep(SETTLE);
        var image = onFx(() -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
        var file = folder.resolve("%02d-%s.png".formatted(++pictures, name));
        try {
            Files.createDirectories(folder);
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
