package org.bedside.ui.channel;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// A card for each channel: what it is, when it was last read, what could not be read, and what to do about trouble.
public final class ChannelsView extends VBox {
    private final Texts texts;
    private final Times times;
    private final VBox cards = new VBox();

    public ChannelsView(ChannelsViewModel model, Texts texts, Times times, Node connect) {
        this.texts = texts;
        this.times = times;
        setId("channels");
        getStyleClass().add("screen");
        cards.getStyleClass().add("cards");
        var parts = new VBox(cards, connect);
        parts.getStyleClass().add("parts");
        getChildren()
                .addAll(
                        Layout.heading(texts.get("channels.title"), texts.get("channels.subtitle")),
                        Layout.message("channels-problem", "problem", model.problemProperty()),
                        Layout.scroll(parts));
        model.channelsProperty().subscribe(this::show);
    }

    private void show(List<ConnectedChannel> channels) {
        if (channels.isEmpty()) {
            cards.getChildren()
                    .setAll(Layout.empty(texts.get("channels.empty.title"), texts.get("channels.empty.hint")));
        } else {
            cards.getChildren().setAll(channels.stream().map(this::card).toList());
        }
    }

    private Node card(ConnectedChannel channel) {
        var health = channel.health();
        var dot = new Region();
        dot.getStyleClass().addAll("dot", health.trouble().name().toLowerCase(Locale.ROOT));
        var name = new Label(channel.handle().isEmpty() ? channel.name() : "@" + channel.handle());
        name.getStyleClass().add("who");
        var platform = new Label(texts.of(channel.platform()));
        platform.getStyleClass().add("quiet");
        platform.setMinWidth(USE_PREF_SIZE);
        var state = new Label(texts.of(health.trouble()));
        state.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(dot, name, platform, Layout.filler(), state);
        head.getStyleClass().add("line");
        var card = new VBox(head);
        card.getStyleClass().add("card");
        line(
                card,
                health.lastSuccess()
                        .map(at -> texts.get("channels.last", times.exact(at)))
                        .orElseGet(() -> texts.get("channels.never")));
        health.nextLook().ifPresent(at -> line(card, texts.get("channels.next", times.exact(at))));
        if (health.unreadable() > 0) {
            line(card, texts.get("channels.unreadable", health.unreadable()));
        }
        if (health.trouble() != Trouble.NONE) {
            var what = new Label(texts.get("channels.do." + health.trouble().name()));
            what.setWrapText(true);
            what.setMinHeight(USE_PREF_SIZE);
            what.getStyleClass().add("note");
            card.getChildren().add(what);
        }
        return card;
    }

    private static void line(VBox card, String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        card.getChildren().add(label);
    }
}
