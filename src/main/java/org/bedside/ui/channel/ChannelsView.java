package org.bedside.ui.channel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
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
import org.bedside.model.Platform;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.channel.ChannelsViewModel.Card;

/// A card for each channel: what it is, how it fares, how it is signed in, and what to do about trouble.
public final class ChannelsView extends ScrollPane {
    private final ChannelsViewModel model;
    private final Optional<ConnectViewModel> connect;
    private final Texts texts;
    private final Times times;
    private final HealthWords words;
    private final VBox cards = new VBox();

    /// @param connect connects further accounts; empty where there is nothing to connect
    public ChannelsView(ChannelsViewModel model, Optional<ConnectViewModel> connect, Texts texts, Times times) {
        this.model = model;
        this.connect = connect;
        this.texts = texts;
        this.times = times;
        this.words = new HealthWords(texts, times);
        setId("channels");
        cards.getStyleClass().add("cards");
        var prices = new PricesView(model, texts);
        var hasX = model.channelsProperty()
                .map(shown ->
                        shown.stream().anyMatch(card -> card.signed().channel().platform() == Platform.X));
        var page = new VBox(
                Layout.heading(texts.get("channels.title"), texts.get("channels.subtitle")),
                Layout.message("channels-problem", "problem", model.problemProperty()),
                cards);
        page.getStyleClass().add("screen");
        connect.ifPresent(one -> {
            page.getChildren().add(new ConnectView(one, texts, times));
            // One thing at a time, so that it has the whole screen.
            cards.visibleProperty().bind(one.openProperty().not());
            prices.visibleProperty().bind(hasX.flatMap(x -> one.openProperty().map(open -> x && !open)));
            one.openProperty().subscribe(_ -> setVvalue(getVmin()));
        });
        page.getChildren().add(prices);
        cards.managedProperty().bind(cards.visibleProperty());
        prices.managedProperty().bind(prices.visibleProperty());
        if (connect.isEmpty()) {
            prices.visibleProperty().bind(hasX);
        }
        setContent(page);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        model.channelsProperty().subscribe(this::show);
    }

    /// Keeps the place of whoever works with the keyboard.
    private void show(List<Card> channels) {
        var focused = Optional.ofNullable(getScene())
                .map(Scene::getFocusOwner)
                .map(Node::getId)
                .filter(id -> cards.lookup("#" + id) != null);
        if (channels.isEmpty()) {
            cards.getChildren()
                    .setAll(Layout.empty(texts.get("channels.empty.title"), texts.get("channels.empty.hint")));
        } else {
            cards.getChildren().setAll(channels.stream().map(this::card).toList());
        }
        focused.map(id -> cards.lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    private Node card(Card shown) {
        var signed = shown.signed();
        var channel = signed.channel();
        var health = channel.health();
        var dot = new Region();
        dot.getStyleClass().addAll("dot", health.trouble().name().toLowerCase(Locale.ROOT));
        var name = new Label(HealthWords.name(channel));
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
        words.unreadable(channel).ifPresent(unreadable -> line(card, unreadable));
        if (health.trouble() != Trouble.NONE) {
            var what = new Label(texts.get("channels.do." + health.trouble().name()));
            what.setWrapText(true);
            what.setMinHeight(USE_PREF_SIZE);
            what.setMaxWidth(Double.MAX_VALUE);
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
        card.getChildren().add(new HealthView(model, shown.health(), texts, words));
        var buttons = new HBox(look(signed));
        buttons.getStyleClass().add("line");
        connect.ifPresent(one -> buttons.getChildren().add(again(signed, one)));
        card.getChildren().add(buttons);
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

    private Button look(Signed signed) {
        var look = new Button(texts.get("channels.look"));
        look.setId(id(signed) + "-look");
        look.setAccessibleText(texts.get("channels.look.of", HealthWords.name(signed.channel())));
        look.setOnAction(_ -> model.lookNow(signed.channel()));
        return look;
    }

    private Button again(Signed signed, ConnectViewModel connecting) {
        var again = new Button(texts.get("channels.again"));
        again.setId(id(signed) + "-again");
        again.setAccessibleText(texts.get("channels.again.of", HealthWords.name(signed.channel())));
        if (signed.channel().health().trouble() == Trouble.SIGN_IN_NEEDED) {
            again.getStyleClass().add("accent");
        }
        again.setOnAction(_ -> connecting.beginAgain(signed));
        return again;
    }

    private static Label line(VBox card, String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        card.getChildren().add(label);
        return label;
    }
}
