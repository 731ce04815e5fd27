package org.bedside.ui.reply;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.model.Way;
import org.bedside.reply.canned.CannedReply;
import org.bedside.reply.canned.Placeholder;
import org.bedside.reply.source.TrustedSource;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.reply.ComposerViewModel.Stage;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the reply is written: the text, what the guard says below it, and a button that says what will happen.
public final class ComposerView extends VBox {
    private static final KeyCombination SUBMIT = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SOURCES = new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");
    private static final int ROWS = 4;

    private final ComposerViewModel model;
    private final Texts texts;
    private final Times times;
    private final TextArea text = new TextArea();
    private final Finder<CannedReply> canned;
    private final Finder<TrustedSource> sources;
    private final SuggestionsView suggestions;
    private final FlowPane asked = new FlowPane();
    private final Marks marks = new Marks();
    private final TextMending mending;
    private boolean focusWanted;

    public ComposerView(ComposerViewModel model, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        this.canned = new Finder<>(
                "canned",
                new Finder.Words(texts.get("canned.search"), texts.get("canned.matches"), texts.get("canned.none")),
                model::cannedMatching,
                reply -> texts.get("canned.item", reply.name(), reply.shortcut(), texts.of(reply.category())),
                reply -> reply.variants().getFirst().replace('\n', ' '),
                this::insert);
        this.sources = new Finder<>(
                "source",
                new Finder.Words(texts.get("source.search"), texts.get("source.matches"), texts.get("source.none")),
                model::sourcesMatching,
                source -> texts.get("source.item", source.topic(), source.title(), source.publisher()),
                source -> source.url().toString(),
                this::insert);
        this.suggestions = new SuggestionsView(model, texts, this::insert);
        this.mending = new TextMending(text, marks, model);
        setId("composer");
        getStyleClass().add("composer");
        setMinHeight(USE_PREF_SIZE);
        text.setId("reply-text");
        text.setAccessibleText(texts.get("composer.text"));
        text.setPromptText(texts.get("composer.prompt"));
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        text.textProperty().bindBidirectional(model.textProperty());
        text.editableProperty().bind(model.stageProperty().map(stage -> stage == Stage.WRITING));
        text.disableProperty()
                .bind(model.stageProperty().map(stage -> stage == Stage.LOCKED || stage == Stage.UNDER_WAY));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        text.addEventFilter(KeyEvent.KEY_TYPED, this::slash);
        text.focusedProperty().subscribe(focused -> {
            if (focused) {
                canned.hideFinder();
                sources.hideFinder();
            } else {
                model.saveNow();
            }
        });
        model.stageProperty().subscribe(stage -> {
            if (focusWanted && stage != Stage.NONE) {
                // The pane around it shows itself in the same turn.
                Platform.runLater(this::focusText);
            }
        });
        var findings = new FindingsView(texts);
        findings.setId("reply-findings");
        findings.mendBy(mending);
        var underlines = new Underlines(text, marks);
        text.textProperty().subscribe(now -> {
            marks.follow(now);
            underlines.changed();
        });
        model.findings().subscribe(() -> {
            marks.set(model.findings(), text.getText());
            text.setAccessibleHelp(texts.get("findings.help", model.findings().size()));
            underlines.changed();
        });
        findings.follow(model.findings(), text::getText);
        asked.setId("reply-placeholders");
        asked.getStyleClass().add("placeholders");
        model.placeholders().subscribe(this::ask);
        ask();
        var scroll = new ScrollPane(findings);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "findings-scroll");
        scroll.visibleProperty().bind(findings.visibleProperty());
        scroll.managedProperty().bind(findings.visibleProperty());
        var problem = Layout.message("reply-problem", "problem", model.problemProperty());
        getChildren()
                .addAll(
                        head(),
                        note(),
                        obstacle(),
                        canned,
                        sources,
                        suggestions,
                        new StackPane(text, underlines),
                        asked,
                        scroll,
                        new OverridePane(model, texts),
                        overrideNote(),
                        problem,
                        linkCost(),
                        otherWay(),
                        foot());
    }

    /// Reads again what is possible.
    public void refresh() {
        model.refresh();
    }

    /// Puts the cursor into the text; while the conversation is still being read, once it is there.
    public void focusText() {
        focusWanted = model.stageProperty().get() == Stage.NONE;
        text.requestFocus();
        text.end();
    }

    /// Opens the search among the canned replies.
    public void openCanned() {
        if (model.stageProperty().get() == Stage.WRITING) {
            sources.hideFinder();
            canned.open();
        }
    }

    private void openSources() {
        if (model.stageProperty().get() == Stage.WRITING) {
            canned.hideFinder();
            sources.open();
        }
    }

    /// Puts the suggested reply of that key into the text.
    ///
    /// @return whether the key has one
    public boolean insertSuggestion(KeyEvent key) {
        return suggestions.choose(key);
    }

    private HBox head() {
        var title = new Label(texts.get("composer.title"));
        title.getStyleClass().add("section");
        var fromCanned = opens("canned", texts.get("composer.canned"), Feather.BOOK_OPEN, this::openCanned);
        var fromSources = opens("source", texts.get("composer.source"), Feather.LINK, this::openSources);
        var length = new Label();
        length.setId("reply-length");
        length.getStyleClass().addAll("quiet", "numbers");
        length.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get("composer.length", model.length(), model.maxLength()),
                        model.textProperty(),
                        model.wayProperty(),
                        model.answeredProperty()));
        length.textProperty()
                .subscribe(_ -> length.pseudoClassStateChanged(TOO_LONG, model.length() > model.maxLength()));
        var head = new HBox(title, fromCanned, fromSources, Layout.filler(), length);
        head.getStyleClass().add("composer-head");
        return head;
    }

    private Button opens(String kind, String words, Feather icon, Runnable open) {
        var button = new Button(words, new FontIcon(icon));
        button.setId("reply-" + kind);
        button.setOnAction(_ -> open.run());
        button.disableProperty().bind(model.stageProperty().map(stage -> stage != Stage.WRITING));
        return button;
    }

    private Label note() {
        return Layout.message(
                "reply-note",
                "note",
                Bindings.createStringBinding(
                        () -> model.stageProperty().get() == Stage.LOCKED
                                ? texts.get("composer.locked")
                                : model.noteProperty().get(),
                        model.noteProperty(),
                        model.stageProperty()));
    }

    /// Why there is no sense in writing, before it is written.
    private Label obstacle() {
        return Layout.message(
                "reply-obstacle",
                "note",
                Bindings.createStringBinding(
                        () -> model.stageProperty().get() == Stage.WRITING ? model.obstacle() : "",
                        model.stageProperty(),
                        model.wayProperty(),
                        model.waysProperty()));
    }

    private Label overrideNote() {
        return Layout.message(
                "override-note", "note", Bindings.createStringBinding(model::overrideNote, model.guardedProperty()));
    }

    private Label linkCost() {
        return Layout.message(
                "reply-link-cost",
                "quiet",
                Bindings.createStringBinding(
                        model::linkCost, model.textProperty(), model.wayProperty(), model.waysProperty()));
    }

    /// What there is to know of the private way, and for how long it is open.
    private Label otherWay() {
        return Layout.message(
                "reply-way-note",
                "quiet",
                Bindings.createStringBinding(
                        () -> model.stageProperty().get() == Stage.WRITING ? wayNote() : "",
                        model.stageProperty(),
                        model.wayProperty(),
                        model.waysProperty()));
    }

    private String wayNote() {
        var way = model.wayProperty().get();
        var until = model.openUntil(way).map(times::brief);
        var whyNotPrivate = model.why(Way.PRIVATE_REPLY);
        return switch (way) {
            case MESSAGE ->
                until.map(time -> texts.get("composer.message-until", time)).orElse("");
            case PRIVATE_REPLY ->
                until.map(time -> texts.get("composer.private-once", time)).orElse("");
            case REPLY ->
                whyNotPrivate.isEmpty() || !canChoose() ? "" : texts.get("composer.not-private", whyNotPrivate);
        };
    }

    private boolean canChoose() {
        return model.waysProperty().get().size() > 1 && model.stageProperty().get() == Stage.WRITING;
    }

    /// Whether everyone may read the reply, where the platform has both.
    private SegmentedButton ways() {
        var ways = new SegmentedButton();
        ways.setId("reply-ways");
        ways.setAccessibleText(texts.get("composer.way"));
        for (var way : List.of(Way.REPLY, Way.PRIVATE_REPLY)) {
            var button = new ToggleButton(texts.of(way));
            button.setId("reply-way-" + way.name());
            button.setOnAction(_ -> {
                model.choose(way);
                button.setSelected(model.wayProperty().get() == way);
            });
            model.wayProperty().subscribe(chosen -> button.setSelected(chosen == way));
            button.disableProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> !model.why(way).isEmpty()
                                    && model.wayProperty().get() != way,
                            model.waysProperty(),
                            model.wayProperty()));
            ways.getButtons().add(button);
        }
        ways.setToggleGroup(null);
        ways.visibleProperty()
                .bind(Bindings.createBooleanBinding(this::canChoose, model.waysProperty(), model.stageProperty()));
        ways.managedProperty().bind(ways.visibleProperty());
        return ways;
    }

    private HBox foot() {
        var takeBack = new Button(texts.get("composer.take-back"));
        takeBack.setId("reply-take-back");
        takeBack.setOnAction(_ -> model.takeBack());
        takeBack.visibleProperty().bind(model.stageProperty().map(stage -> stage == Stage.WAITING));
        takeBack.managedProperty().bind(takeBack.visibleProperty());
        var submit = new Button();
        submit.setId("reply-submit");
        submit.getStyleClass().add("accent");
        submit.textProperty().bind(model.stageProperty().map(stage -> texts.get("composer.do." + stage.name())));
        submit.setOnAction(_ -> model.submit());
        submit.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.stageProperty().get() != Stage.WRITING
                                || model.textProperty().get().isBlank()
                                || !model.obstacle().isEmpty()
                                || model.isBlocked(),
                        model.stageProperty(),
                        model.textProperty(),
                        model.wayProperty(),
                        model.waysProperty(),
                        model.guardedProperty()));
        var foot = new HBox(ways(), Layout.filler(), takeBack, submit);
        foot.getStyleClass().add("composer-foot");
        return foot;
    }

    /// A field for each placeholder that nobody has filled yet.
    private void ask() {
        var open = model.placeholders();
        var waiting = model.stageProperty().get() == Stage.WRITING && !open.isEmpty();
        asked.setVisible(waiting);
        asked.setManaged(waiting);
        asked.getChildren().setAll(open.stream().map(this::field).toList());
    }

    private HBox field(Placeholder placeholder) {
        var label = new Label(texts.get("composer.fill", placeholder.prompt()));
        var value = new TextField();
        value.setId("placeholder-" + placeholder.name().replace(' ', '-'));
        value.setAccessibleText(label.getText());
        value.setOnAction(_ -> {
            if (!value.getText().isBlank()) {
                model.fill(placeholder, value.getText().strip());
                focusText();
            }
        });
        label.setLabelFor(value);
        var row = new HBox(label, value);
        row.getStyleClass().add("placeholder");
        return row;
    }

    private void insert(CannedReply reply) {
        var caret = model.insert(reply, text.getCaretPosition());
        text.requestFocus();
        text.positionCaret(caret);
    }

    private void insert(TrustedSource source) {
        var caret = model.insert(source, text.getCaretPosition());
        text.requestFocus();
        text.positionCaret(caret);
    }

    private void keys(KeyEvent key) {
        if (SUBMIT.match(key)) {
            model.submit();
            key.consume();
        } else if (SOURCES.match(key)) {
            openSources();
            key.consume();
        } else if (key.getCode() == KeyCode.F8) {
            mending.showNext();
            key.consume();
        }
    }

    /// A slash at the beginning of a word opens the canned replies.
    private void slash(KeyEvent key) {
        var caret = text.getCaretPosition();
        var begins = caret == 0 || Character.isWhitespace(text.getText().charAt(caret - 1));
        if (key.getCharacter().equals("/") && begins) {
            openCanned();
            key.consume();
        }
    }
}
