package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bedside.model.Span;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;

/// What may not go out. Deterministic and offline; it fails closed: a rule that breaks blocks the text.
///
/// It holds what is known to be dangerous, and cannot know everything: a doctor reads each reply all the same.
/// Safe for use by several threads at once.
public final class ReplyGuard {
    private static final System.Logger LOG = System.getLogger(ReplyGuard.class.getName());

    private static final Comparator<Finding> BY_PLACE = Comparator.<Finding>comparingInt(
                    finding -> finding.span().map(Span::start).orElse(-1))
            .thenComparingInt(finding -> finding.span().map(Span::end).orElse(-1))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::reason);

    private final List<GuardRule> rules;

    public ReplyGuard(List<GuardRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// The guard with the shipped rules and word lists.
    ///
    /// @throws IllegalStateException if a word list cannot be read: without it there is no guard
    public static ReplyGuard standard() {
        var words = GuardWords.load();
        return new ReplyGuard(List.of(
                new PhrasesRule(Rule.G1, Verdict.BLOCK, words, words.pastContact(), false),
                new NamesRule(words),
                new IdentifiersRule(words),
                new HealthRule(words),
                new PhrasesRule(Rule.G5, Verdict.BLOCK, words, words.advice(), true),
                new PhrasesRule(Rule.G6, Verdict.BLOCK, words, words.questions(), true),
                new PhrasesRule(Rule.G7, Verdict.WARN, words, words.tone(), false),
                new PhrasesRule(Rule.G8, Verdict.WARN, words, words.apology(), false),
                new SentencesRule(words),
                new SendableRule(),
                new PhrasesRule(Rule.G11, Verdict.WARN, words, words.promises(), false),
                new LinksRule(words)));
    }

    /// All findings, by their place in `text`; those that speak of the whole come first. Nothing means: may go out.
    public List<Finding> check(String text, GuardContext context) {
        var found = new ArrayList<Finding>();
        for (var rule : rules) {
            for (var finding : ask(rule, text, context)) {
                found.add(context.isSoftened() ? Softened.of(finding) : finding);
            }
        }
        return found.stream()
                .filter(finding -> found.stream().noneMatch(other -> covers(other, finding)))
                .distinct()
                .sorted(BY_PLACE)
                .toList();
    }

    private static List<Finding> ask(GuardRule rule, String text, GuardContext context) {
        try {
            return List.copyOf(rule.check(text, context));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // Only the kind of error: its message may hold the words that were checked.
            LOG.log(System.Logger.Level.ERROR, "Guard rule {0} failed: {1}", rule.rule(), e.getClass());
            return List.of(Finding.failed(rule.rule()));
        }
    }

    /// Whether `one` says the same of more words, so that `other` adds nothing.
    private static boolean covers(Finding one, Finding other) {
        if (one.rule() != other.rule() || one.verdict() != other.verdict() || one.equals(other)) {
            return false;
        }
        if (one.span().isEmpty() || other.span().isEmpty()) {
            return false;
        }
        var wide = one.span().get();
        var narrow = other.span().get();
        if (wide.equals(narrow)) {
            return one.reason().compareTo(other.reason()) < 0;
        }
        return wide.start() <= narrow.start() && wide.end() >= narrow.end();
    }
}
