package org.bedside.reply.guard;

import java.util.EnumSet;
import java.util.Set;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;

/// What becomes of a finding in a private message: who only reads of themselves may read more than everybody.
final class Softened {
    private static final Set<Rule> SOFTER = EnumSet.of(Rule.G1, Rule.G2, Rule.G3, Rule.G4, Rule.G5, Rule.G6);

    /// What harms somebody else, or harms the reader where the platform or whoever holds the phone reads along.
    private static final Set<String> NOWHERE =
            Set.of("person-name", "handle", "unmasking", "ssn", "card", "number", "digits", "ip-address");

    private Softened() {}

    static Finding of(Finding finding) {
        var stays = finding.verdict() != Verdict.BLOCK
                || !SOFTER.contains(finding.rule())
                || NOWHERE.contains(finding.reason())
                || !finding.mayBeOverridden();
        return stays ? finding : new Finding(finding.rule(), Verdict.WARN, finding.reason(), finding.span());
    }
}
