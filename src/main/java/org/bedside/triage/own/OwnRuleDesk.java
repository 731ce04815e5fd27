package org.bedside.triage.own;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Comment;
import org.bedside.model.MemberId;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRuleId;
import org.bedside.model.Sha256;
import org.bedside.model.Span;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.CommentStore;
import org.bedside.store.Database;
import org.bedside.store.OwnRuleStore;
import org.bedside.store.Tx;

/// Where members make the practice's own rules, and try them on past comments first.
public final class OwnRuleDesk {
    /// On how many of the latest comments a rule is tried.
    public static final int TRIED_ON = 5_000;

    private static final int MOST_RULES = 200;
    private static final int LONGEST_NAME = 60;
    private static final int SHOWN = 50;
    private static final int AT_A_TIME = 500;

    private final Database database;
    private final OwnRuleStore rules;
    private final CommentStore comments;
    private final Activity activity;
    private final InstantSource clock;

    public OwnRuleDesk(
            Database database, OwnRuleStore rules, CommentStore comments, Activity activity, InstantSource clock) {
        this.database = database;
        this.rules = rules;
        this.comments = comments;
        this.activity = activity;
        this.clock = clock;
    }

    public List<OwnRule> all() {
        return database.read(rules::all);
    }

    /// Makes a rule.
    ///
    /// @throws Refused if something in it cannot be used, or the practice has as many as there may be
    public OwnRule add(Member by, Content content) {
        var sound = sound(by, content);
        return database.write(tx -> {
            var others = rules.all(tx);
            if (others.size() >= MOST_RULES) {
                throw new Refused("own-rule-many", MOST_RULES);
            }
            requireNewName(others, sound);
            var made = rules.add(tx, sound, by.id(), clock.instant());
            record(tx, by, made.id(), "made: " + facts(sound));
            return made;
        });
    }

    /// Changes a rule that the member has seen as `before`.
    ///
    /// @throws Refused also where somebody else changed or removed it meanwhile
    public OwnRule change(Member by, OwnRule before, Content content) {
        var sound = sound(by, content);
        return database.write(tx -> {
            requireAsSeen(tx, before);
            requireNewName(
                    rules.all(tx).stream()
                            .filter(rule -> !rule.id().equals(before.id()))
                            .toList(),
                    sound);
            rules.change(tx, before.id(), sound);
            record(tx, by, before.id(), "changed: " + facts(sound));
            return rules.find(tx, before.id()).orElseThrow();
        });
    }

    public void remove(Member by, OwnRule before) {
        by.require(Act.SET_RULES);
        database.change(tx -> {
            requireAsSeen(tx, before);
            rules.remove(tx, before.id());
            record(tx, by, before.id(), "removed");
        });
    }

    /// Checks the words of a rule.
    ///
    /// @throws Refused naming what is wrong with them, and where
    public void check(Content content) {
        OwnRules.trial(asIfMade(content));
    }

    /// Looks for the words of a rule that nobody has saved yet among the latest comments.
    ///
    /// @throws Refused if the words cannot be read
    /// @throws CancellationException once it was cancelled
    public Trial attempt(Content content, BooleanSupplier cancelled) {
        var rule = OwnRules.trial(asIfMade(content));
        int looked = 0;
        var found = new ArrayList<Found>();
        for (var batch = latest(Long.MAX_VALUE, TRIED_ON); !batch.isEmpty(); ) {
            for (var comment : batch) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the words have changed");
                }
                rule.in(comment.text()).values().forEach(places -> found.add(new Found(comment, places)));
            }
            looked += batch.size();
            batch = latest(batch.getLast().id().value(), TRIED_ON - looked);
        }
        found.sort(Comparator.comparing((Found one) -> one.comment.writtenAt()).reversed());
        var first = database.read(tx -> found.stream()
                .limit(SHOWN)
                .map(one -> new Trial.Match(one.comment, one.places, comments.assessment(tx, one.comment.id())))
                .toList());
        return new Trial(looked, found.size(), first);
    }

    private record Found(Comment comment, List<Span> places) {}

    private List<Comment> latest(long before, int most) {
        return database.read(tx -> comments.latest(tx, before, Math.min(most, AT_A_TIME)));
    }

    private static OwnRule asIfMade(Content content) {
        return new OwnRule(new OwnRuleId(0), content, new MemberId(0), Instant.EPOCH);
    }

    private Content sound(Member by, Content content) {
        by.require(Act.SET_RULES);
        var name = content.name().strip();
        if (name.isEmpty()) {
            throw new Refused("own-rule-name-empty");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused("own-rule-name-long", LONGEST_NAME);
        }
        check(content);
        return new Content(
                name,
                content.kind(),
                content.words().strip(),
                content.category(),
                content.atLeast(),
                content.assignTo(),
                content.on());
    }

    private static void requireNewName(List<OwnRule> others, Content content) {
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(content.name()))) {
            throw new Refused("own-rule-name-taken", content.name());
        }
    }

    private void requireAsSeen(Tx tx, OwnRule before) {
        if (!rules.find(tx, before.id()).equals(Optional.of(before))) {
            throw new Refused("own-rule-changed-meanwhile");
        }
    }

    private void record(Tx tx, Member by, OwnRuleId id, String detail) {
        activity.add(tx, clock.instant(), by.id(), What.OWN_RULE_CHANGED, "own rule " + id.value(), detail);
    }

    /// Name and words by their fingerprint only: what a member writes there is not for the activity to keep.
    private static String facts(Content content) {
        return String.join(
                ", ",
                content.category().name(),
                content.atLeast().map(least -> "at least " + least).orElse("priority as it is"),
                content.assignTo().map(member -> "to member " + member.value()).orElse("to nobody"),
                content.on() ? "on" : "off",
                content.kind() + " " + Sha256.of(content.name() + "\0" + content.words()));
    }
}
