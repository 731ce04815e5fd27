package org.bedside.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bedside.evaluation.TextTable.Row;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.triage.Assessor;
import org.bedside.triage.learning.FrozenSet;

/// How well triage and the guard judge texts of which somebody else said what they are.
///
/// The files are named in `src/docs/TRIAGE.md` with their sources; one that is not there is left out and said.
public final class Evaluation {
    private static final String FROZEN_TRIAGE = "triage/frozen";
    private static final List<Category> ALARMS = List.of(Category.SELF_HARM, Category.EMERGENCY, Category.VIOLENCE);
    private static final List<String> NAMES = List.of("NAME", "PERSON");
    private static final List<String> PLACES = List.of("GEOGRAPHIC_LOCATION", "STREET_ADDRESS", "GPE");
    private static final List<String> IDENTIFIERS = List.of(
            "DATE",
            "MEDICAL_RECORD_NUMBER",
            "HEALTH_PLAN_BENEFICIARY_NUMBER",
            "PHONE_NUMBER",
            "SOCIAL_SECURITY_NUMBER",
            "US_SSN",
            "EMAIL_ADDRESS",
            "UNIQUE_IDENTIFIER",
            "ACCOUNT_NUMBER",
            "CREDIT_CARD",
            "IBAN_CODE",
            "IP_ADDRESS",
            "DOMAIN_NAME");

    private final Path folder;
    private final Half half;
    private final Assessor triage;
    private final ReplyGuard guard;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Score> scores = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /// An evaluation that has yet to run.
    ///
    /// @param folder where the files are
    /// @param half which rows of them
    public Evaluation(Path folder, Half half, Assessor triage, ReplyGuard guard) {
        this.folder = folder;
        this.half = half;
        this.triage = triage;
        this.guard = guard;
    }

    /// Which rows of each file: whoever works on triage looks into the first half only, so that the second tells how it
    /// does on texts that nobody looked into.
    public enum Half {
        BOTH,
        FIRST,
        SECOND;

        private boolean has(Row row) {
            return this == BOTH || this == (row.text().hashCode() % 2 == 0 ? FIRST : SECOND);
        }
    }

    /// All there is to say.
    ///
    /// @param missing the files that are not there
    public record Result(List<Score> scores, List<Pace> paces, List<String> missing) {
        /// Whether none of the files was there, so that only what Bedside ships was measured.
        public boolean isOfOwnTextsOnly() {
            return scores.stream().allMatch(score -> score.data().contains("frozen"));
        }
    }

    /// Who judges; `judge.<NAME>` tells it to people.
    public enum Judge {
        TRIAGE,
        GUARD
    }

    /// How many texts a single thread judges, once it is warm.
    ///
    /// @param perSecond texts a second
    /// @param characters how long a text is on average, in UTF-16 units
    public record Pace(Judge what, int texts, double perSecond, double characters) {}

    /// Reads the files and judges each text.
    public Result run() {
        emergencies();
        alarms("everyday_intents.tsv");
        alarms("billing_like_intents.tsv");
        adverseReactions();
        labelled(
                Judgement.MISINFORMATION_FLAG,
                "misinformation_tweets.tsv",
                "text",
                Category.MISINFORMATION,
                row -> is(row, "label", "fake"));
        identifying("phi_queries.tsv", "phi");
        identifying("pii_sentences.tsv", "pii");
        frozen();
        return new Result(List.copyOf(scores), paces(), List.copyOf(missing));
    }

    private List<Row> rows(String file) {
        return rows(file, "text");
    }

    private List<Row> rows(String file, String text) {
        var path = folder.resolve(file);
        if (!Files.exists(path)) {
            missing.add(file);
            return List.of();
        }
        return TextTable.read(path, text).stream().filter(half::has).toList();
    }

    private static boolean is(Row row, String column, String value) {
        return row.get(column).filter(value::equals).isPresent();
    }

    private void add(Score score) {
        if (score.texts() > 0) {
            scores.add(score);
        }
    }

    private void emergencies() {
        var file = "emergency_vignettes.tsv";
        var critical = Score.of(Judgement.CRITICAL_RAISED, file);
        var urgent = Score.of(Judgement.URGENT_RAISED, file);
        var routine = Score.of(Judgement.ROUTINE_ALARMED, file);
        for (var row : rows(file)) {
            var assessment = Judged.assess(triage, row);
            switch (row.get("tier").orElse("")) {
                case "critical" -> critical = critical.count(true, isRaised(assessment));
                case "urgent" -> urgent = urgent.count(true, isRaised(assessment));
                default -> routine = routine.count(false, assessment.priority() == Priority.P0);
            }
        }
        add(critical);
        add(urgent);
        add(routine);
    }

    /// As an emergency, or as something that a person has to look at within the hour.
    private static boolean isRaised(Assessment assessment) {
        return assessment.flags().contains(Category.EMERGENCY)
                || (assessment.pleaseCheck() && assessment.priority().compareTo(Priority.P1) <= 0);
    }

    private void alarms(String file) {
        var calm = rows(file).stream().map(row -> Judged.assess(triage, row)).toList();
        for (var flag : ALARMS) {
            var score = Score.of(Judgement.of(flag), file);
            for (var assessment : calm) {
                score = score.count(false, assessment.flags().contains(flag));
            }
            add(score);
        }
        hurries(file, calm);
    }

    /// How often somebody is called where nothing is urgent.
    private void hurries(String data, List<Assessment> calm) {
        var alarm = Score.of(Judgement.ALARM, data);
        var hurry = Score.of(Judgement.HURRY, data);
        for (var assessment : calm) {
            alarm = alarm.count(false, assessment.priority() == Priority.P0);
            hurry = hurry.count(false, assessment.priority().isMoreUrgentThan(Priority.P2));
        }
        add(alarm);
        add(hurry);
    }

    /// Withdrawal, which the file tells apart, is a reaction to report as well: counted without it and with it.
    private void adverseReactions() {
        var file = "adverse_reaction_posts.tsv";
        Predicate<Row> reaction = row -> is(row, "ADR", "1");
        labelled(Judgement.ADVERSE_REACTION_FLAG, file, "sentences", Category.ADVERSE_REACTION, reaction);
        labelled(
                Judgement.ADVERSE_REACTION_OR_WITHDRAWAL,
                file,
                "sentences",
                Category.ADVERSE_REACTION,
                reaction.or(row -> is(row, "WD", "1")));
    }

    private void labelled(Judgement what, String file, String text, Category flag, Predicate<Row> truth) {
        var score = Score.of(what, file);
        for (var row : rows(file, text)) {
            score = score.count(
                    truth.test(row), Judged.assess(triage, row).flags().contains(flag));
        }
        add(score);
    }

    private void identifying(String file, String column) {
        var identifiers = Score.of(Judgement.IDENTIFIER_BLOCKED, file);
        var names = Score.of(Judgement.NAME_BLOCKED, file);
        var places = Score.of(Judgement.PLACE_BLOCKED, file);
        var blocked = Score.of(Judgement.TEXT_BLOCKED, file);
        for (var row : rows(file)) {
            var text = unquoted(row.text());
            var findings = guard.check(text, Judged.context(AllowList.NOTHING, row)).stream()
                    .filter(finding -> finding.verdict() == Verdict.BLOCK)
                    .toList();
            var values = values(row.get(column).orElse("[]"));
            for (var value : values) {
                var isFound = isFound(value.words(), text, findings);
                identifiers = IDENTIFIERS.contains(value.kind()) ? identifiers.count(true, isFound) : identifiers;
                names = NAMES.contains(value.kind()) ? names.count(true, isFound) : names;
                places = PLACES.contains(value.kind()) ? places.count(true, isFound) : places;
            }
            blocked = blocked.count(!values.isEmpty(), !findings.isEmpty());
        }
        add(identifiers);
        add(names);
        add(places);
        add(blocked);
    }

    /// Something that identifies a person, as the file has it.
    private record Value(String kind, String words) {}

    private List<Value> values(String field) {
        try {
            var values = new ArrayList<Value>();
            json.readTree(unquoted(field))
                    .forEach(pair -> values.add(
                            new Value(pair.path(0).asText(), pair.path(1).asText())));
            return values;
        } catch (JsonProcessingException _) {
            throw new Refused("table.not-read", folder);
        }
    }

    /// These files were written as CSV, where a field with quotes in it is quoted.
    private static String unquoted(String field) {
        return field.length() > 1 && field.startsWith("\"") && field.endsWith("\"")
                ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                : field;
    }

    /// Whether a finding touches the words, wherever they stand.
    private static boolean isFound(String words, String text, List<Finding> findings) {
        for (var at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            var start = at;
            var end = at + words.length();
            if (findings.stream()
                    .flatMap(finding -> finding.span().stream())
                    .anyMatch(span -> span.start() < end && span.end() > start)) {
                return true;
            }
        }
        return false;
    }

    /// Our own texts, which nobody learns from.
    private void frozen() {
        FrozenSet.recall(triage::assess)
                .forEach((category, recall) -> add(new Score(
                        Judgement.of(category), FROZEN_TRIAGE, recall.found(), recall.of() - recall.found(), 0, 0)));
        hurries(FROZEN_TRIAGE, FrozenSet.calm().stream().map(triage::assess).toList());
        replies(Judgement.PENALISED_BLOCKED, true, "guard/frozen/penalised.tsv");
        replies(Judgement.ORDINARY_BLOCKED, false, "guard/frozen/ordinary.tsv");
    }

    private void replies(Judgement what, boolean toBlock, String name) {
        var score = Score.of(what, name);
        for (var row : TextTable.resource(name)) {
            score = score.count(
                    toBlock,
                    guard.check(row.text(), Judged.context(AllowList.NOTHING, row)).stream()
                            .anyMatch(finding -> finding.verdict() == Verdict.BLOCK));
        }
        add(score);
    }

    private List<Pace> paces() {
        var comments = rows("everyday_intents.tsv").stream().map(Row::text).toList();
        var replies = rows("phi_queries.tsv");
        var paces = new ArrayList<Pace>();
        if (!comments.isEmpty()) {
            paces.add(pace(Judge.TRIAGE, comments, triage::assess));
        }
        if (!replies.isEmpty()) {
            paces.add(pace(
                    Judge.GUARD,
                    replies.stream().map(Row::text).toList(),
                    text -> guard.check(text, Judged.context(AllowList.NOTHING, replies.getFirst()))));
        }
        return paces;
    }

    private static Pace pace(Judge what, List<String> texts, Consumer<String> judge) {
        texts.forEach(judge);
        var began = System.nanoTime();
        texts.forEach(judge);
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Pace(
                what,
                texts.size(),
                texts.size() / seconds,
                texts.stream().mapToInt(String::length).average().orElse(0));
    }
}
