package org.bedside.reply;

import java.util.List;
import java.util.Optional;
import org.bedside.model.GuardOverride;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Verdict;

/// What the guard says of a text, and what a doctor or manager let pass in it.
///
/// @param override what was decided about this very text
public record Guarded(List<Finding> findings, Optional<GuardOverride> override) {
    /// Of nothing, nothing is said.
    public static final Guarded NOTHING = new Guarded(List.of(), Optional.empty());

    public Guarded {
        findings = List.copyOf(findings);
    }

    /// What keeps the text from going out: all that blocks and was not let pass, word by word.
    public List<Finding> holding() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.BLOCK)
                .filter(finding -> !isLetPass(finding))
                .toList();
    }

    public boolean mayGoOut() {
        return holding().isEmpty();
    }

    /// Whether a doctor or manager could let the text pass as it stands.
    public boolean mayBeOverridden() {
        return !mayGoOut() && holding().stream().allMatch(Finding::mayBeOverridden);
    }

    private boolean isLetPass(Finding finding) {
        return finding.mayBeOverridden()
                && override.filter(decided -> decided.findings().contains(finding.key()))
                        .isPresent();
    }
}
