package org.bedside.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.bedside.app.Program.Outside;
import org.bedside.app.Session.Safekeeping;
import org.bedside.channel.simulator.demo.DemoScript;
import org.bedside.model.ConversationId;
import org.bedside.reply.Written;
import org.bedside.settings.DataKey;
import org.bedside.ui.Background;
import org.bedside.ui.Bursts;
import org.bedside.ui.Layout;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.activity.ActivityView;
import org.bedside.ui.activity.ActivityViewModel;
import org.bedside.ui.alarm.AlarmBar;
import org.bedside.ui.alarm.AlarmListView;
import org.bedside.ui.alarm.AlarmListViewModel;
import org.bedside.ui.alarm.AlarmViewModel;
import org.bedside.ui.alarm.Signal;
import org.bedside.ui.approval.ApprovalView;
import org.bedside.ui.approval.ApprovalViewModel;
import org.bedside.ui.channel.ChannelsView;
import org.bedside.ui.channel.ChannelsViewModel;
import org.bedside.ui.channel.ConnectViewModel;
import org.bedside.ui.conversation.ConversationView;
import org.bedside.ui.conversation.ConversationViewModel;
import org.bedside.ui.conversation.ReasonsView;
import org.bedside.ui.data.DataView;
import org.bedside.ui.data.DataView.Dialogs;
import org.bedside.ui.data.DataViewModel;
import org.bedside.ui.data.KeysViewModel;
import org.bedside.ui.data.RestoreViewModel;
import org.bedside.ui.library.LibraryView;
import org.bedside.ui.outbox.OutboxView;
import org.bedside.ui.outbox.OutboxViewModel;
import org.bedside.ui.queue.QueueScreen;
import org.bedside.ui.queue.QueueView;
import org.bedside.ui.queue.QueueViewModel;
import org.bedside.ui.reply.ComposerView;
import org.bedside.ui.reply.ComposerViewModel;
import org.bedside.ui.report.ReportView;
import org.bedside.ui.report.ReportViewModel;
import org.bedside.ui.report.SaveDialog;
import org.bedside.ui.rules.RulesView;
import org.bedside.ui.rules.RulesViewModel;
import org.bedside.ui.shell.Screen;
import org.bedside.ui.shell.ShellView;
import org.bedside.ui.shell.ShellViewModel;
import org.bedside.ui.triage.LearntView;
import org.bedside.ui.triage.LearntViewModel;
import org.kordamp.ikonli.feather.Feather;

/// Builds the screens of an opened practice and ties them to its store's changes. Used on the JavaFX thread only.
final class MainWindow {
    private static final long BURST_MILLIS = 150;
    private static final Duration TYPING_PAUSE = Duration.ofMillis(350);
    private static final Duration TICK = Duration.ofSeconds(20);
    private static final Duration ALARM_TICK = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final Wiring wired;
    private final Texts texts;
    private final Background background;
    private final SignedIn signedIn;
    private final Times times;
    private final Bursts bursts;
    private final SaveDialog saveDialog;
    private final Consumer<URI> browser;
    private final Signal signal;

    MainWindow(
            Wiring wired, Texts texts, Executor workers, SaveDialog saveDialog, Consumer<URI> browser, Signal signal) {
        this.saveDialog = saveDialog;
        this.browser = browser;
        this.signal = signal;
        this.wired = wired;
        this.texts = texts;
        this.background = new Background(workers, Platform::runLater);
        this.signedIn = new SignedIn(wired.members);
        this.times = new Times(texts, wired.practice.hours().zone(), wired.clock);
        this.bursts = new Bursts(task -> later(Duration.ofMillis(BURST_MILLIS), task));
    }

    /// The whole window's content.
    ///
    /// @param kept backups and keys; empty in the demo, which has none
    ShellView build(Optional<DemoScript> demo, Optional<Kept> kept, Executor workers) {
        var composer = composer();
        var queue = queueScreen(composer);
        var reports = new ReportViewModel(wired.reportDesk, signedIn, background, texts);
        var approvals = new ApprovalViewModel(wired.replyDesk, wired.queue, signedIn, background, texts);
        var outbox = new OutboxViewModel(wired.outbox, signedIn, background, texts);
        var channels = new ChannelsViewModel(wired.channelDesk, wired.healthDesk, signedIn, background, texts);
        var learnt = new LearntViewModel(wired.learningDesk, signedIn, background, texts);
        var rules =
                new RulesViewModel(wired.ownRuleDesk, signedIn, background, check -> later(TYPING_PAUSE, check), texts);
        var activity = new ActivityViewModel(
                wired.activityDesk, signedIn, background, read -> later(TYPING_PAUSE, read), texts);
        var status = new ShellViewModel(this::status, background);
        var alarm = new AlarmViewModel(wired.alarmDesk, signedIn, background, texts, wired.clock, signal);
        var alarmList = new AlarmListViewModel(wired.alarmDesk, signedIn, background, texts);
        var data = kept.map(this::data);
        var screens = List.of(
                new Screen("queue", Feather.INBOX, queue, queue::refresh),
                new Screen(
                        "approvals",
                        Feather.CHECK_SQUARE,
                        new ApprovalView(approvals, texts, times, signedIn),
                        approvals::refresh),
                new Screen("outbox", Feather.SEND, new OutboxView(outbox, texts, times, signedIn), outbox::refresh),
                new Screen(
                        "reports",
                        Feather.BAR_CHART_2,
                        new ReportView(reports, texts, times, saveDialog),
                        reports::refresh),
                new Screen(
                        "activity",
                        Feather.CLOCK,
                        new ActivityView(activity, signedIn, texts, times),
                        activity::refresh),
                new Screen("triage", Feather.ACTIVITY, new LearntView(learnt, texts, times), learnt::refresh),
                new Screen("rules", Feather.FILTER, new RulesView(rules, texts, times, signedIn), rules::refresh),
                new Screen("library", Feather.BOOK_OPEN, new LibraryView(wired.canned, wired.sources, texts), () -> {}),
                new Screen(
                        "channels",
                        Feather.RADIO,
                        new ChannelsView(channels, connect(), texts, times),
                        channels::refresh),
                new Screen(
                        "data",
                        Feather.HARD_DRIVE,
                        data.<Node>map(DataScreen::view)
                                .orElseGet(() -> wired.practice.demo()
                                        ? Layout.empty(texts.get("data.demo.title"), texts.get("data.demo.hint"))
                                        : Layout.empty(texts.get("data.shared.title"), texts.get("data.shared.hint"))),
                        data.<Runnable>map(screen -> screen.model::refresh).orElse(() -> {})),
                new Screen("settings", Feather.SLIDERS, settings(alarmList), alarmList::refresh));
        var alarmBar = new AlarmBar(alarm, signedIn, texts, times);
        var shell = new ShellView(status, wired.practice, signedIn, screens, alarmBar, texts, times);
        alarmBar.onOpen(id -> {
            shell.go("queue");
            queue.open(id);
        });
        wired.lexicons.broken().forEach(broken -> shell.tell("broken-lexicon", LexiconWords.of(texts, broken)));
        if (wired.database.isShared()) {
            shell.keptOnServer();
        }
        demo.ifPresent(script -> shell.addTool(
                "viral", Feather.TRENDING_UP, () -> workers.execute(() -> script.goViral(wired.clock.instant()))));
        bursts.listen(status::refresh);
        bursts.listen(alarm::refresh);
        bursts.listen(() -> screens.stream()
                .filter(screen -> screen.id().equals(shell.current()))
                .forEach(screen -> screen.refresh().run()));
        wired.database.onChange(bursts::changed);
        wired.database.onTrouble(trouble -> Platform.runLater(() -> status.trouble(trouble)));
        wired.loops().start("store-again", () -> {
            wired.database.tryAgain();
            return AFTER_TROUBLE;
        });
        wired.loops().start("clock-on-screen", () -> {
            Platform.runLater(queue::tick);
            bursts.changed();
            return TICK;
        });
        wired.loops().start("alarm-on-screen", () -> {
            Platform.runLater(alarm::tick);
            return ALARM_TICK;
        });
        background.run(wired.replyDesk::handOverAll, left -> broughtBack(composer, shell, left), _ -> {});
        status.refresh();
        alarm.refresh();
        return shell;
    }

    /// Words that waited on this computer for the server, and could not become a draft there.
    private void broughtBack(ComposerViewModel composer, ShellView shell, Map<ConversationId, Written> left) {
        composer.bringBack(left);
        if (!left.isEmpty()) {
            shell.tell("late-drafts", texts.get("composer.late-drafts", left.size()));
        }
    }

    /// What the screen with the practice's data needs beside the wiring.
    ///
    /// @param onRestored opens the data folder anew
    record Kept(Safekeeping desks, Outside outside, Consumer<DataKey> onRestored) {}

    private record DataScreen(DataViewModel model, DataView view) {}

    private DataScreen data(Kept kept) {
        var backups = kept.desks.backups();
        var model = new DataViewModel(backups, signedIn, background, texts);
        var keys = new KeysViewModel(kept.desks.keys(), wired.practice.name(), signedIn, background, texts);
        var restore = new RestoreViewModel(
                backups.data(),
                () -> {
                    var by = signedIn.member();
                    return (backup, key, progress, cancelled) ->
                            backups.prepareRestore(by, backup, key, progress, cancelled);
                },
                kept.onRestored,
                background,
                texts);
        var outside = kept.outside;
        var dialogs = new Dialogs(outside.openDialogs(), saveDialog, outside.printing());
        return new DataScreen(model, new DataView(model, keys, restore, texts, times, dialogs));
    }

    private Node settings(AlarmListViewModel alarmList) {
        var parts = new VBox(
                Layout.heading(texts.get("settings.title"), texts.get("settings.subtitle")),
                new AlarmListView(alarmList, texts));
        parts.setId("settings");
        parts.getStyleClass().add("screen");
        return Layout.scroll(parts);
    }

    /// In the demo there is nothing to connect: its accounts stand on this machine.
    private Optional<ConnectViewModel> connect() {
        return wired.practice.demo()
                ? Optional.empty()
                : Optional.of(new ConnectViewModel(wired.signInDesk, signedIn, browser, background, texts));
    }

    private ComposerViewModel composer() {
        var composer = new ComposerViewModel(
                wired.replyDesk,
                wired.canned,
                wired.sources,
                wired::facts,
                wired.healthDesk::prices,
                signedIn,
                background,
                check -> later(TYPING_PAUSE, check),
                texts);
        wired.database.onTrouble(trouble -> Platform.runLater(() -> {
            if (trouble.isEmpty()) {
                composer.keepAgain();
            }
        }));
        return composer;
    }

    private QueueScreen queueScreen(ComposerViewModel composer) {
        var queue = new QueueViewModel(wired.queue, background, texts);
        var conversation =
                new ConversationViewModel(wired.queue, wired.triageDesk, wired.deedDesk, signedIn, background, texts);
        queue.selectedProperty().subscribe(conversation::show);
        Runnable tell = () -> tellWhereIAm(queue, composer);
        queue.selectedProperty().subscribe(tell);
        composer.writingProperty().subscribe(tell);
        wired.loops().start("presence", () -> {
            Platform.runLater(tell);
            return TICK;
        });
        conversation.detailsProperty().subscribe(composer::show);
        var composerView = new ComposerView(composer, texts, times);
        return new QueueScreen(
                queue,
                conversation,
                new QueueView(queue, texts, times, signedIn),
                new ConversationView(conversation, texts, times, signedIn, composerView),
                composerView,
                new ReasonsView(conversation, texts, times, signedIn));
    }

    /// The other desktops of a shared practice see it.
    private void tellWhereIAm(QueueViewModel queue, ComposerViewModel composer) {
        var member = signedIn.member();
        var conversation = queue.selectedProperty().get();
        var writing = composer.writingProperty().get();
        background.run(
                () -> {
                    wired.presenceDesk.here(member, conversation, writing);
                    return writing;
                },
                _ -> {},
                _ -> {});
    }

    private ShellViewModel.Status status() {
        return new ShellViewModel.Status(
                wired.connected(),
                wired.queue.counts(),
                wired.replyDesk.waiting().size(),
                wired.outbox.underWay().size());
    }

    private static void later(Duration wait, Runnable task) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(task);
    }
}
