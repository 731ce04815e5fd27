package org.bedside.ui.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.bedside.channel.Deed;
import org.bedside.channel.Possible;
import org.bedside.model.Category;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Priority;
import org.bedside.model.Role;
import org.bedside.outbox.DeedDesk;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the open conversation, in one row where there is room.
public final class ConversationActions extends FlowPane {
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final ConversationViewModel model;
    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;
    private final MenuButton assign;
    private final MenuButton priority;
    private final MenuButton close;
    private final MenuButton platform;

    ConversationActions(ConversationViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        getStyleClass().add("actions");
        assign = menu("assign", Feather.USER_PLUS);
        priority = menu("priority", Feather.FLAG);
        close = menu("close", Feather.CHECK);
        platform = menu("platform", Feather.GLOBE);
        // Its name would take a second row.
        platform.setAccessibleText(platform.getText());
        platform.setTooltip(new Tooltip(platform.getText()));
        platform.setText("");
        fillAssign();
        fillPriority();
        fillClose();
        fillPlatform();
        getChildren()
                .addAll(
                        assign,
                        button("escalate", Feather.ALERT_TRIANGLE, this::escalate),
                        button("snooze", Feather.CLOCK, this::snooze),
                        priority,
                        close,
                        platform);
    }

    /// Lets the person choose who takes the conversation.
    public void showAssign() {
        assign.show();
    }

    public void showClose() {
        close.show();
    }

    /// Asks to whom and why, and escalates.
    public void escalate() {
        var dialog = new DecisionDialog(texts, getScene().getWindow(), "escalate");
        var role = dialog.choice(
                "escalate-role", texts.get("escalate.role"), List.of(Role.DOCTOR, Role.MANAGER), texts::of);
        var deadline = dialog.choice(
                "escalate-deadline",
                texts.get("escalate.deadline"),
                List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1)),
                times::stretch);
        dialog.ask()
                .ifPresent(reason ->
                        model.escalate(role.getValue(), reason, times.now().plus(deadline.getValue())));
    }

    /// Asks until when and why, and snoozes.
    public void snooze() {
        var dialog = new DecisionDialog(texts, getScene().getWindow(), "snooze");
        var until = dialog.choice(
                "snooze-until",
                texts.get("snooze.until"),
                List.of(times.now().plus(Duration.ofHours(1)), times.now().plus(Duration.ofHours(3)), tomorrow()),
                times::brief);
        dialog.ask().ifPresent(reason -> model.snooze(until.getValue(), reason));
    }

    private Instant tomorrow() {
        return times.now()
                .atZone(times.zone())
                .toLocalDate()
                .plusDays(1)
                .atTime(MORNING)
                .atZone(times.zone())
                .toInstant();
    }

    private void fillAssign() {
        for (var member : signedIn.members()) {
            assign.getItems()
                    .add(item("assign-" + member.initials(), member.name(), () -> model.assign(Optional.of(member))));
        }
        assign.getItems().add(new SeparatorMenuItem());
        assign.getItems().add(item("assign-nobody", texts.get("assign.nobody"), () -> model.assign(Optional.empty())));
    }

    private void fillPriority() {
        for (var level : Priority.values()) {
            var text = texts.get("priority.item", level.name(), texts.of(level));
            priority.getItems().add(item("priority-" + level.name(), text, () -> model.setPriority(level)));
        }
        priority.getItems().add(new SeparatorMenuItem());
        for (var category : Category.values()) {
            var text = texts.get("priority.item", category.priority().name(), texts.of(category));
            priority.getItems().add(item("category-" + category.name(), text, () -> model.setCategory(category)));
        }
    }

    /// Opens what can be done on the platform itself, where hiding comes first.
    public void showPlatform() {
        platform.show();
    }

    /// What is not possible says why, and cannot be chosen.
    private void fillPlatform() {
        for (var deed : DeedDesk.DEEDS) {
            platform.getItems()
                    .add(item("platform-" + deed.name(), texts.get("deed." + deed.name()), () -> model.act(deed)));
        }
        platform.setOnShowing(_ -> model.possible(this::showPossible));
    }

    private void showPossible(Map<Deed, Possible> possible) {
        var isLiked = model.isLiked();
        for (int i = 0; i < DeedDesk.DEEDS.size(); i++) {
            var deed = DeedDesk.DEEDS.get(i);
            var item = platform.getItems().get(i);
            var name = texts.get("deed." + deed.name());
            item.setVisible(isLiked ? deed != Deed.LIKE : deed != Deed.UNLIKE);
            if (possible.get(deed) instanceof Possible.No no) {
                item.setText(texts.get(
                        "deed.not", name, texts.get("refused.deed." + no.why().name(), no.arguments())));
                item.setDisable(true);
            } else {
                item.setText(name);
                item.setDisable(false);
            }
        }
    }

    private void fillClose() {
        for (var reason : CloseReason.values()) {
            if (reason != CloseReason.BEFORE_CONNECTING) {
                close.getItems().add(item("close-" + reason.name(), texts.of(reason), () -> model.close(reason)));
            }
        }
        close.getItems().add(new SeparatorMenuItem());
        close.getItems().add(item("close-reopen", texts.get("close.reopen"), model::reopen));
    }

    private MenuButton menu(String key, Feather icon) {
        var menu = new MenuButton(texts.get("action." + key), new FontIcon(icon));
        menu.setId("action-" + key);
        menu.setMinWidth(USE_PREF_SIZE);
        return menu;
    }

    private Button button(String key, Feather icon, Runnable action) {
        var button = new Button(texts.get("action." + key), new FontIcon(icon));
        button.setId("action-" + key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
