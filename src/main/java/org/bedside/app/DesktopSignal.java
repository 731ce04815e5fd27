package org.bedside.app;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.awt.Taskbar;
import java.awt.TrayIcon;
import java.awt.TrayIcon.MessageType;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import org.bedside.ui.alarm.Signal;

/// Sound, a notification and attention by what this computer has of them. What it lacks is left out: the bar in the
/// window needs none of it.
final class DesktopSignal implements Signal {
    private static final System.Logger LOG = System.getLogger(DesktopSignal.class.getName());

    private final ExecutorService player = oneAtATime("alarm-sound");
    private final ExecutorService caller = oneAtATime("alarm-call");
    private Optional<TrayIcon> tray = Optional.empty();

    /// What would have to wait is left out: a device that hangs is not to gather signals.
    private static ExecutorService oneAtATime(String name) {
        return new ThreadPoolExecutor(
                0,
                1,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private interface Attempt {
        void make() throws IOException, AWTException, LineUnavailableException;
    }

    /// Whatever a desktop lacks shows itself in its own way: no device, no library, nothing allowed.
    private static void tryTo(String what, Attempt attempt) {
        try {
            attempt.make();
        } catch (IOException | AWTException | LineUnavailableException | RuntimeException | LinkageError | AWTError e) {
            LOG.log(System.Logger.Level.DEBUG, what + " is not possible here", e);
        }
    }

    @Override
    public void sound(boolean loud) {
        player.execute(() -> tryTo("sound", () -> play(Tones.of(loud))));
    }

    private static void play(byte[] tones) throws LineUnavailableException {
        try (var line = AudioSystem.getSourceDataLine(Tones.FORMAT)) {
            line.open(Tones.FORMAT);
            line.start();
            line.write(tones, 0, tones.length);
            line.drain();
        }
    }

    @Override
    public void call(String title, String words) {
        caller.execute(() -> {
            tryTo("a notification", () -> tell(title, words));
            tryTo("attention", DesktopSignal::askForAttention);
        });
    }

    private void tell(String title, String words) throws IOException, AWTException {
        if (isLinux()) {
            // The desktop's own way there; few of them still have a tray.
            new ProcessBuilder("notify-send", "--urgency=critical", "--app-name=" + title, title, words)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } else if (!GraphicsEnvironment.isHeadless() && SystemTray.isSupported()) {
            tray().displayMessage(title, words, MessageType.WARNING);
        }
    }

    private TrayIcon tray() throws IOException, AWTException {
        if (tray.isEmpty()) {
            try (var image = DesktopSignal.class.getResourceAsStream("/icons/bedside-256.png")) {
                if (image == null) {
                    throw new IOException("no icon");
                }
                var icon = new TrayIcon(ImageIO.read(image));
                icon.setImageAutoSize(true);
                SystemTray.getSystemTray().add(icon);
                tray = Optional.of(icon);
            }
        }
        return tray.orElseThrow();
    }

    private static void askForAttention() {
        if (!isLinux()
                && !GraphicsEnvironment.isHeadless()
                && Taskbar.isTaskbarSupported()
                && Taskbar.getTaskbar().isSupported(Taskbar.Feature.USER_ATTENTION)) {
            Taskbar.getTaskbar().requestUserAttention(true, true);
        } else {
            Platform.runLater(DesktopSignal::comeForward);
        }
    }

    /// Into sight, but not into the way: whoever types in another program goes on typing there.
    private static void comeForward() {
        if (Window.getWindows().stream().anyMatch(Window::isFocused)) {
            return;
        }
        Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .forEach(stage -> {
                    stage.setIconified(false);
                    stage.toFront();
                });
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }
}
