package org.bedside.ui.queue;

import java.util.Optional;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.bedside.model.ConversationId;
import org.bedside.model.Priority;
import org.bedside.ui.conversation.ConversationView;
import org.bedside.ui.conversation.ConversationViewModel;
import org.bedside.ui.conversation.ReasonsView;
import org.bedside.ui.reply.ComposerView;

/// The three panes in which a conversation is found, read and answered, and the keys that do it.
public final class QueueScreen extends SplitPane {
    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final QueueViewModel model;
    private final ConversationViewModel conversation;
    private final QueueView queue;
    private final ConversationView open;
    private final ComposerView composer;
    private final ReasonsView reasons;

    /// The panes are made by whoever wires the window; this puts them side by side.
    public QueueScreen(
            QueueViewModel model,
            ConversationViewModel conversation,
            QueueView queue,
            ConversationView open,
            ComposerView composer,
            ReasonsView reasons) {
        this.model = model;
        this.conversation = conversation;
        this.queue = queue;
        this.open = open;
        this.composer = composer;
        this.reasons = reasons;
        setId("queue-screen");
        getItems().addAll(queue, open, reasons);
        setDividerPositions(0.3, 0.79);
        SplitPane.setResizableWithParent(queue, false);
        SplitPane.setResizableWithParent(reasons, false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        widthProperty().subscribe(width -> fold(width.doubleValue()));
    }

    public void refresh() {
        model.refresh();
        conversation.refresh();
        composer.refresh();
    }

    /// Opens a conversation, whatever was looked for before.
    public void open(ConversationId id) {
        queue.showAll();
        model.selectedProperty().set(Optional.of(id));
    }

    /// Shows ages and times left as they are now.
    public void tick() {
        queue.tick();
        open.tick();
    }

    /// In a narrow window the reasons give their place to the conversation.
    private void fold(double width) {
        var room = width >= 1000 || width == 0;
        if (room && !getItems().contains(reasons)) {
            getItems().add(reasons);
            setDividerPositions(0.3, 0.79);
        } else if (!room && getItems().contains(reasons)) {
            getItems().remove(reasons);
            setDividerPositions(0.4);
        }
    }

    private void keys(KeyEvent key) {
        if (SEARCH.match(key)) {
            queue.focusSearch();
            key.consume();
            return;
        }
        if (composer.insertSuggestion(key)) {
            key.consume();
            return;
        }
        if (key.getTarget() instanceof TextInputControl || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        if (act(key)) {
            key.consume();
        }
    }

    private boolean act(KeyEvent key) {
        if (key.getText().equals("!")) {
            open.actions().escalate();
            return true;
        }
        if (key.getText().equals("#")) {
            open.actions().showPlatform();
            return true;
        }
        if (key.getText().equals("/")) {
            composer.openCanned();
            return true;
        }
        switch (key.getCode()) {
            case KeyCode.J -> model.move(1);
            case KeyCode.K -> model.move(-1);
            case KeyCode.R, KeyCode.ENTER -> reply();
            case KeyCode.A -> open.actions().showAssign();
            case KeyCode.S -> open.actions().snooze();
            case KeyCode.E -> open.actions().showClose();
            case KeyCode.F -> queue.focusSearch();
            case KeyCode.DIGIT0 -> conversation.setPriority(Priority.P0);
            case KeyCode.DIGIT1 -> conversation.setPriority(Priority.P1);
            case KeyCode.DIGIT2 -> conversation.setPriority(Priority.P2);
            case KeyCode.DIGIT3 -> conversation.setPriority(Priority.P3);
            case KeyCode.DIGIT4 -> conversation.setPriority(Priority.P4);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void reply() {
        if (model.selectedProperty().get().isPresent()) {
            composer.focusText();
        }
    }
}
