package org.bedside.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.bedside.app.Program.Outside;
import org.bedside.model.Category;
import org.bedside.model.CommentKind;
import org.bedside.model.Priority;
import org.bedside.model.QueueRow;
import org.bedside.model.Role;
import org.bedside.practice.Member;
import org.bedside.settings.DataFolder;
import org.bedside.settings.KeyStore;
import org.bedside.ui.Texts;
import org.bedside.ui.alarm.Signal;
import org.bedside.ui.data.OpenDialogs;
import org.bedside.ui.unlock.Printing.Outcome;

/// Drives the real screens of the demo practice through the main job, without a display, and takes pictures on the way.
final class Tour {
    private static final Duration PACE = Duration.ofSeconds(1);
    /// Facebook takes a private reply for seven days.
    private static final Duration PRIVATE_REPLY_IS_OPEN = Duration.ofDays(6);

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Path out;
    private final InstantSource clock;
    private final Texts texts;
    private final KeyStore keyStore;

    Tour(Path out, InstantSource clock, Texts texts, KeyStore keyStore) {
        this.out = out;
        this.clock = clock;
        this.texts = texts;
        this.keyStore = keyStore;
    }

    /// Takes the tour; `log` is told what was written.
    void run(Consumer<String> log) throws InterruptedException {
        var data = temporaryFolder();
        var ready = new CompletableFuture<Scene>();
        var outside = new Outside(
                keyStore,
                name -> Optional.of(out.resolve(name)),
                OpenDialogs.NOBODY,
                _ -> Outcome.NO_PRINTER,
                _ -> {},
                Signal.NONE);
        try (var program =
                new Program(DataFolder.open(data.resolve("own")), data.resolve("demo"), clock, texts, outside)) {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                FxRuntime.useTheme(false);
                try {
                    var stage = new Stage();
                    program.open(stage, PACE);
                    stage.setWidth(WIDTH);
                    stage.setHeight(HEIGHT);
                    ready.complete(stage.getScene());
                } catch (RuntimeException e) {
                    ready.completeExceptionally(e);
                }
            });
            var hand = new Stagehand(out, ready.join());
            try {
                walk(hand);
            } finally {
                // Before the practice is closed, so that no screen reads from it any more.
                FxRuntime.exit();
            }
            log.accept(texts.get("command.tour.done", out.toAbsolutePath()));
        } finally {
            remove(data);
        }
    }

    private void walk(Stagehand hand) throws InterruptedException {
        hand.picture("first-screen");
        hand.press("welcome-demo");
        hand.await("the history in the queue", () -> rows(hand).getItems().size() > 20);
        hand.await(
                "channels read to their end", () -> status(hand, "queue-counts").matches("\\d\\d.*"));
        hand.picture("queue");

        open(hand, row -> row.conversation().category() == Category.EMERGENCY);
        hand.picture("conversation-with-reasons");

        signIn(hand, Role.STAFF);
        show(hand, Optional.of(Category.BILLING));
        open(hand, row -> row.conversation().priority() == Priority.P2);
        hand.await("suggestions", () -> hand.find("reply-suggestions").isVisible());
        hand.picture("suggested-replies");
        show(hand, Optional.of(Category.COMPLAINT));
        open(
                hand,
                row -> row.conversation().kind() == CommentKind.PAGE_COMMENT
                        && row.conversation()
                                .receivedAt()
                                .isAfter(clock.instant().minus(PRIVATE_REPLY_IS_OPEN)));
        hand.await("both ways", () -> hand.find("reply-ways").isVisible());
        hand.type("reply-text", "Thank you for telling us. Please call our office and we will gladly help.");
        hand.press("reply-way-PRIVATE_REPLY");
        hand.picture("private-reply");
        hand.press("reply-way-REPLY");
        hand.type("reply-text", "");
        hand.press("reply-canned");
        hand.type("canned-query", texts.of(Category.COMPLAINT));
        hand.picture("canned-replies");
        hand.press("reply-source");
        hand.picture("trusted-source-for-a-reply");
        hand.type("reply-text", "So sorry! At your visit on March 3 our doctor did see you, please call 555-0199.");
        hand.await("findings", () -> hand.find("reply-findings").isVisible());
        hand.picture("reply-held-back-by-the-guard");
        signIn(hand, Role.MANAGER);
        hand.press("override-begin");
        hand.picture("override-with-a-reason");
        hand.press("override-cancel");
        signIn(hand, Role.STAFF);
        hand.type("reply-text", "");
        hand.press("reply-canned");
        chooseFirstCanned(hand, texts.of(Category.COMPLAINT));
        hand.await("no findings", () -> !hand.find("reply-findings").isVisible());
        hand.press("reply-submit");
        hand.await("waiting", () -> hand.find("reply-take-back").isVisible());
        hand.picture("submitted");

        signIn(hand, Role.DOCTOR);
        hand.press("rail-approvals");
        hand.await(
                "the waiting reply",
                () -> !list(hand, "approval-list").getItems().isEmpty());
        hand.picture("approval");
        hand.press("approval-approve");
        hand.press("rail-outbox");
        hand.await(
                "sent",
                () -> !((Parent) hand.find("outbox-list"))
                        .lookupAll(".reply-card.sent")
                        .isEmpty());
        hand.picture("sent");

        signIn(hand, Role.STAFF);
        hand.press("rail-reports");
        hand.press("report-save");
        hand.await("the report", () -> hand.find("report-saved").isVisible());
        hand.picture("report");

        hand.press("rail-queue");
        show(hand, Optional.empty());
        signIn(hand, Role.MANAGER);
        hand.press("tool-viral");
        hand.await("the viral post", () -> open(status(hand, "queue-counts")) > 300);
        hand.picture("viral-post-under-way");
        hand.press("rail-channels");
        hand.picture("channels");
        hand.press("rail-library");
        hand.picture("canned-reply-library");
        hand.press("library-sources");
        hand.picture("trusted-sources");
        hand.press("rail-activity");
        hand.press("activity-verify");
        hand.await("verified", () -> hand.find("activity-whole").isVisible());
        hand.picture("activity");
        hand.press("rail-triage");
        hand.picture("what-triage-has-learnt");
        hand.press("rail-rules");
        hand.press("rules-new");
        hand.type("rule-words", "refill\nprescription");
        hand.await(
                "past comments",
                () -> !((Label) hand.find("rules-count")).getText().isBlank());
        hand.picture("own-rules");
        hand.press("rail-settings");
        hand.picture("settings");
        hand.press("tool-theme");
        hand.press("rail-rules");
        hand.picture("own-rules-dark");
        hand.press("alarm-open");
        hand.picture("queue-dark");
    }

    private static int open(String counts) {
        return Integer.parseInt(counts.replaceAll("[.,\\s]", "").replaceAll("\\D.*", ""));
    }

    private void chooseFirstCanned(Stagehand hand, String query) throws InterruptedException {
        hand.type("canned-query", query);
        Stagehand.onFx(() -> {
            var field = (TextInputControl) hand.find("canned-query");
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return query;
        });
    }

    private void open(Stagehand hand, Predicate<QueueRow> wanted) throws InterruptedException {
        Stagehand.onFx(() -> {
            var list = rows(hand);
            list.getItems().stream().filter(wanted).findFirst().ifPresent(list.getSelectionModel()::select);
            return true;
        });
        hand.await("the conversation", () -> hand.find("composer").isVisible());
        Thread.sleep(PACE);
    }

    /// Only one category's conversations in the queue, or all.
    private static void show(Stagehand hand, Optional<Category> wanted) throws InterruptedException {
        Stagehand.onFx(() -> {
            @SuppressWarnings("unchecked")
            var category = (ComboBox<Optional<Category>>) hand.find("queue-category");
            category.setValue(wanted);
            return wanted;
        });
        hand.await(
                "the category's conversations",
                () -> !rows(hand).getItems().isEmpty()
                        && rows(hand).getItems().stream()
                                .allMatch(row ->
                                        wanted.isEmpty() || row.conversation().category() == wanted.get()));
    }

    private static void signIn(Stagehand hand, Role role) throws InterruptedException {
        Stagehand.onFx(() -> {
            @SuppressWarnings("unchecked")
            var members = (ComboBox<Member>) hand.find("member");
            members.getItems().stream()
                    .filter(member -> member.is(role))
                    .findFirst()
                    .ifPresent(members::setValue);
            return role;
        });
    }

    @SuppressWarnings("unchecked")
    private static ListView<QueueRow> rows(Stagehand hand) {
        return (ListView<QueueRow>) hand.find("queue-list");
    }

    private static ListView<?> list(Stagehand hand, String id) {
        return (ListView<?>) hand.find(id);
    }

    private static String status(Stagehand hand, String id) {
        return ((Label) hand.find(id)).getText();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("bedside-tour");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The tour's own practices: encrypted like any other, and of no use to anybody afterwards.
    private static void remove(Path data) {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
