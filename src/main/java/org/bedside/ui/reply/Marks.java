package org.bedside.ui.reply;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.model.Span;
import org.bedside.reply.guard.Finding;

/// Where findings stand while one goes on typing: those before a change stay, those behind it move with their words,
/// and those that it touches are gone until the guard has read the text again.
final class Marks {
    private String text = "";
    private Map<Finding, Span> places = Map.of();

    /// What the guard said of `read`.
    void set(List<Finding> findings, String read) {
        var found = new LinkedHashMap<Finding, Span>();
        for (var finding : findings) {
            finding.span().filter(span -> span.end() <= read.length()).ifPresent(span -> found.put(finding, span));
        }
        text = read;
        places = found;
    }

    /// The text reads so now.
    void follow(String now) {
        int most = Math.min(text.length(), now.length());
        int same = 0;
        while (same < most && text.charAt(same) == now.charAt(same)) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < most - same
                && text.charAt(text.length() - 1 - sameAtEnd) == now.charAt(now.length() - 1 - sameAtEnd)) {
            sameAtEnd++;
        }
        if (same == text.length() && same == now.length()) {
            return;
        }
        int changedTo = text.length() - sameAtEnd;
        int moved = now.length() - text.length();
        var left = new LinkedHashMap<Finding, Span>();
        for (var place : places.entrySet()) {
            var span = place.getValue();
            if (span.end() <= same) {
                left.put(place.getKey(), span);
            } else if (span.start() >= changedTo) {
                left.put(place.getKey(), new Span(span.start() + moved, span.end() + moved));
            }
        }
        text = now;
        places = left;
    }

    Optional<Span> of(Finding finding) {
        return Optional.ofNullable(places.get(finding));
    }

    /// The places, in the order of the findings.
    Map<Finding, Span> all() {
        return Map.copyOf(places);
    }

    /// The first place that begins behind `caret`, or the first of all.
    Optional<Span> next(int caret) {
        var sorted = places.values().stream()
                .distinct()
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
        return sorted.stream()
                .filter(span -> span.start() >= caret)
                .findFirst()
                .or(() -> sorted.stream().findFirst());
    }
}
