package org.bedside.ui;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bedside.backup.Backup;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Possible;
import org.bedside.evaluation.Evaluation;
import org.bedside.evaluation.Judgement;
import org.bedside.model.ActivityEntry;
import org.bedside.model.Category;
import org.bedside.model.CommentKind;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Lane;
import org.bedside.model.LearntModel;
import org.bedside.model.Media;
import org.bedside.model.OwnRule;
import org.bedside.model.Paid;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.Reply;
import org.bedside.model.Role;
import org.bedside.model.Scope;
import org.bedside.model.SignIn.Way;
import org.bedside.outbox.DeedDesk;
import org.bedside.practice.Act;
import org.bedside.report.ReportGroup.Dimension;
import org.bedside.store.StoreTrouble;
import org.bedside.ui.reply.ComposerViewModel;
import org.bedside.ui.reply.Wordings;
import org.junit.jupiter.api.Test;

/// Holds the texts against the sources: what is asked for exists, and what exists is asked for.
class TextKeysTest {
    private static final List<String> FILES =
            List.of("texts.properties", "texts-guard.properties", "texts-triage.properties");

    /// A key of the texts as it stands in the sources; with a point or a hyphen at its end it is a beginning to which
    /// something is added.
    private static final String LITERAL =
            "\"([a-z][A-Za-z]*(?:[-.][A-Za-z0-9_-]+)*\\.)\" \\+|\"([a-z][A-Za-z-]*(?:\\.[A-Za-z0-9_-]+)+)\"";

    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        var defined = texts().keySet();

        var missing = used(defined);
        missing.removeAll(defined);

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextThatExistsIsAskedFor() throws IOException {
        var unused = new TreeSet<>(texts().keySet());

        unused.removeAll(used(unused));

        assertThat(unused).isEmpty();
    }

    @Test
    void theTestKnowsEveryBeginningToWhichTheSourcesAddSomething() throws IOException {
        var areas = areas(texts().keySet());

        var beginnings = MainSources.inJava("\"([a-zA-Z.-]+\\.)\" \\+", "ui", "app").stream()
                .filter(beginning -> areas.contains(area(beginning)))
                .toList();

        assertThat(beginnings)
                .containsExactlyInAnyOrder(
                        "action.",
                        "channels.do.",
                        "composer.do.",
                        "composer.returned.",
                        "connect.next.",
                        "connect.way.",
                        "connect.words.",
                        "deed.",
                        "failure.",
                        "guard.",
                        "health.reach.",
                        "library.language.",
                        "mend.",
                        "outbox.do.",
                        "person.unknown.",
                        "problem.store.",
                        "queue.part.",
                        "refused.",
                        "refused.deed.",
                        "refused.reply.",
                        "reply-state.",
                        "reports.by.",
                        "rules.help.",
                        "screen.",
                        "setup.",
                        "tool.",
                        "triage.rule.");
    }

    @Test
    void noTextIsDefinedTwice() throws IOException {
        var keys = new TreeMap<String, Integer>();

        for (var file : FILES) {
            for (var line : Files.readAllLines(Path.of("resources", file))) {
                if (line.matches("[^#=]+=.*")) {
                    keys.merge(line.substring(0, line.indexOf('=')), 1, Integer::sum);
                }
            }
        }

        assertThat(keys).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void everyTextIsAMessageFormatWithItsApostrophesDoubled() throws IOException {
        var texts = texts();

        var withSingleApostrophe = texts.entrySet().stream()
                .filter(text -> text.getValue().replace("''", "").contains("'"))
                .toList();

        assertThat(withSingleApostrophe).isEmpty();
        assertThat(texts)
                .allSatisfy((key, value) -> assertThatCode(() -> new MessageFormat(value, Locale.US))
                        .as(key)
                        .doesNotThrowAnyException());
    }

    @Test
    void noTextIsEmpty() throws IOException {
        var texts = texts();

        assertThat(texts).allSatisfy((_, value) -> assertThat(value).isNotBlank());
    }

    private static Set<String> used(Set<String> defined) {
        var areas = areas(defined);
        return Stream.of(
                        MainSources.inJava(LITERAL, "ui", "app").stream()
                                .filter(key -> !key.endsWith("."))
                                .filter(key -> areas.contains(area(key))),
                        refusals(),
                        enumerations(),
                        dialogsAndControls(),
                        guardReasons().map(reason -> "guard." + reason),
                        triageRules().map(rule -> "triage.rule." + rule))
                .flatMap(Function.identity())
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> refusals() {
        var literal = MainSources.inJava("new Refused\\( ?\"([a-z0-9.-]+)\" ?[,)]", ".").stream();
        var either = MainSources.inJava("new Refused\\([^\";]+\\? \"([a-z.-]+)\" : \"([a-z.-]+)\"", ".").stream();
        var acts = names(Act.values()).map(act -> "not-permitted." + act.toLowerCase(Locale.ROOT));
        var chosen = MainSources.inJava("case [^>;]+ -> \"([a-z]+\\.[a-z-]+)\"", "intake", "outbox").stream();
        return Stream.of(literal, either, chosen, acts)
                .flatMap(Function.identity())
                .map(key -> "refused." + key);
    }

    private static Stream<String> enumerations() {
        var asItReads = Stream.<Enum<?>[]>of(
                        Category.values(),
                        Priority.values(),
                        Platform.values(),
                        Role.values(),
                        CommentKind.values(),
                        CloseReason.values(),
                        Trouble.values(),
                        Lane.values(),
                        Paid.values(),
                        Scope.values(),
                        Way.values(),
                        org.bedside.model.Way.values(),
                        hidden("org.bedside.ui.channel.ConnectField"),
                        hidden("org.bedside.ui.channel.ConnectStep"),
                        Backup.Kind.values(),
                        Media.Kind.values(),
                        OwnRule.Kind.values(),
                        ActivityEntry.What.values(),
                        Judgement.values(),
                        LearntModel.State.values(),
                        Evaluation.Judge.values())
                .flatMap(Arrays::stream)
                .map(TextKeysTest::key);
        return Stream.of(
                        asItReads,
                        with("person.unknown.", names(Platform.values())),
                        with("health.reach.", names(Platform.values())),
                        with("problem.store.", lasting()),
                        with("storeTrouble.", lasting()),
                        with("queue.part.", parts()),
                        with("reports.by.", names(Dimension.values()).filter(name -> !name.equals("TOTAL"))),
                        with("channels.do.", names(Trouble.values()).filter(name -> !name.equals("NONE"))),
                        with("composer.do.", names(ComposerViewModel.Stage.values())),
                        with("composer.returned.", names(Reply.Returned.Cause.values())),
                        with("rules.help.", names(OwnRule.Kind.values())),
                        with("library.language.", Stream.of("en", "es")),
                        with("deed.", DeedDesk.DEEDS.stream().map(Enum::name)),
                        with("refused.deed.", names(Possible.Why.values())),
                        with("refused.reply.", whyNoReply()),
                        with("mend.", Wordings.REASONS.stream()),
                        with("failure.", names(NotAllowed.Why.values())),
                        with("reply-state.", replyStates()))
                .flatMap(Function.identity());
    }

    /// Why a reply is not possible; the others are of deeds alone.
    private static Stream<String> whyNoReply() {
        return names(Possible.Why.values())
                .filter(name ->
                        !List.of("NOT_UNDER_OURS", "NOT_OURS", "TOO_LONG").contains(name));
    }

    /// What keeps the store from its work for so long that there is something to say of it.
    private static Stream<String> lasting() {
        return names(StoreTrouble.values()).filter(name -> !name.equals("OTHER"));
    }

    /// A value of an enumeration, as [Texts#of] asks for it.
    private static String key(Enum<?> value) {
        var type = value.getDeclaringClass().getSimpleName();
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "." + value.name();
    }

    private static Stream<String> parts() {
        return Arrays.stream(hidden("org.bedside.ui.queue.QueueView$Part")).map(Object::toString);
    }

    /// The values of an enumeration that only its own package sees.
    private static Enum<?>[] hidden(String name) {
        try {
            return (Enum<?>[]) Class.forName(name).getEnumConstants();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("an enumeration has moved: " + name, e);
        }
    }

    /// The pages on the way to a connected account: those with a form, and what they do.
    private static Stream<String> connecting() {
        var forms = MainSources.inJava("form\\(ConnectStep\\.([A-Z_]+),", "ui/channel");
        return Stream.of(
                        with("connect.way.", names(Way.values())),
                        with("connect.words.", forms.stream()),
                        with("connect.next.", Stream.concat(forms.stream(), Stream.of("NUMBER"))))
                .flatMap(Function.identity());
    }

    /// As the store names them in the queue's rows, and as the outbox does.
    private static Stream<String> replyStates() {
        var stored = MainSources.inJava("case \"([A-Z_]+)\" -> new State\\.", "store").stream();
        var simple = Arrays.stream(Reply.State.class.getPermittedSubclasses())
                .map(state -> state.getSimpleName().toUpperCase(Locale.ROOT));
        return Stream.concat(stored, simple);
    }

    private static Stream<String> dialogsAndControls() {
        var screens = MainSources.inJava("new Screen\\( ?\"([a-z]+)\"", "app").stream()
                .flatMap(id -> Stream.of(id, id + ".key"));
        var actions = MainSources.inJava("(?:menu|button)\\(\"([a-z-]+)\"", "ui/conversation").stream();
        var outbox = MainSources.inJava("button\\(\"([a-z-]+)\"", "ui/outbox").stream();
        var fields = MainSources.inJava("field\\(\"([a-z-]+)\"", "ui/welcome").stream();
        var tools = MainSources.inJava("addTool\\( ?\"([a-z-]+)\"", "app").stream();
        var dialogs = MainSources.inJava("new DecisionDialog\\([^;]*\"([a-z-]+)\"", "ui/conversation").stream()
                .flatMap(key -> Stream.of(key + ".title", key + ".reason", key + ".do"));
        var questions = MainSources.inJava("DecisionDialog\\.question\\([^;]*\"([a-z-]+)\"", "ui/conversation").stream()
                .flatMap(key -> Stream.of(key + ".title", key + ".words", key + ".do"));
        return Stream.of(
                        with("screen.", screens),
                        with("action.", actions),
                        with("outbox.do.", outbox),
                        with("setup.", fields),
                        with("tool.", tools),
                        connecting(),
                        dialogs,
                        questions)
                .flatMap(Function.identity());
    }

    private static Stream<String> guardReasons() {
        var inCode = MainSources.inJava(
                "(?:block|look|judge)\\([^;\"]*\"([a-z-]+)\"|Verdict\\.[A-Z]+, \"([a-z-]+)\"|return \"([a-z-]+)\";"
                        + "|\\? \"([a-z-]+)\"(?: : \"([a-z-]+)\")?|\\? \"\" : \"([a-z-]+)\"",
                "reply/guard")
                .stream();
        var inFiles = MainSources.inResources("^\\[([a-z-]+)]$", "guard", ".txt").stream()
                .filter(section -> !section.equals("unless") && !section.equals("body-of-reader"));
        return Stream.concat(inCode, inFiles);
    }

    private static Stream<String> triageRules() {
        var inFiles = MainSources.inResources("^ +- \\{?name: ([a-z-]+)", "triage", ".yaml").stream();
        var inCode =
                MainSources.inJava("= \"([a-z]+-[a-z]+)\"|[A-Z]\\(\"(context-[a-z]+)\"\\)", "triage/rules").stream();
        var categories = names(Category.values())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        var byModel = categories.stream().map(name -> "model-" + name);
        // The categories of P0 come first.
        var unsure = categories.stream()
                .limit(Arrays.stream(Category.values())
                        .filter(category -> category.priority() == Priority.P0)
                        .count())
                .map(name -> "model-unsure-" + name);
        return Stream.of(inFiles, inCode, byModel, unsure).flatMap(Function.identity());
    }

    private static Stream<String> with(String beginning, Stream<String> ends) {
        return ends.map(end -> beginning + end);
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    private static Set<String> areas(Collection<String> keys) {
        return keys.stream().map(TextKeysTest::area).collect(toCollection(TreeSet::new));
    }

    private static String area(String key) {
        return key.split(Pattern.quote("."), 2)[0];
    }

    private static Map<String, String> texts() throws IOException {
        var texts = new TreeMap<String, String>();
        for (var file : FILES) {
            try (Reader reader = Files.newBufferedReader(Path.of("resources", file))) {
                var properties = new Properties();
                properties.load(reader);
                properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            }
        }
        return texts;
    }
}
