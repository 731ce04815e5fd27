package org.bedside.ui.conversation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.bedside.model.ActivityEntry;
import org.bedside.model.Category;
import org.bedside.model.Reason;
import org.bedside.triage.Queue.Details;
import org.bedside.ui.ReasonWords;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// Beside the conversation: why triage thinks so, the escalation, and what was done so far.
public final class ReasonsView extends ScrollPane {
    private static final int LATEST = 40;

    private final Texts texts;
    private final Times times;
    private final SignedIn signedIn;
    private final VBox content = new VBox();

    private record Why(String rule, Category category) {}

    public ReasonsView(ConversationViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.texts = texts;
        this.times = times;
        this.signedIn = signedIn;
        setId("reasons");
        setFitToWidth(true);
        setContent(content);
        setAccessibleText(texts.get("reasons.accessible"));
        getStyleClass().addAll("edge-to-edge", "side");
        content.getStyleClass().add("side-content");
        model.detailsProperty().subscribe(details -> {
            setVisible(details.isPresent());
            details.ifPresent(this::show);
        });
    }

    private void show(Details details) {
        content.getChildren().clear();
        var talk = details.conversation();
        section(texts.get("reasons.title", talk.priority().name()));
        if (talk.triage().overridden()) {
            line(texts.get("reasons.overridden"), "quiet");
        }
        reasons(details);
        flags(talk.triage().flags());
        talk.escalation().ifPresent(handed -> {
            section(texts.get("reasons.escalation"));
            line(handed.reason(), "body");
            line(
                    texts.get(
                            "reasons.escalation.by",
                            signedIn.nameOf(handed.by()),
                            texts.of(handed.to()),
                            times.brief(handed.deadline())),
                    "quiet");
        });
        section(texts.get("reasons.activity"));
        details.activity().reversed().stream().limit(LATEST).forEach(this::entry);
        line(
                texts.get(
                        "reasons.received",
                        times.exact(details.comments().getFirst().fetchedAt())),
                "quiet");
    }

    /// Each rule once, with all words that set it off; what is most urgent first.
    private void reasons(Details details) {
        var words = new LinkedHashMap<Why, Set<String>>();
        for (var comment : details.comments()) {
            var assessment = details.assessments().get(comment.id());
            if (assessment == null) {
                continue;
            }
            for (var reason : assessment.reasons()) {
                words.computeIfAbsent(
                                new Why(ReasonWords.of(texts, reason), reason.category()), _ -> new LinkedHashSet<>())
                        .add(words(reason, comment.text()));
            }
        }
        words.entrySet().stream()
                .sorted(Comparator.comparing(found -> found.getKey().category()))
                .map(found -> reason(found.getKey(), found.getValue()))
                .forEach(content.getChildren()::add);
        if (words.isEmpty()) {
            line(texts.get("reasons.none"), "quiet");
        }
    }

    private Node reason(Why why, Set<String> words) {
        var rule = new Label(why.rule());
        rule.setWrapText(true);
        var box = new VBox(rule);
        var quoted = words.stream()
                .filter(word -> !word.isEmpty())
                .map(word -> texts.get("reasons.words", word))
                .collect(Collectors.joining(" "));
        if (!quoted.isEmpty()) {
            var line = new Label(quoted);
            line.setWrapText(true);
            line.getStyleClass().add("quoted");
            box.getChildren().add(line);
        }
        box.getStyleClass()
                .addAll("reason-box", why.category().priority().name().toLowerCase(Locale.ROOT));
        return box;
    }

    private static String words(Reason reason, String text) {
        return reason.span()
                .filter(span -> span.end() <= text.length())
                .map(span -> span.of(text))
                .orElse("");
    }

    private void flags(Set<Category> flags) {
        if (flags.size() > 1) {
            var all = flags.stream().sorted().map(texts::of).toList();
            line(texts.get("reasons.flags", String.join(", ", all)), "quiet");
        }
    }

    private void entry(ActivityEntry entry) {
        var who = entry.member().map(signedIn::nameOf).orElseGet(() -> texts.get("reasons.by-program"));
        line(texts.get("reasons.entry", times.brief(entry.at()), texts.of(entry.what()), who), "entry");
    }

    private void section(String title) {
        line(title, "section");
    }

    private void line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        content.getChildren().add(label);
    }
}
