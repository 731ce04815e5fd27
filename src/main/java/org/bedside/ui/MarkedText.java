package org.bedside.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.bedside.model.Span;

/// A person's words, with some of them underlined, such as those that triage gives as its reasons.
public final class MarkedText extends TextFlow {
    public MarkedText(String words, List<Span> marked) {
        getStyleClass().add("marked-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words);
        var spans = marked.stream().sorted(Comparator.comparingInt(Span::start)).toList();
        int at = 0;
        for (var span : joined(spans)) {
            add(words.substring(at, Math.min(span.start(), words.length())), false);
            at = Math.min(span.end(), words.length());
            add(words.substring(Math.min(span.start(), at), at), true);
        }
        add(words.substring(at), false);
    }

    private void add(String part, boolean marked) {
        if (part.isEmpty()) {
            return;
        }
        var text = new Text(part);
        text.getStyleClass().add(marked ? "marked" : "plain");
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
