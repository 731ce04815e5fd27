package org.bedside.ui.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.bedside.model.Assessment;
import org.bedside.model.Reason;
import org.bedside.model.Span;

/// A person's words, with those that triage gives as its reasons underlined.
final class ReasonedText extends TextFlow {
    ReasonedText(String words, Optional<Assessment> assessment) {
        getStyleClass().add("reasoned-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words);
        var spans = assessment.map(Assessment::reasons).orElse(List.of()).stream()
                .map(Reason::span)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
        int at = 0;
        for (var span : joined(spans)) {
            add(words.substring(at, Math.min(span.start(), words.length())), false);
            at = Math.min(span.end(), words.length());
            add(words.substring(Math.min(span.start(), at), at), true);
        }
        add(words.substring(at), false);
    }

    private void add(String part, boolean reason) {
        if (part.isEmpty()) {
            return;
        }
        var text = new Text(part);
        text.getStyleClass().add(reason ? "reason" : "plain");
        getChildren().add(text);
    }

    /// Overlapping spans as one, so that no word is shown twice.
    private static List<Span> joined(List<Span> sorted) {
        var joined = new ArrayList<Span>();
        for (var span : sorted) {
            if (!joined.isEmpty() && span.start() <= joined.getLast().end()) {
                var last = joined.removeLast();
                joined.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }
}
