package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.channel.TextLength;
import org.bedside.model.Span;

/// G10: a gap that was not filled, nothing to say, signs that cannot be printed, or more than the platform takes.
final class SendableRule implements GuardRule {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]{0,80}\\}");

    @Override
    public Finding.Rule rule() {
        return Finding.Rule.G10;
    }

    @Override
    public List<Finding> check(String text, GuardContext context) {
        var found = new ArrayList<Finding>();
        var folded = Folded.of(text);
        if (folded.cased().isBlank()) {
            found.add(block("empty", Optional.empty()));
        }
        if (TextLength.of(context.platform(), context.way(), text)
                > TextLength.max(context.platform(), context.way())) {
            found.add(block("too-long", Optional.empty()));
        }
        PLACEHOLDER
                .matcher(folded.cased())
                .results()
                .map(gap -> block("placeholder", Optional.of(folded.span(gap.start(), gap.end()))))
                .forEach(found::add);
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            int next = at + Character.charCount(sign);
            if (isUnprintable(sign)) {
                found.add(block("control-character", Optional.of(new Span(at, next))));
            }
            at = next;
        }
        return found;
    }

    /// Control signs but line ends and tabs, halves of characters, signs that turn the direction of writing, and what
    /// is no character at all: X refuses some of them, and none is meant by whoever typed the text.
    private static boolean isUnprintable(int sign) {
        return switch (sign) {
            case '\n', '\r', '\t' -> false;
            case 0xFEFF, 0x200E, 0x200F -> false;
            default ->
                switch (Character.getType(sign)) {
                    case Character.CONTROL, Character.SURROGATE -> true;
                    case Character.FORMAT -> (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
                    default -> (sign & 0xFFFE) == 0xFFFE || (sign >= 0xFDD0 && sign <= 0xFDEF);
                };
        };
    }

    private Finding block(String reason, Optional<Span> span) {
        return new Finding(rule(), Finding.Verdict.BLOCK, reason, span);
    }
}
