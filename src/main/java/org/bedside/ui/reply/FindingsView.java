package org.bedside.ui.reply;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
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
    private static final int SHOWN = 12;

    private final Texts texts;
    private Optional<Mending> mending = Optional.empty();

    public FindingsView(Texts texts) {
        this.texts = texts;
        getStyleClass().add("findings");
    }

    /// Shows the findings of a text, and follows them as they change.
    public void follow(ObservableList<Finding> findings, Supplier<String> text) {
        findings.subscribe(() -> show(findings, text.get()));
        show(findings, text.get());
    }

    /// Offers with each finding what can be done about it.
    void mendBy(Mending how) {
        mending = Optional.of(how);
    }

    private void show(List<Finding> findings, String text) {
        var shown = findings.stream()
                .sorted(Comparator.comparing(Finding::verdict))
                .limit(SHOWN)
                .toList();
        getChildren().clear();
        for (int i = 0; i < shown.size(); i++) {
            getChildren().add(line(i + 1, shown.get(i), text));
        }
        if (findings.size() > SHOWN) {
            var more = new Label(texts.get("findings.more", findings.size() - SHOWN));
            more.getStyleClass().add("quiet");
            getChildren().add(more);
        }
        setVisible(!findings.isEmpty());
        setManaged(!findings.isEmpty());
    }

    private HBox line(int number, Finding finding, String text) {
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
        label.setMaxWidth(Double.MAX_VALUE);
        var said = new VBox(label);
        HBox.setHgrow(said, Priority.ALWAYS);
        var icon = new FontIcon(blocks ? Feather.SLASH : Feather.ALERT_TRIANGLE);
        var line = new HBox(icon, said);
        line.getStyleClass().addAll("finding", blocks ? "block" : "warn");
        line.setAccessibleText(label.getText());
        if (!words.isEmpty()) {
            mending.ifPresent(how -> said.getChildren().add(mends(number, finding, words, how)));
        }
        return line;
    }

    private HBox mends(int number, Finding finding, String words, Mending how) {
        var box = new HBox(
                mend(number, "show", texts.get("findings.show"), words, () -> how.show(finding)),
                mend(number, "delete", texts.get("findings.delete"), words, () -> how.delete(finding)));
        how.proposal(finding, words)
                .ifPresent(other -> box.getChildren()
                        .addFirst(mend(
                                number,
                                "replace",
                                texts.get("findings.replace", other),
                                words,
                                () -> how.replace(finding, other))));
        box.getStyleClass().add("mends");
        return box;
    }

    private Button mend(int number, String does, String label, String words, Runnable action) {
        var button = new Button(label);
        button.setId("finding-" + number + "-" + does);
        button.getStyleClass().add("flat");
        button.setAccessibleText(texts.get("findings.mend", label, words));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
