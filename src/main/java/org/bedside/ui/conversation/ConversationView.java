package org.bedside.ui.conversation;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.model.Conversation;
import org.bedside.triage.Queue.Details;
import org.bedside.ui.Layout;
import org.bedside.ui.Names;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// The open conversation: who and how urgent, what can be done, the thread, and the composer below.
public final class ConversationView extends StackPane {
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");

    private final ConversationViewModel model;
    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;
    private final ConversationActions actions;
    private final ThreadView thread;
    private final Label who = new Label();
    private final Label where = new Label();
    private final Label priority = new Label();
    private final Label due = new Label();
    private final Label assignee = new Label();
    private final Label check = new Label();
    private final Label escalation = new Label();
    private final Label others = new Label();

    public ConversationView(ConversationViewModel model, Texts texts, Times times, SignedIn signedIn, Node composer) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        this.actions = new ConversationActions(model, texts, times, signedIn);
        this.thread = new ThreadView(model, texts, times, signedIn);
        setId("conversation");
        getStyleClass().add("conversation");
        var problem = Layout.message("conversation-problem", "problem", model.problemProperty());
        VBox.setVgrow(thread, Priority.ALWAYS);
        var whole = new VBox(head(), problem, thread, composer);
        var empty = Layout.empty(texts.get("conversation.empty.title"), texts.get("conversation.empty.hint"));
        getChildren().addAll(whole, empty);
        model.detailsProperty().subscribe(details -> {
            whole.setVisible(details.isPresent());
            empty.setVisible(details.isEmpty());
            details.ifPresent(this::show);
        });
    }

    /// What can be done with the conversation, for the keys that do it.
    public ConversationActions actions() {
        return actions;
    }

    private VBox head() {
        who.setId("conversation-who");
        who.getStyleClass().add("title");
        who.setMinWidth(0);
        where.getStyleClass().add("quiet");
        where.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(who, where);
        first.getStyleClass().add("head-line");
        priority.setId("conversation-priority");
        due.setId("conversation-due");
        due.getStyleClass().addAll("due", "numbers");
        assignee.setId("conversation-assignee");
        check.getStyleClass().add("check-chip");
        check.setText(texts.get("conversation.please-check"));
        check.managedProperty().bind(check.visibleProperty());
        escalation.setId("conversation-escalation");
        escalation.getStyleClass().add("check-chip");
        escalation.managedProperty().bind(escalation.visibleProperty());
        others.setId("conversation-others");
        others.getStyleClass().add("state-chip");
        others.setWrapText(true);
        others.setMinHeight(USE_PREF_SIZE);
        others.managedProperty().bind(others.visibleProperty());
        var second = new FlowPane(priority, due, assignee, check, escalation);
        second.getStyleClass().add("head-facts");
        var head = new VBox(first, second, others, actions);
        head.getStyleClass().add("conversation-head");
        return head;
    }

    /// Shows ages and times left as they are now.
    public void tick() {
        model.detailsProperty().get().ifPresent(this::showHead);
    }

    private void show(Details details) {
        showHead(details);
        thread.show(details);
    }

    private void showHead(Details details) {
        var talk = details.conversation();
        who.setText(Names.of(texts, talk.platform(), talk.who()));
        where.setText(texts.get(
                "conversation.where", texts.of(talk.platform()), texts.of(talk.kind()), times.ago(talk.receivedAt())));
        priority.setText(texts.get("priority.item", talk.priority().name(), texts.of(talk.category())));
        priority.getStyleClass()
                .setAll("label", "priority-chip", talk.priority().name().toLowerCase(Locale.ROOT));
        due.setText(status(talk));
        due.pseudoClassStateChanged(OVERDUE, talk.isOverdue(times.now()));
        assignee.setText(talk.assignee()
                .map(signedIn::nameOf)
                .map(name -> texts.get("conversation.assigned", name))
                .orElseGet(() -> texts.get("conversation.unassigned")));
        check.setVisible(talk.triage().pleaseCheck());
        others.setVisible(!details.others().isEmpty());
        others.setText(String.join(
                " · ",
                details.others().stream()
                        .map(one -> texts.get(
                                one.writing() ? "conversation.other.writes" : "conversation.other.looks",
                                signedIn.nameOf(one.member())))
                        .toList()));
        escalation.setVisible(talk.escalation().isPresent());
        talk.escalation()
                .ifPresent(handed -> escalation.setText(
                        texts.get("conversation.escalated", texts.of(handed.to()), times.brief(handed.deadline()))));
    }

    private String status(Conversation talk) {
        return switch (talk.status()) {
            case Conversation.Status.Open _ ->
                talk.isAnswered() ? texts.get("queue.answered-open") : times.due(talk.dueAt());
            case Conversation.Status.Snoozed(var until, var reason) ->
                texts.get("conversation.snoozed", times.brief(until), reason);
            case Conversation.Status.Closed(var reason, var at) ->
                texts.get("conversation.closed", texts.of(reason), times.brief(at));
        };
    }
}
