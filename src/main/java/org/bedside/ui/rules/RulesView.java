package org.bedside.ui.rules;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.model.OwnRule;
import org.bedside.ui.Layout;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The screen "Rules": the practice's own rules, the form for one, and beside it what its words find among past
/// comments.
public final class RulesView extends VBox {
    /// A row's edges and the scroll bar.
    private static final double BESIDE_WORDS = 48;

    private final RulesViewModel model;
    private final Texts texts;
    private final ListView<OwnRule> list = new ListView<>();
    private final RuleForm form;
    private boolean selecting;

    public RulesView(RulesViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.model = model;
        this.texts = texts;
        this.form = new RuleForm(model, texts, times, signedIn);
        setId("rules");
        getStyleClass().addAll("screen", "rules");
        var panes = new SplitPane(rules(), form, new FoundView(model, texts, times));
        panes.setDividerPositions(0.22, 0.58);
        VBox.setVgrow(panes, Priority.ALWAYS);
        getChildren().addAll(Layout.heading(texts.get("rules.title"), texts.get("rules.subtitle")), panes);
    }

    private VBox rules() {
        list.setId("rules-list");
        list.setAccessibleText(texts.get("rules.title"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Layout.empty(texts.get("rules.empty.title"), texts.get("rules.empty.hint")));
        list.getSelectionModel().selectedItemProperty().subscribe(rule -> {
            if (rule != null && !selecting) {
                model.choose(Optional.of(rule));
            }
        });
        model.chosenProperty().subscribe(this::select);
        model.rules().subscribe(this::show);
        VBox.setVgrow(list, Priority.ALWAYS);
        var fresh = new Button(texts.get("rules.new"), new FontIcon(Feather.PLUS));
        fresh.setId("rules-new");
        fresh.setMaxWidth(Double.MAX_VALUE);
        fresh.setOnAction(_ -> {
            model.choose(Optional.empty());
            form.begin();
        });
        fresh.visibleProperty().bind(model.mayEditProperty());
        fresh.managedProperty().bind(fresh.visibleProperty());
        var box = new VBox(fresh, list);
        box.getStyleClass().add("rule-list");
        return box;
    }

    /// A list that gets other rows selects one of them by itself; that is nobody's choice.
    private void show() {
        selecting = true;
        list.getItems().setAll(model.rules());
        select(model.chosenProperty().get());
    }

    /// Shows which rule is looked at, without choosing it once more.
    private void select(Optional<OwnRule> chosen) {
        selecting = true;
        var at = chosen.flatMap(rule ->
                model.rules().stream().filter(one -> one.id().equals(rule.id())).findFirst());
        at.ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        selecting = false;
    }

    private final class Cell extends ListCell<OwnRule> {
        private final Label name = new Label();
        private final Label off = new Label(texts.get("rules.off"));
        private final Label what = new Label();
        private final VBox lines = new VBox(name, what, off);

        Cell() {
            lines.getStyleClass().add("lines");
            lines.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE_WORDS));
            lines.maxWidthProperty().bind(lines.prefWidthProperty());
            name.getStyleClass().add("who");
            off.getStyleClass().add("state-chip");
            off.managedProperty().bind(off.visibleProperty());
            what.getStyleClass().add("quiet");
            Stream.of(name, what).forEach(words -> {
                words.setWrapText(true);
                words.setMinHeight(USE_PREF_SIZE);
            });
            setPrefWidth(0);
        }

        /// As high as the words need at the list's width.
        @Override
        protected double computePrefHeight(double width) {
            return isEmpty()
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + lines.prefHeight(lines.getPrefWidth()) + snappedBottomInset();
        }

        @Override
        protected void updateItem(OwnRule rule, boolean empty) {
            super.updateItem(rule, empty);
            if (empty || rule == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            var content = rule.content();
            name.setText(rule.name());
            off.setVisible(!content.on());
            what.setText(texts.of(content.category())
                    + content.atLeast()
                            .map(least -> " · " + texts.get("rules.priority.least", least.name(), texts.of(least)))
                            .orElse(""));
            setAccessibleText(rule.name() + ", " + what.getText() + (content.on() ? "" : ", " + off.getText()));
            setGraphic(lines);
        }
    }
}
