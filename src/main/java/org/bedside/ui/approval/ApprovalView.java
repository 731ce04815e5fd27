package org.bedside.ui.approval;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.model.Reply;
import org.bedside.model.Way;
import org.bedside.ui.Layout;
import org.bedside.ui.Names;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.approval.ApprovalViewModel.Waiting;
import org.bedside.ui.reply.FindingsView;
import org.jspecify.annotations.Nullable;

/// A doctor's screen: the waiting list, the person's words above the draft, and a yes or a note.
public final class ApprovalView extends HBox {
    private static final int NOTE_ROWS = 2;

    private final ApprovalViewModel model;
    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;
    private final ListView<Waiting> list = new ListView<>();
    private final TextArea note = new TextArea();
    private final Label who = new Label();
    private final Label priority = new Label();
    private final Label words = new Label();
    private final Label author = new Label();
    private final Label draft = new Label();

    public ApprovalView(ApprovalViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        setId("approvals");
        getStyleClass().add("approvals");
        var pane = new StackPane();
        var chosen = chosen();
        var empty = Layout.empty(texts.get("approval.empty.title"), texts.get("approval.empty.hint"));
        pane.getChildren().addAll(chosen, empty);
        HBox.setHgrow(pane, Priority.ALWAYS);
        getChildren().addAll(waitingList(), pane);
        // A note belongs to its reply: it stays while that is read again, and is gone with it.
        model.selectedProperty()
                .map(one -> one.map(waiting -> waiting.reply().id()))
                .subscribe(_ -> note.clear());
        model.selectedProperty().subscribe(one -> {
            chosen.setVisible(one.isPresent());
            empty.setVisible(one.isEmpty());
            one.ifPresent(this::show);
            list.getSelectionModel().select(one.orElse(null));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    }

    private VBox waitingList() {
        list.setId("approval-list");
        list.setAccessibleText(texts.get("approval.list"));
        list.setItems(model.waiting());
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(one -> {
            if (one != null) {
                model.selectedProperty().set(Optional.of(one));
            }
        });
        var none = new Label(texts.get("approval.none"));
        none.getStyleClass().add("quiet");
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        var box = new VBox(
                Layout.heading(texts.get("approval.title"), texts.get("approval.subtitle")),
                Layout.message("approval-done", "note", model.doneProperty()),
                list);
        box.getStyleClass().add("waiting-list");
        return box;
    }

    private ScrollPane chosen() {
        who.getStyleClass().add("title");
        priority.getStyleClass().add("priority-chip");
        priority.setMinWidth(USE_PREF_SIZE);
        words.setId("approval-words");
        words.setWrapText(true);
        words.getStyleClass().addAll("message", "theirs");
        words.setMaxWidth(Double.MAX_VALUE);
        author.setId("approval-author");
        author.getStyleClass().add("section");
        draft.setId("approval-draft");
        draft.setWrapText(true);
        draft.getStyleClass().addAll("message", "ours");
        draft.setMaxWidth(Double.MAX_VALUE);
        var findings = new FindingsView(texts);
        findings.follow(model.findings(), draft::getText);
        var head = new HBox(who, priority);
        head.getStyleClass().add("head-line");
        var theirs = new Label(texts.get("approval.words"));
        theirs.getStyleClass().add("section");
        var box = new VBox(
                head,
                theirs,
                words,
                author,
                draft,
                findings,
                Layout.message(
                        "approval-override",
                        "note",
                        Bindings.createStringBinding(model::overrideNote, model.overrideProperty())),
                Layout.message("approval-problem", "problem", model.problemProperty()),
                Layout.message("approval-obstacle", "note", obstacle()),
                decision());
        box.getStyleClass().add("chosen");
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private ObservableValue<String> obstacle() {
        return Bindings.createStringBinding(
                model::obstacle, model.selectedProperty(), model.overrideProperty(), signedIn.memberProperty());
    }

    private VBox decision() {
        var blocked = Bindings.createBooleanBinding(
                () -> !model.obstacle().isEmpty(),
                model.selectedProperty(),
                model.overrideProperty(),
                signedIn.memberProperty());
        var approve = new Button(texts.get("approval.approve"));
        approve.setId("approval-approve");
        approve.getStyleClass().add("accent");
        approve.setOnAction(_ -> model.approve());
        approve.disableProperty().bind(blocked);
        note.setId("approval-note");
        note.setPromptText(texts.get("approval.note"));
        note.setAccessibleText(texts.get("approval.note"));
        note.setPrefRowCount(NOTE_ROWS);
        note.setWrapText(true);
        note.disableProperty().bind(blocked);
        var reject = new Button(texts.get("approval.reject"));
        reject.setId("approval-reject");
        reject.setOnAction(_ -> model.reject(note.getText()));
        reject.disableProperty().bind(blocked.or(note.textProperty().isEmpty()));
        var buttons = new HBox(Layout.filler(), reject, approve);
        buttons.getStyleClass().add("composer-foot");
        var decision = new VBox(note, buttons);
        decision.getStyleClass().add("decision");
        return decision;
    }

    private void show(Waiting one) {
        var talk = one.details().conversation();
        who.setText(Names.of(texts, talk.platform(), talk.who()));
        priority.setText(texts.get("priority.item", talk.priority().name(), texts.of(talk.category())));
        priority.getStyleClass()
                .setAll("label", "priority-chip", talk.priority().name().toLowerCase(Locale.ROOT));
        words.setText(one.details().latestComment().text());
        var key = one.reply().way() == Way.REPLY ? "approval.draft-by" : "approval.private-by";
        author.setText(texts.get(key, signedIn.nameOf(one.reply().author())));
        draft.setText(one.reply().text());
    }

    private void keys(KeyEvent key) {
        if (key.getTarget() instanceof TextInputControl || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        switch (key.getCode()) {
            case KeyCode.A -> model.approve();
            case KeyCode.R -> note.requestFocus();
            case KeyCode.J -> model.move(1);
            case KeyCode.K -> model.move(-1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private final class Cell extends ListCell<Waiting> {
        private final Label level = new Label();
        private final Label person = new Label();
        private final Label waits = new Label();
        private final Label text = new Label();
        private final VBox box;

        Cell() {
            person.getStyleClass().add("who");
            waits.getStyleClass().addAll("quiet", "numbers");
            level.setMinWidth(USE_PREF_SIZE);
            waits.setMinWidth(USE_PREF_SIZE);
            var line = new HBox(level, person, Layout.filler(), waits);
            line.getStyleClass().add("line");
            box = new VBox(line, text);
            box.getStyleClass().add("lines");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Waiting one, boolean empty) {
            super.updateItem(one, empty);
            if (empty || one == null) {
                setGraphic(null);
                return;
            }
            var talk = one.details().conversation();
            level.setText(talk.priority().name());
            level.getStyleClass()
                    .setAll("label", "priority-chip", talk.priority().name().toLowerCase(Locale.ROOT));
            person.setText(Names.of(texts, talk.platform(), talk.who()));
            if (one.reply().state() instanceof Reply.State.AwaitingApproval(var since)) {
                waits.setText(times.age(since));
            }
            text.setText(one.reply().text().replace('\n', ' '));
            setGraphic(box);
        }
    }
}
