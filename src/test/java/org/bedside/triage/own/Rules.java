package org.bedside.triage.own;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.model.Category;
import org.bedside.model.MemberId;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRule.Kind;
import org.bedside.model.OwnRuleId;
import org.bedside.model.Priority;

/// Rules for tests.
final class Rules {
    private Rules() {}

    static Content phrases(String words, Category category) {
        return new Content("Sample", Kind.PHRASES, words, category, Optional.empty(), Optional.empty(), true);
    }

    static Content pattern(String words) {
        return new Content("Sample", Kind.PATTERN, words, Category.BILLING, Optional.empty(), Optional.empty(), true);
    }

    static Content named(Content content, String name) {
        return new Content(
                name,
                content.kind(),
                content.words(),
                content.category(),
                content.atLeast(),
                content.assignTo(),
                content.on());
    }

    static Content atLeast(Content content, Priority least) {
        return new Content(
                content.name(),
                content.kind(),
                content.words(),
                content.category(),
                Optional.of(least),
                content.assignTo(),
                content.on());
    }

    static Content assigning(Content content, MemberId member) {
        return new Content(
                content.name(),
                content.kind(),
                content.words(),
                content.category(),
                content.atLeast(),
                Optional.of(member),
                content.on());
    }

    static Content off(Content content) {
        return new Content(
                content.name(),
                content.kind(),
                content.words(),
                content.category(),
                content.atLeast(),
                content.assignTo(),
                false);
    }

    /// As if a practice had made them.
    static OwnRules of(Content... contents) {
        var rules = new ArrayList<OwnRule>();
        for (var content : List.of(contents)) {
            rules.add(new OwnRule(new OwnRuleId(rules.size() + 1L), content, new MemberId(1), TestPractice.NOW));
        }
        return OwnRules.of(rules);
    }
}
