package org.bedside.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Category;
import org.bedside.model.LearntModel;
import org.bedside.model.LearntModel.State;
import org.bedside.model.Sha256;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.Database;
import org.bedside.store.LeaseStore;
import org.bedside.store.ModelStore;
import org.bedside.store.ModelStore.Decision;
import org.bedside.triage.learning.FrozenSet.Recall;
import org.bedside.triage.learning.Lesson;
import org.bedside.triage.learning.School;
import org.bedside.triage.learning.TextModel;
import org.bedside.triage.rules.TriageRules;

/// Has triage learn from what members decided in its place. What it learnt is used only where it finds as much of what
/// is urgent in the frozen set as before, and can be taken back.
public final class LearningDesk {
    private static final int MOST_DECISIONS = 2_000;
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofMinutes(10);
    private static final String LEASE = "learning";

    private final Database database;
    private final ModelStore models;
    private final Activity activity;
    private final TriageRules rules;
    private final Assessor assessor;
    private final InstantSource clock;
    private final LeaseStore leases = new LeaseStore();
    private final ObjectMapper json = new ObjectMapper();
    private final School school;

    /// The version that the assessor uses; none where it is the shipped one.
    private OptionalLong inUse = OptionalLong.empty();

    public LearningDesk(
            Database database,
            Activity activity,
            TriageRules rules,
            Assessor assessor,
            School school,
            InstantSource clock) {
        this.database = database;
        this.models = new ModelStore();
        this.activity = activity;
        this.rules = rules;
        this.assessor = assessor;
        this.school = school;
        this.clock = clock;
    }

    /// How much a version found of a category's texts in the frozen set, beside the model before it.
    public record Tried(int of, int before, int after) {}

    /// A version as it is shown.
    ///
    /// @param tried by category
    public record Learnt(LearntModel version, Map<Category, Tried> tried) {}

    /// Uses what another desktop or an earlier day has learnt, and learns what is new.
    ///
    /// @return when to look again
    public Duration once() {
        follow();
        var decisions = database.read(tx -> models.decisions(tx, MOST_DECISIONS));
        var newest = versions().stream().findFirst();
        if (decisions.isEmpty()
                || newest.filter(version -> knows(version, decisions)).isPresent()) {
            return LOOK_EVERY;
        }
        if (!database.write(tx -> leases.take(tx, LEASE, REST))) {
            return LOOK_EVERY;
        }
        learn(decisions);
        return REST;
    }

    /// All versions, the newest first.
    public List<Learnt> all() {
        return versions().stream()
                .map(version -> new Learnt(version, tried(version.recall())))
                .toList();
    }

    /// Goes back to a version, or on to it.
    public void use(Member by, long number) {
        by.require(Act.CHOOSE_MODEL);
        database.change(tx -> {
            if (!models.makeLive(tx, number)) {
                throw new Refused("model-gone");
            }
            activity.add(tx, clock.instant(), by.id(), What.MODEL_CHOSEN, "model " + number, "");
        });
        follow();
    }

    /// Goes back to what Bedside ships. What was decided until now is not learnt again; what is decided later is.
    public void useShipped(Member by) {
        by.require(Act.CHOOSE_MODEL);
        database.change(tx -> {
            models.noneLive(tx);
            activity.add(tx, clock.instant(), by.id(), What.MODEL_CHOSEN, "model shipped", "");
        });
        follow();
    }

    private List<LearntModel> versions() {
        return database.read(models::versions);
    }

    private boolean knows(LearntModel version, List<Decision> decisions) {
        return version.base().equals(school.madeOf()) && version.lessonsHash().equals(hash(decisions));
    }

    /// Has the assessor use the version that is live; one made of an older Bedside's own lessons is made anew first.
    private synchronized void follow() {
        var live = versions().stream()
                .filter(version ->
                        version.state() == State.LIVE && version.base().equals(school.madeOf()))
                .findFirst();
        var number = live.map(version -> OptionalLong.of(version.number())).orElse(OptionalLong.empty());
        if (!number.equals(inUse)) {
            assessor.use(live.flatMap(version -> database.read(tx -> models.weights(tx, version.number())))
                    .map(LearningDesk::read)
                    .orElse(school.model()));
            inUse = number;
        }
    }

    private void learn(List<Decision> decisions) {
        var own = decisions.stream()
                .map(decision -> new Lesson(Set.of(decision.category()), decision.text()))
                .toList();
        var next = school.taught(own, text -> rules.read(text).signs());
        var tried = tried(next);
        boolean isLive = tried.values().stream().allMatch(one -> one.after() >= one.before());
        var version = new LearntModel(
                0,
                clock.instant(),
                school.madeOf(),
                own.size(),
                hash(decisions),
                written(tried),
                isLive ? State.LIVE : State.REFUSED,
                isLive);
        database.change(tx -> {
            long number = models.add(tx, version, isLive ? Optional.of(written(next)) : Optional.empty());
            activity.add(
                    tx,
                    clock.instant(),
                    isLive ? What.MODEL_LEARNT : What.MODEL_REFUSED,
                    "model " + number,
                    own.size() + " decisions");
        });
        follow();
    }

    /// The new model beside the one in use, on the frozen set.
    private Map<Category, Tried> tried(TextModel next) {
        var before = school.tried(assessor::assess);
        var after = school.tried(new Assessor(rules, next)::assess);
        var tried = new EnumMap<Category, Tried>(Category.class);
        before.forEach((category, found) -> tried.put(
                category,
                new Tried(
                        found.of(),
                        found.found(),
                        after.getOrDefault(category, new Recall(0, 0)).found())));
        return tried;
    }

    private static String hash(List<Decision> decisions) {
        return Sha256.of(decisions.stream()
                .map(decision -> decision.conversation() + " " + decision.category())
                .collect(Collectors.joining("\n")));
    }

    private String written(Map<Category, Tried> tried) {
        try {
            return json.writeValueAsString(tried);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<Category, Tried> tried(String recall) {
        try {
            var type = json.getTypeFactory().constructMapType(EnumMap.class, Category.class, Tried.class);
            return json.readValue(recall, type);
        } catch (JsonProcessingException _) {
            // Written by another Bedside: shown without figures.
            return Map.of();
        }
    }

    private static byte[] written(TextModel model) {
        var out = new ByteArrayOutputStream();
        try {
            model.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static TextModel read(byte[] weights) {
        try {
            return TextModel.read(new ByteArrayInputStream(weights));
        } catch (IOException e) {
            throw new UncheckedIOException("a kept model cannot be read", e);
        }
    }
}
