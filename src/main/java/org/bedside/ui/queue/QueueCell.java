package org.bedside.ui.queue;

import java.time.Duration;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bedside.model.Conversation;
import org.bedside.model.QueueRow;
import org.bedside.ui.Layout;
import org.bedside.ui.Names;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.jspecify.annotations.Nullable;

/// A line of the queue: priority by bar, letter and word, who and where, the first words, and the time left.
final class QueueCell extends ListCell<QueueRow> {
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private static final int LAST_PART = 4;

    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;
    private final Region bar = new Region();
    private final Label priority = new Label();
    private final Label who = new Label();
    private final Label where = new Label();
    private final Label age = new Label();
    private final Label words = new Label();
    private final Label due = new Label();
    private final Label state = new Label();
    private final Label assignee = new Label();
    private final HBox line;

    QueueCell(Texts texts, Times times, SignedIn signedIn) {
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        getStyleClass().add("queue-cell");
        bar.getStyleClass().add("priority-bar");
        priority.getStyleClass().add("priority-chip");
        who.getStyleClass().add("who");
        where.getStyleClass().add("quiet");
        age.getStyleClass().addAll("quiet", "numbers");
        words.getStyleClass().add("words");
        due.getStyleClass().addAll("due", "numbers");
        state.getStyleClass().add("state-chip");
        assignee.getStyleClass().add("initials");
        who.setMinWidth(0);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        for (var fixed : new Label[] {priority, age, due, state, assignee}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var first = row(priority, who, Layout.filler(), age);
        var second = row(words);
        var third = row(due, where, Layout.filler(), state, assignee);
        var lines = new VBox(first, second, third);
        lines.getStyleClass().add("lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        line = new HBox(bar, lines);
        line.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        show(row, row.conversation());
        setGraphic(line);
    }

    private void show(QueueRow row, Conversation talk) {
        var level = talk.priority().name();
        bar.getStyleClass().setAll("priority-bar", level.toLowerCase(Locale.ROOT));
        priority.getStyleClass().setAll("label", "priority-chip", level.toLowerCase(Locale.ROOT));
        priority.setText(level + " " + texts.of(talk.category()));
        who.setText(Names.of(texts, talk.platform(), talk.who()));
        where.setText(texts.of(talk.platform()));
        age.setText(times.age(talk.receivedAt()));
        words.setText(talk.preview().isEmpty() ? texts.get("queue.no-words") : talk.preview());
        due.setText(dueText(talk));
        pseudoClassStateChanged(OVERDUE, talk.isOverdue(times.now()));
        pseudoClassStateChanged(SOON, isSoon(talk));
        show(state, row.replyState().isEmpty() ? "" : texts.get("reply-state." + row.replyState()));
        show(
                assignee,
                talk.assignee()
                        .flatMap(signedIn::find)
                        .map(member -> member.initials())
                        .orElse(""));
        setAccessibleText(texts.get(
                "queue.row.accessible",
                priority.getText(),
                who.getText(),
                where.getText(),
                words.getText(),
                due.getText()));
    }

    private String dueText(Conversation talk) {
        return switch (talk.status()) {
            case Conversation.Status.Open _ ->
                talk.isAnswered() ? texts.get("queue.answered-open") : times.due(talk.dueAt());
            case Conversation.Status.Snoozed(var until, var _) -> texts.get("queue.snoozed-until", times.brief(until));
            case Conversation.Status.Closed(var reason, var _) -> texts.of(reason);
        };
    }

    /// In the last quarter of the time that was agreed.
    private boolean isSoon(Conversation talk) {
        var all = Duration.between(talk.receivedAt(), talk.dueAt());
        var left = Duration.between(times.now(), talk.dueAt());
        return talk.isOpen()
                && !talk.isAnswered()
                && !left.isNegative()
                && left.multipliedBy(LAST_PART).compareTo(all) < 0;
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("line");
        return row;
    }
}
