package org.bedside.ui.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.bedside.model.Category;
import org.bedside.model.MemberId;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRule.Kind;
import org.bedside.model.Priority;
import org.bedside.practice.Member;
import org.bedside.ui.Choices;
import org.bedside.ui.Layout;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// The form in which a rule is written.
final class RuleForm extends VBox {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final int WORD_ROWS = 4;

    private final RulesViewModel model;
    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;
    private final Label title = new Label();
    private final Label made = new Label();
    private final TextField name = new TextField();
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final TextArea words = new TextArea();
    private final ComboBox<Category> category = new ComboBox<>();
    private final ComboBox<Optional<Priority>> priority = new ComboBox<>();
    private final ComboBox<Optional<MemberId>> assignTo = new ComboBox<>();
    private final CheckBox on = new CheckBox();
    private boolean filling;

    RuleForm(RulesViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        getStyleClass().add("rule-form");
        title.getStyleClass().add("title");
        title.setId("rule-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        made.setId("rule-made");
        quiet(made).managedProperty().bind(made.textProperty().isNotEmpty());
        choices();
        getChildren()
                .addAll(
                        title,
                        made,
                        Layout.message(
                                "rule-may-not",
                                "note",
                                model.mayEditProperty().map(may -> may ? "" : texts.get("rules.may-not"))),
                        Layout.scroll(fields()),
                        Layout.message("rule-problem", "problem", model.problemProperty()),
                        Layout.message("rule-done", "note", model.doneProperty()),
                        buttons());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (SAVE.match(key)) {
                model.save();
                key.consume();
            }
        });
        model.draftProperty().subscribe(this::fill);
        model.chosenProperty().subscribe(this::head);
    }

    private void choices() {
        kind.getItems().setAll(Kind.values());
        Choices.show(kind, texts::of);
        category.getItems().setAll(Category.values());
        Choices.show(category, texts::of);
        priority.getItems()
                .setAll(Stream.concat(
                                Stream.of(Optional.<Priority>empty()),
                                Arrays.stream(Priority.values()).map(Optional::of))
                        .toList());
        Choices.show(
                priority,
                least -> least.map(one -> texts.get("rules.priority.least", one.name(), texts.of(one)))
                        .orElseGet(() -> texts.get("rules.priority.none")));
        assignTo.getItems()
                .setAll(Stream.concat(
                                Stream.of(Optional.<MemberId>empty()),
                                signedIn.members().stream().map(Member::id).map(Optional::of))
                        .toList());
        Choices.show(assignTo, one -> one.map(signedIn::nameOf).orElseGet(() -> texts.get("assign.nobody")));
        on.setText(texts.get("rules.on"));
        on.setId("rule-on");
        on.setWrapText(true);
        words.setPrefRowCount(WORD_ROWS);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("rule-words");
        // Nothing here needs a tabulator, and a person at the keyboard has to get on.
        words.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB && !key.isShortcutDown()) {
                words.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                key.consume();
            }
        });
        Stream.of(name.textProperty(), words.textProperty()).forEach(text -> text.subscribe(this::written));
        Stream.of(kind, category, priority, assignTo).forEach(box -> {
            box.setMaxWidth(Double.MAX_VALUE);
            box.valueProperty().subscribe(this::written);
        });
        on.selectedProperty().subscribe(this::written);
    }

    private VBox fields() {
        var help = new Label();
        help.textProperty()
                .bind(model.draftProperty()
                        .map(content -> texts.get("rules.help." + content.kind().name())));
        var fields = new VBox(
                labelled("rule-name", "rules.name", name),
                labelled("rule-kind", "rules.kind", kind),
                labelled("rule-words", "rules.words", words),
                quiet(help),
                Layout.message("rule-wrong", "problem", model.wrongProperty()),
                labelled("rule-category", "rules.category", category),
                labelled("rule-priority", "rules.priority", priority),
                labelled("rule-assign", "rules.assign", assignTo),
                quiet(new Label(texts.get("rules.assign.hint"))),
                on);
        fields.getStyleClass().add("rule-fields");
        fields.disableProperty().bind(model.mayEditProperty().map(may -> !may));
        return fields;
    }

    private Node labelled(String id, String key, Control control) {
        control.setId(id);
        var label = new Label(texts.get(key));
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        var box = new VBox(label, control);
        box.getStyleClass().add("labelled");
        return box;
    }

    private static Label quiet(Label label) {
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private FlowPane buttons() {
        var save = button("rule-save", "rules.save", model::save);
        save.getStyleClass().add("accent");
        save.disableProperty().bind(model.canSaveProperty().map(can -> !can));
        var discard = button("rule-discard", "rules.discard", model::discard);
        discard.disableProperty().bind(model.changedProperty().map(changed -> !changed));
        var remove = button("rule-remove", "rules.remove", model::remove);
        remove.visibleProperty().bind(model.chosenProperty().map(Optional::isPresent));
        remove.managedProperty().bind(remove.visibleProperty());
        var row = new FlowPane(save, discard, remove);
        row.getStyleClass().add("rule-buttons");
        row.visibleProperty().bind(model.mayEditProperty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void written() {
        if (!filling) {
            model.write(new Content(
                    name.getText(),
                    kind.getValue(),
                    words.getText(),
                    category.getValue(),
                    priority.getValue(),
                    assignTo.getValue(),
                    on.isSelected()));
        }
    }

    private void fill(Content content) {
        filling = true;
        if (!name.getText().equals(content.name())) {
            name.setText(content.name());
        }
        kind.setValue(content.kind());
        if (!words.getText().equals(content.words())) {
            words.setText(content.words());
        }
        category.setValue(content.category());
        priority.setValue(content.atLeast());
        assignTo.setValue(content.assignTo());
        on.setSelected(content.on());
        filling = false;
    }

    private void head(Optional<OwnRule> rule) {
        title.setText(rule.map(OwnRule::name).orElseGet(() -> texts.get("rules.new")));
        made.setText(rule.map(one -> texts.get("rules.made", signedIn.nameOf(one.by()), times.exact(one.at())))
                .orElse(""));
    }

    /// The person goes on with writing.
    void begin() {
        name.requestFocus();
    }
}
