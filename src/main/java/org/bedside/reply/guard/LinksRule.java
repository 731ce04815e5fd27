package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Platform;
import org.bedside.model.Way;

/// G12: a link to a site that the practice has not listed and nobody vouches for; on X any link in public, as X
/// charges more for it. What a link tells of a person is G3's.
final class LinksRule implements GuardRule {
    private final GuardWords words;

    LinksRule(GuardWords words) {
        this.words = words;
    }

    @Override
    public Finding.Rule rule() {
        return Finding.Rule.G12;
    }

    @Override
    public List<Finding> check(String text, GuardContext context) {
        var found = new ArrayList<Finding>();
        boolean isCharged = context.platform() == Platform.X && context.way() == Way.REPLY;
        for (var link : words.links(Folded.of(text), text, context)) {
            if (link.kind() == Links.Kind.UNKNOWN) {
                found.add(new Finding(rule(), Finding.Verdict.WARN, "unknown-link", Optional.of(link.span())));
            } else if (isCharged && link.kind() != Links.Kind.TELLING) {
                found.add(new Finding(rule(), Finding.Verdict.WARN, "link-costs", Optional.of(link.span())));
            }
        }
        return found;
    }
}
