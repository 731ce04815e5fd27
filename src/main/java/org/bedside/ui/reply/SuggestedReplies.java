package org.bedside.ui.reply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bedside.channel.TextLength;
import org.bedside.model.Conversation;
import org.bedside.model.Priority;
import org.bedside.model.Way;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.reply.canned.CannedReply;
import org.bedside.reply.canned.Suggestions;
import org.bedside.reply.canned.Suggestions.Suggestion;
import org.bedside.triage.Queue.Details;
import org.bedside.ui.Texts;

/// Which canned replies are offered for the open conversation, and why. None for P0 and P1: those are not answered by
/// one click. Used on the JavaFX thread only.
public final class SuggestedReplies {
    private final Suggestions suggestions;
    private final Supplier<Map<String, String>> facts;
    private final Texts texts;
    private final ObservableList<Suggestion> shown = FXCollections.observableArrayList();

    SuggestedReplies(CannedReplies canned, Supplier<Map<String, String>> facts, Texts texts) {
        this.suggestions = new Suggestions(canned);
        this.facts = facts;
        this.texts = texts;
    }

    /// Looks again what fits, for a reply that goes `way`; nothing where none is being written.
    void look(Optional<Details> writing, Way way) {
        var found = writing.filter(read -> read.conversation().priority().compareTo(Priority.P2) >= 0)
                .map(read -> fitting(read, way))
                .orElse(List.of());
        if (!found.equals(shown)) {
            shown.setAll(found);
        }
    }

    private List<Suggestion> fitting(Details read, Way way) {
        var talk = read.conversation();
        return suggestions.of(talk.category(), read.latestComment().text(), reply -> fits(reply, talk, way));
    }

    private boolean fits(CannedReply reply, Conversation talk, Way way) {
        var known = facts.get();
        return reply.variants().stream()
                .map(variant -> CannedReplies.fill(variant, known))
                .allMatch(words -> TextLength.of(talk.platform(), way, words) <= TextLength.max(talk.platform(), way));
    }

    /// Why it is offered, in a few words.
    public String why(Suggestion suggestion) {
        var category =
                texts.get("suggestion.category", texts.of(suggestion.reply().category()));
        if (suggestion.shared().isEmpty()) {
            return category;
        }
        var shares = texts.get("suggestion.shares", String.join(", ", suggestion.shared()));
        return suggestion.sameCategory() ? texts.get("suggestion.both", category, shares) : shares;
    }

    public ObservableList<Suggestion> shown() {
        return shown;
    }
}
