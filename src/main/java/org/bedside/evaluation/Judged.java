package org.bedside.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bedside.evaluation.TextTable.Row;
import org.bedside.model.Assessment;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.Platform;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.reply.guard.GuardContext;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.triage.Assessor;

/// What triage or the guard says of a row, in the columns it is written into.
public final class Judged {
    /// What triage adds.
    public static final List<String> TRIAGE_COLUMNS = List.of("category", "priority", "flags", "check", "reasons");

    /// What the guard adds.
    public static final List<String> GUARD_COLUMNS = List.of("verdict", "findings");

    private static final int INFANT_UNTIL = 1;
    private static final int CHILD_UNTIL = 13;

    private Judged() {}

    /// What triage says, in the order of [#TRIAGE_COLUMNS]. An age below 13 years, where the file tells one, counts as
    /// if the text said so.
    public static List<String> byTriage(Assessor triage, Row row) {
        var assessment = assess(triage, row);
        return List.of(
                assessment.category().name(),
                assessment.priority().name(),
                assessment.flags().stream().map(Category::name).collect(Collectors.joining("|")),
                Boolean.toString(assessment.pleaseCheck()),
                assessment.reasons().stream()
                        .map(reason -> reason.rule()
                                + reason.span()
                                        .map(span -> ": " + span.of(spoken(row)))
                                        .orElse(""))
                        .collect(Collectors.joining("; ")));
    }

    static Assessment assess(Assessor triage, Row row) {
        return triage.assess(spoken(row));
    }

    /// The text, with the age before it where it is a child's.
    private static String spoken(Row row) {
        var age = row.get("age").flatMap(Judged::years).orElse(Double.MAX_VALUE);
        if (age >= CHILD_UNTIL) {
            return row.text();
        }
        return (age < INFANT_UNTIL ? "Infant. " : "Child. ") + row.text();
    }

    private static Optional<Double> years(String age) {
        try {
            return Optional.of(Double.valueOf(age.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// What the guard says of a public reply, in the order of [#GUARD_COLUMNS]. `writer` is a name, or a handle with
    /// `@`; the platform is Facebook but where the file says X.
    public static List<String> byGuard(ReplyGuard guard, AllowList allowed, Row row) {
        var findings = guard.check(row.text(), context(allowed, row));
        return List.of(
                verdict(findings),
                findings.stream()
                        .map(finding -> finding.rule() + " " + finding.reason()
                                + finding.span()
                                        .map(span -> ": " + span.of(row.text()))
                                        .orElse(""))
                        .collect(Collectors.joining("; ")));
    }

    static GuardContext context(AllowList allowed, Row row) {
        var writer = row.get("writer").orElse("");
        return new GuardContext(
                row.get("platform").map(Judged::platform).orElse(Platform.FACEBOOK),
                writer.startsWith("@") ? new Author("", writer.substring(1), "") : new Author("", "", writer),
                row.get("comment").orElse(""),
                allowed);
    }

    private static Platform platform(String name) {
        return List.of("X", "TWITTER").contains(name.strip().toUpperCase(Locale.ROOT)) ? Platform.X : Platform.FACEBOOK;
    }

    private static String verdict(List<Finding> findings) {
        return findings.stream()
                .map(Finding::verdict)
                .min(Verdict::compareTo)
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                .orElse("ok");
    }
}
