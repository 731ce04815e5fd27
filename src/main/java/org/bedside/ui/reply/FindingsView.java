package org.bedside.ui.reply;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.reply.guard.Finding;
import org.bedside.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the guard says of a text: the words, the rule and why; what holds it back before what only warns.
public final class FindingsView extends VBox {
    private static final int SHOWN = 4;

    private final Texts texts;

    public FindingsView(Texts texts) {
        this.texts = texts;
        getStyleClass().add("findings");
    }

    /// Shows the findings of a text, and follows them as they change.
    public void follow(ObservableList<Finding> findings, Supplier<String> text) {
        findings.subscribe(() -> show(findings, text.get()));
        show(findings, text.get());
    }

    private void show(List<Finding> findings, String text) {
        getChildren()
                .setAll(findings.stream()
                        .sorted(Comparator.comparing(Finding::verdict))
                        .limit(SHOWN)
                        .map(finding -> line(finding, text))
                        .toList());
        if (findings.size() > SHOWN) {
            var more = new Label(texts.get("findings.more", findings.size() - SHOWN));
            more.getStyleClass().add("quiet");
            getChildren().add(more);
        }
        setVisible(!findings.isEmpty());
        setManaged(!findings.isEmpty());
    }

    private HBox line(Finding finding, String text) {
        var blocks = finding.verdict() == Finding.Verdict.BLOCK;
        var words = finding.span()
                .filter(span -> span.end() <= text.length())
                .map(span -> span.of(text))
                .orElse("");
        var reason = texts.get("guard." + finding.reason());
        var label = new Label(
                words.isBlank()
                        ? texts.get("findings.whole", finding.rule().name(), reason)
                        : texts.get("findings.words", finding.rule().name(), words, reason));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var icon = new FontIcon(blocks ? Feather.SLASH : Feather.ALERT_TRIANGLE);
        var line = new HBox(icon, label);
        line.getStyleClass().addAll("finding", blocks ? "block" : "warn");
        line.setAccessibleText(label.getText());
        return line;
    }
}
