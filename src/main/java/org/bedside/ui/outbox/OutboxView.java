package org.bedside.ui.outbox;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.bedside.model.Way;
import org.bedside.ui.CardList;
import org.bedside.ui.Layout;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// The outbox: each approved reply with where it stands; an unconfirmed one is a calm card with three choices.
public final class OutboxView extends VBox {
    private final OutboxViewModel model;
    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;

    public OutboxView(OutboxViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        setId("outbox");
        getStyleClass().add("screen");
        var empty = Layout.empty(texts.get("outbox.empty.title"), texts.get("outbox.empty.hint"));
        var list = new CardList("outbox-list", texts.get("outbox.title"), empty);
        model.replies()
                .subscribe(
                        () -> list.show(model.replies().stream().map(this::card).toList()));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Layout.heading(texts.get("outbox.title"), texts.get("outbox.subtitle")),
                        Layout.message("outbox-problem", "problem", model.problemProperty()),
                        list);
    }

    private Node card(Reply reply) {
        var kind = reply.state().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        var state = new Label(texts.get(
                "reply-state." + reply.state().getClass().getSimpleName().toUpperCase(Locale.ROOT)));
        state.getStyleClass().addAll("state-chip", "reply-" + kind);
        state.setMinWidth(USE_PREF_SIZE);
        var author = new Label(signedIn.nameOf(reply.author()));
        author.getStyleClass().add("who");
        var facts = new Label(facts(reply));
        facts.getStyleClass().add("quiet");
        facts.setWrapText(true);
        var head = new HBox(state, author);
        head.getStyleClass().add("line");
        if (reply.way() != Way.REPLY) {
            var way = new Label(texts.of(reply.way()));
            way.getStyleClass().add("quiet");
            head.getChildren().add(way);
        }
        var words = new Label(reply.text());
        words.setWrapText(true);
        var card = new VBox(head, words, facts);
        card.getStyleClass().addAll("card", "reply-card", kind);
        choices(reply).ifPresent(card.getChildren()::add);
        return card;
    }

    private String facts(Reply reply) {
        return model.lacking(reply.id())
                .map(scope -> texts.get("outbox.held", scope.key()))
                .orElseGet(() -> stateOf(reply));
    }

    private String stateOf(Reply reply) {
        return switch (reply.state()) {
            case State.Queued(var approval, var notBefore, var _) ->
                notBefore.isAfter(times.now())
                        ? texts.get("outbox.queued-until", times.brief(notBefore))
                        : texts.get("outbox.approved", signedIn.nameOf(approval.doctor()), times.brief(approval.at()));
            case State.Sending(var _, var startedAt, var _) -> texts.get("outbox.sending", times.brief(startedAt));
            case State.Sent(var approval, var _, var at, var _) ->
                texts.get("outbox.sent", times.brief(at), signedIn.nameOf(approval.doctor()));
            case State.Unconfirmed(var _, var startedAt, var looks, var nextLook) ->
                nextLook.map(at -> texts.get("outbox.looking", times.brief(startedAt), looks, times.brief(at)))
                        .orElseGet(() -> texts.get("outbox.decide", times.brief(startedAt), looks));
            case State.Failed(var _, var why, var detail, var at) ->
                texts.get("outbox.failed", times.brief(at), texts.get("failure." + why), detail);
            case State.Draft _, State.AwaitingApproval _, State.Dropped _ -> "";
        };
    }

    private Optional<Node> choices(Reply reply) {
        return switch (reply.state()) {
            case State.Unconfirmed(var _, var _, var _, var nextLook)
            when nextLook.isPresent() ->
                Optional.of(row(button("mark", reply, model::markAsSent), button("drop", reply, model::drop)));
            case State.Unconfirmed _ ->
                Optional.of(row(
                        button("again", reply, model::postAgain),
                        button("mark", reply, model::markAsSent),
                        button("drop", reply, model::drop)));
            case State.Failed _ ->
                Optional.of(row(button("again", reply, model::postAgain), button("drop", reply, model::drop)));
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Queued _,
                    State.Sending _,
                    State.Sent _,
                    State.Dropped _ -> Optional.empty();
        };
    }

    private Button button(String key, Reply reply, Consumer<ReplyId> action) {
        var button = new Button(texts.get("outbox.do." + key));
        button.setId("outbox-" + key);
        button.setOnAction(_ -> action.accept(reply.id()));
        return button;
    }

    private static HBox row(Button... buttons) {
        var row = new HBox(buttons);
        row.getStyleClass().add("actions");
        return row;
    }
}
