package org.bedside.ui.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.model.Assessment;
import org.bedside.model.Comment;
import org.bedside.model.CommentKind;
import org.bedside.model.Media;
import org.bedside.model.Platform;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.Span;
import org.bedside.model.Way;
import org.bedside.triage.Queue.Details;
import org.bedside.ui.Layout;
import org.bedside.ui.MarkedText;
import org.bedside.ui.Names;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All that was written in a conversation, by the person and by us, the oldest first.
final class ThreadView extends ScrollPane {
    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;
    private final ConversationViewModel model;
    private final VBox messages = new VBox();

    ThreadView(ConversationViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        setId("thread");
        setFitToWidth(true);
        setContent(messages);
        setAccessibleText(texts.get("thread.accessible"));
        messages.getStyleClass().add("thread");
        getStyleClass().add("edge-to-edge");
    }

    private record Message(Instant at, Node node) {}

    void show(Details details) {
        var all = new ArrayList<Message>();
        // A reply that was found on the platform before it was confirmed is there twice, and shown once.
        var sent = details.replies().stream()
                .map(Reply::state)
                .filter(State.Sent.class::isInstance)
                .map(state -> ((State.Sent) state).externalId())
                .toList();
        for (var comment : details.comments()) {
            if (comment.ours() && sent.contains(comment.externalId())) {
                continue;
            }
            all.add(new Message(comment.writtenAt(), comment(details, comment)));
        }
        for (var reply : details.replies()) {
            moment(reply).ifPresent(at -> all.add(new Message(at, reply(reply))));
        }
        all.sort(Comparator.comparing(Message::at));
        messages.getChildren().setAll(all.stream().map(Message::node).toList());
        layout();
        setVvalue(1);
    }

    private Node comment(Details details, Comment comment) {
        var platform = details.conversation().platform();
        var box = new VBox();
        box.getStyleClass().addAll("message", comment.ours() ? "ours" : "theirs");
        var head = head(who(platform, comment), comment.writtenAt(), mark(comment));
        if (comment.ours()
                && comment.kind() != CommentKind.DIRECT_MESSAGE
                && comment.deletedAt().isEmpty()) {
            offerDeleting(head, "comment-" + comment.id().value(), () -> model.delete(comment.id()));
        }
        box.getChildren().add(head);
        if (!comment.about().isEmpty()) {
            var about = new Label(texts.get("thread.quotes", comment.about()));
            about.setWrapText(true);
            about.getStyleClass().add("quoted");
            box.getChildren().add(about);
        }
        var assessment = Optional.ofNullable(details.assessments().get(comment.id()));
        var words = comment.text().isBlank() ? withoutWords(comment) : comment.text();
        box.getChildren().add(new MarkedText(words, comment.text().isBlank() ? List.of() : places(assessment)));
        var media = details.media().getOrDefault(comment.id(), List.of());
        if (!media.isEmpty()) {
            var chips = new FlowPane();
            chips.getStyleClass().add("media");
            media.forEach(one -> chips.getChildren().add(chip(one)));
            box.getChildren().add(chips);
        }
        comment.editedAt().ifPresent(at -> box.getChildren().add(edited(details, comment, at)));
        return aligned(box, comment.ours());
    }

    private String mark(Comment comment) {
        if (comment.deletedAt().isPresent()) {
            return texts.get("thread.deleted", times.brief(comment.deletedAt().get()));
        }
        return Stream.of(
                        comment.hidden() ? texts.get("thread.hidden") : "",
                        comment.liked() ? texts.get("thread.liked") : "")
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String withoutWords(Comment comment) {
        return comment.recommends()
                .map(yes -> texts.get(yes ? "thread.recommends" : "thread.recommends-not"))
                .orElseGet(() -> texts.get("queue.no-words"));
    }

    /// Nothing is fetched for it: whoever wants to see it takes its link to a browser.
    private Node chip(Media media) {
        var kind = texts.of(media.kind());
        var chip = new Hyperlink(media.words().isEmpty() ? kind : texts.get("thread.media", kind, media.words()));
        chip.setGraphic(new FontIcon(Feather.PAPERCLIP));
        chip.setTooltip(new Tooltip(texts.get("thread.media.copy", media.link())));
        chip.setWrapText(true);
        chip.setOnAction(_ -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, media.link()));
            chip.setText(texts.get("thread.media.copied"));
        });
        return chip;
    }

    private String who(Platform platform, Comment comment) {
        return comment.ours() ? texts.get("thread.practice") : Names.of(texts, platform, comment.author());
    }

    private Node edited(Details details, Comment comment, Instant at) {
        var before = new Label(String.join("\n", details.before().getOrDefault(comment.id(), List.of())));
        before.setWrapText(true);
        before.getStyleClass().add("before");
        before.setVisible(false);
        before.managedProperty().bind(before.visibleProperty());
        var link = new Hyperlink(texts.get("thread.edited", times.brief(at)));
        link.setOnAction(_ -> before.setVisible(!before.isVisible()));
        return new VBox(link, before);
    }

    private Node reply(Reply reply) {
        var box = new VBox();
        box.getStyleClass().addAll("message", "ours");
        var head = new HBox();
        head.getStyleClass().add("message-head");
        var author = new Label(signedIn.nameOf(reply.author()));
        author.getStyleClass().add("who");
        var state = new Label(state(reply));
        state.getStyleClass()
                .addAll(
                        "state-chip",
                        "reply-" + reply.state().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        state.setMinWidth(USE_PREF_SIZE);
        head.getChildren().addAll(author, Layout.filler(), state);
        if (reply.way() == Way.REPLY
                && reply.state() instanceof State.Sent sent
                && sent.deletedAt().isEmpty()) {
            offerDeleting(head, "reply-" + reply.id().value(), () -> model.delete(reply.id()));
        }
        var words = new Label(reply.text());
        words.setWrapText(true);
        box.getChildren().addAll(head, words);
        return aligned(box, true);
    }

    /// What we wrote can be deleted where it stands, by whoever may.
    private void offerDeleting(HBox head, String id, Runnable deleting) {
        if (!model.mayDelete()) {
            return;
        }
        var delete = new Hyperlink(texts.get("thread.delete"));
        delete.setId("delete-" + id);
        delete.setAccessibleText(texts.get("thread.delete.accessible"));
        delete.setMinWidth(USE_PREF_SIZE);
        delete.setOnAction(_ -> {
            var question = DecisionDialog.question(texts, getScene().getWindow(), "delete");
            question.ask().ifPresent(_ -> deleting.run());
        });
        head.getChildren().add(delete);
    }

    private String state(Reply reply) {
        return switch (reply.state()) {
            case State.Draft _ -> texts.get("reply-state.DRAFT");
            case State.AwaitingApproval(var since) -> texts.get("thread.waiting", times.brief(since));
            case State.Queued _ -> texts.get("reply-state.QUEUED");
            case State.Sending _ -> texts.get("reply-state.SENDING");
            case State.Sent(var _, var _, var _, var deletedAt)
            when deletedAt.isPresent() -> texts.get("thread.reply-deleted", times.brief(deletedAt.get()));
            case State.Sent(var approval, var _, var at, var _) ->
                texts.get(
                        reply.way() == Way.PRIVATE_REPLY ? "thread.sent-privately" : "thread.sent",
                        times.brief(at),
                        signedIn.nameOf(approval.doctor()));
            case State.Unconfirmed _ -> texts.get("reply-state.UNCONFIRMED");
            case State.Failed(var _, var why, var _, var _) -> texts.get("thread.failed", texts.get("failure." + why));
            case State.Dropped _ -> texts.get("reply-state.DROPPED");
        };
    }

    /// When a reply belongs into the thread; one that is still being written is in the composer.
    private static Optional<Instant> moment(Reply reply) {
        return switch (reply.state()) {
            case State.Draft _ -> Optional.empty();
            case State.AwaitingApproval(var since) -> Optional.of(since);
            case State.Queued(var approval, var _, var _) -> Optional.of(approval.at());
            case State.Sending(var _, var startedAt, var _) -> Optional.of(startedAt);
            case State.Sent(var _, var _, var at, var _) -> Optional.of(at);
            case State.Unconfirmed(var _, var startedAt, var _, var _) -> Optional.of(startedAt);
            case State.Failed(var _, var _, var _, var at) -> Optional.of(at);
            case State.Dropped(var at) -> Optional.of(at);
        };
    }

    private HBox head(String who, Instant at, String mark) {
        var name = new Label(who);
        name.getStyleClass().add("who");
        var time = new Label(times.brief(at));
        time.getStyleClass().addAll("quiet", "numbers");
        time.setMinWidth(USE_PREF_SIZE);
        time.setTooltip(new Tooltip(times.exact(at)));
        var head = new HBox(name, new Label(mark), Layout.filler(), time);
        head.getStyleClass().add("message-head");
        return head;
    }

    private static Node aligned(VBox box, boolean ours) {
        var row = new HBox(box);
        row.getStyleClass().add(ours ? "row-ours" : "row-theirs");
        HBox.setHgrow(box, Priority.ALWAYS);
        return row;
    }

    private static List<Span> places(Optional<Assessment> assessment) {
        return assessment.map(Assessment::reasons).orElse(List.of()).stream()
                .flatMap(reason -> reason.span().stream())
                .toList();
    }
}
