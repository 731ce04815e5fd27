package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.bedside.app.Program.Outside;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Category;
import org.bedside.model.Comment;
import org.bedside.model.Conversation;
import org.bedside.model.QueueRow;
import org.bedside.settings.DataKey;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.store.ReadableWords;
import org.bedside.ui.Texts;
import org.bedside.ui.alarm.Signal;
import org.bedside.ui.data.OpenDialogs;
import org.bedside.ui.unlock.Printing.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The main job in the real window: comments come over HTTP, one gets a canned reply, a doctor approves
/// it, it stands on the platform once, and the report tells of it.
@Tag("journey")
final class FromCommentToReportTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 800;

    private final FxRobot robot = new FxRobot();
    private final Texts texts = new Texts(Locale.US);

    @TempDir
    private Path folder;

    private final DataKey key = DataKey.random();
    private Session session;
    private Program program;

    @BeforeEach
    void openTheDemo() throws Exception {
        session = Session.demo(folder.resolve("demo"), key, InstantSource.system(), Duration.ofMillis(500));
        program = new Program(
                session,
                folder.resolve("other"),
                InstantSource.system(),
                texts,
                new Outside(
                        MemoryKeyStore.gone(),
                        name -> Optional.of(folder.resolve(name)),
                        OpenDialogs.NOBODY,
                        _ -> Outcome.NO_PRINTER,
                        _ -> {},
                        Signal.NONE));
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> FxRuntime.useTheme(false));
        FxToolkit.setupStage(stage -> {
            program.open(stage);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
        program.close();
    }

    @Test
    void aCommentIsAnsweredOnceWithADoctorsYesAndReported() throws Exception {
        await(() -> rows().size() > 20);
        var before = posts();

        signIn("Sam Rivera");
        var conversation = chooseTheFirstComplaint();
        var words = insertCannedReply("concern");
        robot.clickOn("#reply-submit");
        await(() -> shown("#reply-take-back"));
        robot.clickOn("#rail-approvals");
        await(() -> shown("#approval-approve"));
        assertThat(robot.lookup("#approval-approve").query().isDisabled())
                .as("staff cannot approve")
                .isTrue();
        assertThat(posts()).as("posted without a doctor's yes").isEqualTo(before);

        signIn("Dr. Amara Okafor");
        robot.clickOn("#approval-approve");
        await(() -> posts().size() > before.size());
        robot.clickOn("#rail-outbox");
        await(() -> !robot.lookup(".reply-card.sent").queryAll().isEmpty());
        var posted = new ArrayList<>(posts());
        posted.removeAll(before);
        assertThat(posted)
                .extracting(post -> List.of(post.to(), post.text()))
                .as("posted once, under the comment, word for word")
                .containsExactly(List.of(externalIdOfLatest(conversation), words));

        signIn("Sam Rivera");
        robot.clickOn("#rail-reports");
        await(() -> shown("#report-save"));
        robot.clickOn("#report-save");
        await(() -> shown("#report-saved"));
        var row = reported(conversation);
        assertThat(List.of(row.getField("category"), row.getField("answered"), row.getField("responded_by")))
                .isEqualTo(List.of("COMPLAINT", "yes", "Sam Rivera"));
        assertThat(OffsetDateTime.parse(row.getField("first_response_at")).toInstant())
                .isEqualTo(posted.getFirst().at().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void nobodysWordsCanBeReadInAnyFileThatTheJourneyLeaves() throws Exception {
        var began = Instant.now();
        var root = Logger.getLogger("");
        var log = new FileHandler(folder.resolve("bedside.log").toString());
        root.addHandler(log);
        await(() -> rows().size() > 20);
        var before = posts();
        signIn("Sam Rivera");
        var conversation = chooseTheFirstComplaint();
        var answer = insertCannedReply("concern");
        robot.clickOn("#reply-submit");
        await(() -> shown("#reply-take-back"));
        signIn("Dr. Amara Okafor");
        robot.clickOn("#rail-approvals");
        await(() -> shown("#approval-approve"));
        robot.clickOn("#approval-approve");
        await(() -> posts().size() > before.size());
        robot.clickOn("#rail-reports");
        await(() -> shown("#report-save"));
        robot.clickOn("#report-save");
        await(() -> shown("#report-saved"));
        var asked = latestOf(conversation).text();
        var markers = List.of(end(asked), end(answer), conversation.who().name());

        var whileOpen = readable(markers, began);
        FxToolkit.cleanupStages();
        program.close();
        root.removeHandler(log);
        log.close();
        var afterwards = readable(markers, began);
        ReadableWords.withoutEncryption(folder.resolve("demo").resolve("bedside.db"), key.bytes());

        assertThat(List.of(whileOpen, afterwards)).allMatch(Set::isEmpty);
        assertThat(readable(markers, began))
                .as("without encryption they can be read")
                .containsExactly(Path.of("demo", "bedside.db"));
    }

    /// The files in the practice's folder, and those written meanwhile to the system's place for temporary ones.
    private Set<Path> readable(List<String> markers, Instant began) throws IOException {
        var found = new TreeSet<Path>();
        for (var marker : markers) {
            found.addAll(ReadableWords.in(folder, marker));
            found.addAll(ReadableWords.in(Path.of(System.getProperty("java.io.tmpdir")), marker, began, folder));
        }
        return found;
    }

    private static String end(String words) {
        return words.substring(Math.max(0, words.length() - 30));
    }

    private Conversation chooseTheFirstComplaint() throws Exception {
        robot.clickOn("#queue-category");
        robot.clickOn(texts.of(Category.COMPLAINT));
        await(() -> !rows().isEmpty()
                && rows().stream().allMatch(row -> row.conversation().category() == Category.COMPLAINT));
        var first = rows().getFirst().conversation();
        robot.interact(() -> list().getSelectionModel().selectFirst());
        await(() -> shown("#composer"));
        return first;
    }

    private String insertCannedReply(String query) throws Exception {
        robot.clickOn("#reply-canned");
        await(() -> shown("#canned-query"));
        robot.clickOn("#canned-query").write(query);
        robot.type(KeyCode.ENTER);
        await(() -> !text().isBlank() && !robot.lookup("#reply-submit").query().isDisabled());
        return text();
    }

    private void signIn(String name) {
        robot.clickOn("#member");
        robot.clickOn((Node node) -> node instanceof ListCell<?> cell
                && cell.getText() != null
                && cell.getText().startsWith(name));
    }

    private String externalIdOfLatest(Conversation conversation) {
        return latestOf(conversation).externalId();
    }

    private Comment latestOf(Conversation conversation) {
        return session.wiring().orElseThrow().queue.details(conversation.id()).latestComment();
    }

    private List<OwnPost> posts() {
        var demo = session.demo().orElseThrow();
        var all = new ArrayList<>(demo.x().ownPosts());
        all.addAll(demo.facebook().ownPosts());
        return all;
    }

    private NamedCsvRecord reported(Conversation conversation) throws IOException {
        var today = Instant.now()
                .atZone(session.practice().orElseThrow().hours().zone())
                .toLocalDate();
        var file =
                folder.resolve(texts.get("reports.file", today.withDayOfMonth(1).toString(), today.toString()));
        try (var csv = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            return csv.stream()
                    .filter(row -> row.getField("conversation")
                            .equals(Long.toString(conversation.id().value())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<QueueRow> rows() {
        return List.copyOf(list().getItems());
    }

    private ListView<QueueRow> list() {
        return robot.lookup("#queue-list").queryListView();
    }

    private String text() {
        return ((TextInputControl) robot.lookup("#reply-text").query()).getText();
    }

    private boolean shown(String query) {
        return robot.lookup(query)
                .tryQuery()
                .filter(node -> node.isVisible() && node.getScene() != null)
                .isPresent();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
