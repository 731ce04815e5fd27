package org.bedside.ui.shell;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.model.ConnectedChannel;
import org.bedside.practice.Member;
import org.bedside.practice.Practice;
import org.bedside.ui.Choices;
import org.bedside.ui.Layout;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.shell.ShellViewModel.Status;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The main window around the screens: the rail to them, who works here now, the alarm, what keeps the store from its
/// work, and the status bar.
public final class ShellView extends BorderPane {
    private final Texts texts;
    private final Times times;
    private final List<Screen> screens;
    private final StackPane place = new StackPane();
    private final ToggleGroup rail = new ToggleGroup();
    private final HBox channels = new HBox();
    private final Label waiting = new Label();
    private final Label outbox = new Label();
    private final Label kept = new Label();
    private final HBox tools = new HBox();
    private final VBox notices = new VBox();
    private boolean going;
    private boolean pressedOutsideText;

    /// @param alarm the bar over all screens while an alarm lasts
    public ShellView(
            ShellViewModel model,
            Practice practice,
            SignedIn signedIn,
            List<Screen> screens,
            Node alarm,
            Texts texts,
            Times times) {
        this.texts = texts;
        this.times = times;
        this.screens = List.copyOf(screens);
        setId("shell");
        getStyleClass().add("shell");
        setLeft(rail());
        setTop(top(practice, signedIn));
        setCenter(new VBox(alarm, trouble(model), notices, place));
        VBox.setVgrow(place, Priority.ALWAYS);
        setBottom(statusBar(practice));
        model.statusProperty().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(KeyEvent.KEY_RELEASED, _ -> pressedOutsideText = false);
        // Later, since a control has its parts only once it is shown.
        sceneProperty().subscribe(_ -> Platform.runLater(this::focusScreen));
        alarm.visibleProperty().subscribe(lasts -> {
            if (!lasts && alarm.isFocusWithin()) {
                Platform.runLater(this::focusScreen);
            }
        });
        go(screens.getFirst().id());
    }

    /// Shows a screen and reads what it shows again.
    public void go(String id) {
        for (var screen : screens) {
            var here = screen.id().equals(id);
            screen.view().setVisible(here);
            if (here) {
                place.getChildren().setAll(screen.view());
                screen.refresh().run();
            }
        }
        rail.getToggles().stream()
                .filter(toggle -> id.equals(toggle.getUserData()))
                .forEach(toggle -> toggle.setSelected(true));
        focusScreen();
    }

    /// The screen's own keys work at once: its list has the focus where it has one.
    private void focusScreen() {
        screens.stream()
                .filter(screen -> screen.id().equals(current()))
                .map(Screen::view)
                .forEach(view -> view.lookupAll(".list-view").stream()
                        // Boxes to choose from hold a list as well, which waits for its popup.
                        .filter(Node::isFocusTraversable)
                        .findFirst()
                        .orElse(view)
                        .requestFocus());
    }

    /// The screen that is shown.
    public String current() {
        return rail.getSelectedToggle() == null
                ? ""
                : String.valueOf(rail.getSelectedToggle().getUserData());
    }

    /// A further button at the top, such as those of the demo practice.
    public void addTool(String id, Feather icon, Runnable action) {
        var button = new Button(texts.get("tool." + id), new FontIcon(icon));
        button.setId("tool-" + id);
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        tools.getChildren().add(button);
    }

    /// Says something above the screens until it is dismissed.
    public void tell(String id, String words) {
        var label = new Label(words);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var dismiss = new Button(texts.get("shell.notice.dismiss"));
        dismiss.setId(id + "-dismiss");
        dismiss.setMinWidth(USE_PREF_SIZE);
        var notice = new HBox(label, dismiss);
        notice.getStyleClass().add("notice");
        dismiss.setOnAction(_ -> notices.getChildren().remove(notice));
        notices.getChildren().add(notice);
    }

    /// Says that the data are on the practice's server, which encrypts them or not, and not in a file of ours.
    public void keptOnServer() {
        kept.setText(texts.get("status.on-server"));
        kept.setGraphic(new FontIcon(Feather.SERVER));
    }

    private VBox rail() {
        var box = new VBox();
        box.setId("rail");
        box.getStyleClass().add("rail");
        for (var screen : screens) {
            var button = new ToggleButton(texts.get("screen." + screen.id()), new FontIcon(screen.icon()));
            button.setId("rail-" + screen.id());
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setUserData(screen.id());
            button.setToggleGroup(rail);
            button.setOnAction(_ -> go(screen.id()));
            box.getChildren().add(button);
        }
        return box;
    }

    private HBox top(Practice practice, SignedIn signedIn) {
        var name = new Label(practice.name());
        name.getStyleClass().add("practice-name");
        name.setMinWidth(0);
        var demo = new Label(texts.get("shell.demo"));
        demo.setId("demo-badge");
        demo.getStyleClass().add("demo-badge");
        demo.setVisible(practice.demo());
        demo.setManaged(practice.demo());
        demo.setMinWidth(USE_PREF_SIZE);
        var member = new ComboBox<Member>();
        member.setId("member");
        member.setAccessibleText(texts.get("shell.member"));
        member.getItems().setAll(signedIn.members());
        Choices.show(member, one -> texts.get("shell.member.item", one.name(), roles(one)));
        member.valueProperty().bindBidirectional(signedIn.memberProperty());
        tools.getStyleClass().add("tools");
        var top = new HBox(name, demo, Layout.filler(), tools, member);
        top.getStyleClass().add("top-bar");
        return top;
    }

    private String roles(Member member) {
        return String.join(", ", member.roles().stream().sorted().map(texts::of).toList());
    }

    /// Says what keeps the store from its work while it does, and what becomes of what is typed.
    private HBox trouble(ShellViewModel model) {
        var words = Layout.message(
                "store-trouble",
                "store-trouble-words",
                model.troubleProperty().map(now -> now.map(texts::of).orElse("")));
        var bar = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), words);
        bar.getStyleClass().add("store-trouble");
        bar.setMinHeight(USE_PREF_SIZE);
        bar.visibleProperty().bind(words.visibleProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private HBox statusBar(Practice practice) {
        channels.getStyleClass().add("channel-states");
        waiting.setId("status-waiting");
        outbox.setId("status-outbox");
        kept.setId("status-kept");
        kept.setText(texts.get("status.encrypted"));
        kept.setGraphic(new FontIcon(Feather.LOCK));
        var bar = new HBox(channels, separator(), waiting, separator(), outbox, Layout.filler(), kept);
        bar.getStyleClass().add("status-bar");
        if (practice.demo()) {
            bar.getChildren().add(bar.getChildren().size() - 1, new Label(texts.get("status.demo")));
        }
        return bar;
    }

    private void show(Status status) {
        channels.getChildren()
                .setAll(status.channels().stream().map(this::state).toList());
        if (status.channels().isEmpty()) {
            channels.getChildren().setAll(new Label(texts.get("status.no-channel")));
        }
        waiting.setText(texts.get("status.waiting", status.waiting()));
        outbox.setText(texts.get("status.outbox", status.outbox()));
    }

    private Node state(ConnectedChannel channel) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", channel.health().trouble().name().toLowerCase(Locale.ROOT));
        var text = channel.health().trouble() == ConnectedChannel.Trouble.NONE
                ? channel.health()
                        .lastSuccess()
                        .map(at -> texts.get("status.channel", texts.of(channel.platform()), times.ago(at)))
                        .orElseGet(() -> texts.get("status.channel.new", texts.of(channel.platform())))
                : texts.get(
                        "status.channel.trouble",
                        texts.of(channel.platform()),
                        texts.of(channel.health().trouble()));
        var label = new Label(text);
        label.setId("status-channel-" + channel.id().value());
        var state = new HBox(dot, label);
        state.getStyleClass().add("line");
        return state;
    }

    /// G, and then the letter of a screen, goes there; not while something is typed.
    private void keys(KeyEvent key) {
        pressedOutsideText = !(key.getTarget() instanceof TextInputControl);
        if (key.getTarget() instanceof TextInputControl || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        if (going) {
            going = false;
            screens.stream()
                    .filter(screen -> texts.get("screen." + screen.id() + ".key")
                            .equalsIgnoreCase(key.getCode().getChar()))
                    .findFirst()
                    .ifPresent(screen -> {
                        go(screen.id());
                        key.consume();
                    });
        } else if (key.getCode() == KeyCode.G) {
            going = true;
            key.consume();
        }
    }

    /// A key that moves the cursor into a field types nothing there.
    private void typed(KeyEvent key) {
        if (pressedOutsideText && key.getTarget() instanceof TextInputControl) {
            key.consume();
        }
    }

    private static Region separator() {
        var separator = new Region();
        separator.getStyleClass().add("bar-separator");
        return separator;
    }
}
