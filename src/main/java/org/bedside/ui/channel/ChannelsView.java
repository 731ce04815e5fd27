package org.bedside.ui.channel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bedside.intake.ChannelDesk.Signed;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Lane;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// A card for each channel: what it is, when it was last read, what could not be read, and what to do about trouble.
public final class ChannelsView extends ScrollPane {
    private final Optional<ConnectViewModel> connect;
    private final Texts texts;
    private final Times times;
    private final VBox cards = new VBox();

    /// @param connect connects further accounts; empty where there is nothing to connect
    public ChannelsView(ChannelsViewModel model, Optional<ConnectViewModel> connect, Texts texts, Times times) {
        this.connect = connect;
        this.texts = texts;
        this.times = times;
        setId("channels");
        cards.getStyleClass().add("cards");
        var page = new VBox(
                Layout.heading(texts.get("channels.title"), texts.get("channels.subtitle")),
                Layout.message("channels-problem", "problem", model.problemProperty()),
                cards);
        page.getStyleClass().add("screen");
        connect.ifPresent(one -> {
            page.getChildren().add(new ConnectView(one, texts, times));
            // One thing at a time, so that it has the whole screen.
            cards.visibleProperty().bind(one.openProperty().not());
            cards.managedProperty().bind(cards.visibleProperty());
            one.openProperty().subscribe(_ -> setVvalue(getVmin()));
        });
        setContent(page);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        model.channelsProperty().subscribe(this::show);
    }

    private void show(List<Signed> channels) {
        if (channels.isEmpty()) {
            cards.getChildren()
                    .setAll(Layout.empty(texts.get("channels.empty.title"), texts.get("channels.empty.hint")));
        } else {
            cards.getChildren().setAll(channels.stream().map(this::card).toList());
        }
    }

    /// What a channel is called on screens.
    static String name(ConnectedChannel channel) {
        return channel.handle().isEmpty() ? channel.name() : "@" + channel.handle();
    }

    private Node card(Signed signed) {
        var channel = signed.channel();
        var health = channel.health();
        var dot = new Region();
        dot.getStyleClass().addAll("dot", health.trouble().name().toLowerCase(Locale.ROOT));
        var name = new Label(name(channel));
        name.getStyleClass().add("who");
        var platform = new Label(texts.of(channel.platform()));
        platform.getStyleClass().add("quiet");
        platform.setMinWidth(USE_PREF_SIZE);
        var state = new Label(texts.of(health.trouble()));
        state.setId(id(signed) + "-state");
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
        troubled(channel).forEach(lane -> {
            var line = line(
                    card,
                    texts.get(
                            "channels.lane",
                            texts.of(lane),
                            texts.of(channel.health(lane).trouble())));
            line.setId(id(signed) + "-lane-" + lane.name());
        });
        card.getChildren().addAll(new SignInLines(texts, times).of(signed, id(signed)));
        connect.ifPresent(model -> card.getChildren().add(again(signed, model)));
        return card;
    }

    /// What of a channel fares worse than the rest of it; nothing where all of it fares alike.
    private static List<Lane> troubled(ConnectedChannel channel) {
        var differ = channel.lanes().values().stream()
                        .map(Health::trouble)
                        .distinct()
                        .count()
                > 1;
        return channel.lanes().keySet().stream()
                .filter(lane -> differ && channel.health(lane).trouble() != Trouble.NONE)
                .sorted()
                .toList();
    }

    private static String id(Signed signed) {
        return "channel-" + signed.channel().id().value();
    }

    private HBox again(Signed signed, ConnectViewModel model) {
        var again = new Button(texts.get("channels.again"));
        again.setId(id(signed) + "-again");
        again.setAccessibleText(texts.get("channels.again.of", name(signed.channel())));
        if (signed.channel().health().trouble() == Trouble.SIGN_IN_NEEDED) {
            again.getStyleClass().add("accent");
        }
        again.setOnAction(_ -> model.beginAgain(signed));
        return new HBox(again);
    }

    private static Label line(VBox card, String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        card.getChildren().add(label);
        return label;
    }
}
