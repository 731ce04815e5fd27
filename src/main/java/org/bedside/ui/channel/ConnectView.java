package org.bedside.ui.channel;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bedside.channel.facebook.ManagedPage;
import org.bedside.intake.ChannelDesk.Signed;
import org.bedside.model.SignIn.Way;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// Connects an account: one question at a time, on one card below the channels.
public final class ConnectView extends VBox {
    private static final URI X_CONSOLE = URI.create("https://developer.x.com/en/portal/dashboard");
    private static final URI FACEBOOK_APPS = URI.create("https://developers.facebook.com/apps/");
    private static final URI GRAPH_EXPLORER = URI.create("https://developers.facebook.com/tools/explorer/");

    private final ConnectViewModel model;
    private final Texts texts;
    private final Times times;
    private final Map<ConnectStep, Node> first = new EnumMap<>(ConnectStep.class);

    public ConnectView(ConnectViewModel model, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        setId("connect");
        var open = button("connect-begin", "connect.begin", model::begin);
        show(open, ConnectStep.CLOSED);
        getChildren()
                .addAll(
                        open,
                        platforms(),
                        ways(ConnectStep.X_WAY, Way.BROWSER, Way.PIN, Way.KEYS),
                        ways(ConnectStep.FACEBOOK_WAY, Way.DEVICE_CODE, Way.PAGE_TOKEN),
                        form(ConnectStep.BROWSER, X_CONSOLE, redirect()),
                        form(ConnectStep.PIN_APP, X_CONSOLE),
                        form(ConnectStep.KEYS, X_CONSOLE),
                        form(ConnectStep.DEVICE_CODE, FACEBOOK_APPS),
                        form(ConnectStep.PAGE_TOKEN_PASTED, GRAPH_EXPLORER),
                        inBrowser(),
                        number(),
                        code(),
                        pages(),
                        done());
        model.stepProperty().subscribe(this::focus);
    }

    private void focus(ConnectStep step) {
        Optional.ofNullable(first.get(step)).ifPresent(node -> Platform.runLater(node::requestFocus));
    }

    private VBox platforms() {
        var buttons = new HBox();
        buttons.getStyleClass().add("line");
        for (var platform : org.bedside.model.Platform.values()) {
            var button = new Button(texts.of(platform));
            button.setId("connect-" + platform.name());
            button.setOnAction(_ -> model.choose(platform));
            first.putIfAbsent(ConnectStep.PLATFORM, button);
            buttons.getChildren().add(button);
        }
        return card(ConnectStep.PLATFORM, buttons, actions(close()));
    }

    private VBox ways(ConnectStep step, Way... ways) {
        var parts = new ArrayList<Node>();
        for (var way : ways) {
            var button = new Button(texts.of(way));
            button.setId("connect-way-" + way.name());
            button.getStyleClass().add("way");
            button.setOnAction(_ -> model.choose(way));
            first.putIfAbsent(step, button);
            var row = new VBox(button, quiet(texts.get("connect.way." + way.name())));
            row.getStyleClass().add("labelled");
            parts.add(row);
        }
        parts.add(actions(back(step), close()));
        return card(step, parts.toArray(Node[]::new));
    }

    private VBox form(ConnectStep step, URI where, Node... extra) {
        var parts = new ArrayList<Node>();
        parts.add(words("connect.words." + step.name()));
        parts.add(link("connect-where-" + step.name(), where));
        parts.addAll(List.of(extra));
        parts.add(fields(step));
        parts.add(actions(next(step), back(step), close()));
        return card(step, parts.toArray(Node[]::new));
    }

    private VBox fields(ConnectStep step) {
        var box = new VBox();
        box.getStyleClass().add("labelled-fields");
        for (var what : step.fields()) {
            var name = texts.of(what);
            var field = what.isSecret() ? new PasswordField() : new TextField();
            field.setId("connect-" + step.name() + "-" + what.name());
            field.setAccessibleText(name);
            field.textProperty().bindBidirectional(model.typed(what));
            field.setOnAction(_ -> model.next());
            field.disableProperty().bind(model.busyProperty());
            first.putIfAbsent(step, field);
            var label = new Label(name);
            label.setLabelFor(field);
            label.setWrapText(true);
            var labelled = new VBox(label, field);
            labelled.getStyleClass().add("labelled");
            box.getChildren().add(labelled);
        }
        return box;
    }

    /// What has to stand in the app's settings, to be copied.
    private VBox redirect() {
        var field = new TextField();
        field.setId("connect-redirect");
        field.setEditable(false);
        var port = model.typed(ConnectField.PORT);
        field.textProperty().bind(port.map(_ -> model.redirect()));
        var label = new Label(texts.get("connect.redirect"));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        var box = new VBox(label, copied(field, "connect-redirect-copy", field.textProperty()));
        box.getStyleClass().add("labelled");
        return box;
    }

    private VBox inBrowser() {
        var open = button("connect-open", "connect.open-again", model::open);
        first.put(ConnectStep.IN_BROWSER, open);
        return card(
                ConnectStep.IN_BROWSER,
                waiting("connect-waiting", texts.get("connect.words.IN_BROWSER")),
                address(),
                actions(open, cancel("connect-cancel"), close()));
    }

    private VBox number() {
        var open = button("connect-open-number", "connect.open-again", model::open);
        return card(
                ConnectStep.NUMBER,
                words("connect.words.NUMBER"),
                fields(ConnectStep.NUMBER),
                actions(next(ConnectStep.NUMBER), open, cancel("connect-cancel-number"), close()));
    }

    private VBox code() {
        var code = new TextField();
        code.setId("connect-code");
        code.setEditable(false);
        code.getStyleClass().add("big-code");
        code.setAccessibleText(texts.get("connect.code"));
        code.textProperty()
                .bind(model.deviceProperty()
                        .map(known -> known.map(device -> device.code()).orElse("")));
        var until = new Label();
        until.setId("connect-code-until");
        until.getStyleClass().add("quiet");
        until.setWrapText(true);
        until.textProperty()
                .bind(model.deviceProperty()
                        .map(known -> known.map(device -> texts.get("connect.code.until", times.brief(device.until())))
                                .orElse("")));
        var open = accent("connect-open-code", "connect.open", model::open);
        first.put(ConnectStep.CODE, open);
        return card(
                ConnectStep.CODE,
                waiting("connect-waiting-code", texts.get("connect.words.CODE")),
                copied(code, "connect-code-copy", code.textProperty()),
                until,
                address(),
                actions(open, cancel("connect-cancel-code"), close()));
    }

    private VBox pages() {
        var list = new ListView<ManagedPage>();
        list.setId("connect-pages");
        list.getStyleClass().add("managed-pages");
        list.setAccessibleText(texts.get("connectStep.PAGES"));
        list.setCellFactory(_ -> new PageCell());
        first.put(ConnectStep.PAGES, list);
        model.pagesProperty().subscribe(found -> {
            list.getItems().setAll(found);
            list.getSelectionModel().selectFirst();
        });
        var connect = accent("connect-page", "connect.page", () -> choose(list));
        connect.disableProperty()
                .bind(model.busyProperty()
                        .or(list.getSelectionModel().selectedItemProperty().isNull()));
        list.setOnKeyPressed(key -> {
            if (key.getCode() == javafx.scene.input.KeyCode.ENTER) {
                choose(list);
            }
        });
        return card(
                ConnectStep.PAGES,
                words("connect.words.PAGES"),
                list,
                actions(connect, back(ConnectStep.PAGES), close()));
    }

    private void choose(ListView<ManagedPage> list) {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && !model.busyProperty().get()) {
            model.connect(chosen);
        }
    }

    private final class PageCell extends ListCell<ManagedPage> {
        @Override
        protected void updateItem(ManagedPage page, boolean empty) {
            super.updateItem(page, empty);
            if (empty || page == null) {
                setText("");
            } else {
                setText(page.mayAnswer() ? page.name() : texts.get("connect.page.only-reads", page.name()));
            }
        }
    }

    private VBox done() {
        var what = new VBox();
        what.setId("connect-result");
        what.getStyleClass().add("labelled");
        model.connectedProperty()
                .subscribe(signed ->
                        what.getChildren().setAll(signed.map(this::result).orElse(List.of())));
        var close = accent("connect-done", "connect.close", model::close);
        first.put(ConnectStep.DONE, close);
        return card(ConnectStep.DONE, what, actions(close));
    }

    private List<Node> result(Signed signed) {
        var said = new Label(texts.get("connect.done", HealthWords.name(signed.channel())));
        said.setId("connect-said");
        said.setWrapText(true);
        var nodes = new ArrayList<Node>();
        nodes.add(said);
        nodes.addAll(new SignInLines(texts, times).of(signed, "connect-result"));
        return nodes;
    }

    /// The address of the page for the person, for a browser on another computer.
    private HBox address() {
        var field = new TextField();
        field.setEditable(false);
        field.setId("connect-address");
        field.setAccessibleText(texts.get("connect.address"));
        ObservableValue<String> address =
                model.pageProperty().map(page -> page.map(URI::toString).orElse(""));
        field.textProperty().bind(address);
        return copied(field, "connect-address-copy", field.textProperty());
    }

    private HBox copied(TextField field, String id, ObservableValue<String> text) {
        var copy = button(id, "connect.copy", () -> {
            var content = new ClipboardContent();
            content.putString(text.getValue());
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
        var row = new HBox(field, copy);
        row.getStyleClass().add("line");
        return row;
    }

    private VBox card(ConnectStep step, Node... parts) {
        var title = new Label();
        title.getStyleClass().add("title");
        title.setWrapText(true);
        title.textProperty().bind(model.stepProperty().map(_ -> title(step)));
        var card = new VBox(title);
        card.getStyleClass().addAll("card", "connect-card");
        card.getChildren().addAll(parts);
        var problem = Layout.message("connect-problem-" + step.name(), "problem", model.problemProperty());
        card.getChildren().add(card.getChildren().size() - 1, problem);
        show(card, step);
        return card;
    }

    private String title(ConnectStep step) {
        return model.again()
                .filter(_ -> step != ConnectStep.DONE)
                .map(channel -> texts.get("connect.again", HealthWords.name(channel), texts.of(step)))
                .orElseGet(() -> texts.of(step));
    }

    private void show(Node node, ConnectStep step) {
        node.visibleProperty().bind(model.stepProperty().isEqualTo(step));
        node.managedProperty().bind(node.visibleProperty());
    }

    private Label words(String key) {
        var words = new Label(texts.get(key));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox waiting(String id, String text) {
        var words = new Label(text);
        words.setId(id);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        var row = new HBox(spinner(), words);
        row.getStyleClass().add("line");
        return row;
    }

    private ProgressIndicator spinner() {
        var spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small-progress");
        spinner.setAccessibleText(texts.get("connect.working"));
        return spinner;
    }

    private Hyperlink link(String id, URI address) {
        var link = new Hyperlink(address.toString());
        link.setId(id);
        link.setOnAction(_ -> model.open(address));
        return link;
    }

    private HBox actions(Node... buttons) {
        var row = new HBox(buttons);
        row.getStyleClass().add("line");
        return row;
    }

    private Node next(ConnectStep step) {
        var next = accent("connect-next-" + step.name(), "connect.next." + step.name(), model::next);
        next.disableProperty().bind(model.busyProperty());
        var spinner = spinner();
        spinner.visibleProperty().bind(model.busyProperty());
        spinner.managedProperty().bind(spinner.visibleProperty());
        return actions(next, spinner);
    }

    private Button back(ConnectStep step) {
        return button("connect-back-" + step.name(), "connect.back", model::back);
    }

    private Button cancel(String id) {
        return button(id, "connect.cancel", model::back);
    }

    private Button close() {
        var close = button("", "connect.give-up", model::close);
        close.getStyleClass().add("flat");
        return close;
    }

    private Button accent(String id, String key, Runnable action) {
        var button = button(id, key, action);
        button.getStyleClass().add("accent");
        return button;
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
