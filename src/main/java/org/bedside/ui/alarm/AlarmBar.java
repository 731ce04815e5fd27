package org.bedside.ui.alarm;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.model.Alarm;
import org.bedside.model.ConversationId;
import org.bedside.practice.Member;
import org.bedside.ui.Layout;
import org.bedside.ui.Names;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar over every screen while an alarm lasts: how many, what is known of the oldest, and what to do about it.
public final class AlarmBar extends HBox {
    private static final KeyCombination OPEN =
            new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final AlarmViewModel model;
    private final SignedIn signedIn;
    private final Texts texts;
    private final Times times;
    private final Label words = new Label();
    private final Label called = new Label();
    private final Button open;
    private final Button acknowledge;
    private final Button silence;
    private Consumer<ConversationId> onOpen = _ -> {};

    public AlarmBar(AlarmViewModel model, SignedIn signedIn, Texts texts, Times times) {
        this.model = model;
        this.signedIn = signedIn;
        this.texts = texts;
        this.times = times;
        setId("alarm-bar");
        getStyleClass().add("alarm");
        open = button("alarm-open", "alarm.open", Feather.EYE, this::openOldest);
        open.setTooltip(new Tooltip(OPEN.getDisplayText()));
        open.setAccessibleText(texts.get("alarm.open") + ", " + OPEN.getDisplayText());
        acknowledge = button("alarm-acknowledge", "alarm.acknowledge", Feather.CHECK, model::acknowledge);
        silence = button("alarm-silence", "alarm.silence", Feather.VOLUME_X, model::silence);
        var icon = new FontIcon(Feather.ALERT_OCTAGON);
        getChildren().addAll(icon, said(), open, acknowledge, silence);
        managedProperty().bind(visibleProperty());
        sceneProperty().subscribe(this::moved);
        model.ringingProperty().subscribe(this::show);
        model.silentSinceProperty().subscribe(this::show);
        signedIn.memberProperty().subscribe(this::show);
        show();
    }

    /// What shows a conversation, whatever screen was shown before.
    public void onOpen(Consumer<ConversationId> show) {
        onOpen = show;
    }

    private VBox said() {
        words.setId("alarm");
        words.setAccessibleRoleDescription(texts.get("alarm.role"));
        // Whoever listens to the window comes by it before the buttons.
        words.setFocusTraversable(true);
        called.setId("alarm-called");
        called.managedProperty().bind(called.visibleProperty());
        for (var label : new Label[] {words, called}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        var said = new VBox(words, called, Layout.message("alarm-problem", "alarm-problem", model.problemProperty()));
        HBox.setHgrow(said, Priority.ALWAYS);
        return said;
    }

    private Button button(String id, String key, Feather icon, Runnable action) {
        var button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The key opens the oldest alarm from wherever the cursor stands.
    private void moved(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.getAccelerators().remove(OPEN);
        }
        if (now != null) {
            now.getAccelerators().put(OPEN, this::openOldest);
        }
    }

    private void openOldest() {
        model.oldest().ifPresent(alarm -> onOpen.accept(alarm.conversation().id()));
    }

    private void show() {
        var oldest = model.oldest();
        setVisible(oldest.isPresent());
        oldest.ifPresent(alarm -> {
            var lasting = model.ringingProperty().get().lasting().size();
            words.setText(texts.get("alarm.count", lasting) + "\n" + of(alarm, lasting));
            acknowledge.setVisible(model.mayAcknowledge());
            called.setVisible(!model.mayAcknowledge());
            called.setText(texts.get(
                    "alarm.called", model.called().stream().map(Member::name).collect(Collectors.joining(", "))));
            var silent = model.silentSinceProperty().get();
            silence.setText(silent.map(
                            since -> texts.get("alarm.silent", times.brief(since.plus(AlarmViewModel.SILENCE))))
                    .orElseGet(() -> texts.get("alarm.silence")));
        });
    }

    private String of(Alarm alarm, int lasting) {
        var talk = alarm.conversation();
        var left = alarm.firstAct()
                .map(first -> texts.get("alarm.acted", times.brief(first.at()), signedIn.nameOf(first.member())))
                .orElseGet(() -> times.due(talk.dueAt()));
        return texts.get(
                "alarm.oldest",
                lasting,
                texts.of(talk.category()),
                Names.of(texts, talk.platform(), talk.who()),
                times.brief(alarm.raisedAt()),
                left);
    }
}
