package org.bedside.ui.reply;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bedside.channel.Possible;
import org.bedside.channel.TextLength;
import org.bedside.intake.Prices;
import org.bedside.model.ConversationId;
import org.bedside.model.Paid;
import org.bedside.model.Platform;
import org.bedside.model.Reply;
import org.bedside.model.Way;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.reply.Guarded;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.Written;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.reply.canned.CannedReply;
import org.bedside.reply.canned.Placeholder;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.source.TrustedSource;
import org.bedside.reply.source.TrustedSources;
import org.bedside.triage.Queue.Details;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// The reply being written in the open conversation: its words, what the guard says, and where it stands.
/// Used on the JavaFX thread only.
public final class ComposerViewModel {
    private static final double MICROS = 1_000_000;

    private static final String SOURCE = "{trusted source}";

    private final ReplyDesk desk;
    private final CannedReplies canned;
    private final TrustedSources sources;
    private final Supplier<Map<String, String>> facts;
    private final Supplier<Prices> whatXTakes;
    private final SignedIn signedIn;
    private final Background background;
    private final Consumer<Runnable> afterPause;
    private final Texts texts;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Guarded> guarded = new ReadOnlyObjectWrapper<>(Guarded.NOTHING);
    private final ObservableList<Placeholder> placeholders = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Details>> details = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper touched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Way> way = new ReadOnlyObjectWrapper<>(Way.REPLY);
    private final ReadOnlyObjectWrapper<Map<Way, Possible>> ways = new ReadOnlyObjectWrapper<>(Map.of());
    private Prices prices = new Prices(Map.of(), Optional.empty());
    private final Map<String, Integer> variants = new HashMap<>();
    private final BooleanBinding mayOverride;
    private final StringBinding overrideHint;
    private final Wordings wordings;
    private final SuggestedReplies suggested;
    private final Keeping keeping;
    private Written saved = new Written("", Optional.empty());
    private int typed;

    /// Where the conversation's reply stands, as far as the composer is concerned.
    public enum Stage {
        NONE,
        WRITING,
        WAITING,
        UNDER_WAY,
        LOCKED
    }

    /// Takes, besides what it works on, `facts` with which placeholders of the practice are filled, `whatXTakes` for
    /// what we post, and `afterPause`, which runs what it is given once the person has stopped typing for a moment.
    public ComposerViewModel(
            ReplyDesk desk,
            CannedReplies canned,
            TrustedSources sources,
            Supplier<Map<String, String>> facts,
            Supplier<Prices> whatXTakes,
            SignedIn signedIn,
            Background background,
            Consumer<Runnable> afterPause,
            Texts texts) {
        this.desk = desk;
        this.canned = canned;
        this.sources = sources;
        this.facts = facts;
        this.whatXTakes = whatXTakes;
        this.signedIn = signedIn;
        this.background = background;
        this.keeping = new Keeping(background);
        this.afterPause = afterPause;
        this.texts = texts;
        this.wordings = new Wordings(texts, facts);
        this.suggested = new SuggestedReplies(canned, facts, texts);
        text.subscribe(_ -> changed());
        mayOverride = Bindings.createBooleanBinding(
                () -> couldBeOverridden() && signedIn.member().may(Act.OVERRIDE_GUARD),
                guarded,
                stage,
                signedIn.memberProperty());
        overrideHint = Bindings.createStringBinding(
                () -> couldBeOverridden() && !signedIn.member().may(Act.OVERRIDE_GUARD)
                        ? texts.get("override.hint")
                        : "",
                guarded,
                stage,
                signedIn.memberProperty());
    }

    private boolean couldBeOverridden() {
        return stage.get() == Stage.WRITING && guarded.get().mayBeOverridden();
    }

    /// Shows the reply of a conversation. What is being typed in the same conversation is never overwritten by a
    /// refresh.
    public void show(Optional<Details> next) {
        var sameTalk = conversation().isPresent()
                && conversation().equals(next.map(read -> read.conversation().id()));
        if (!sameTalk) {
            saveNow();
        }
        var before = stage.get();
        var underWay = next.flatMap(read ->
                read.replies().stream().filter(reply -> !reply.isSettled()).findFirst());
        var now = stage(next, underWay);
        if (sameTalk && now == Stage.LOCKED) {
            saveNow();
        }
        details.set(next);
        stage.set(now);
        note.set(underWay.map(this::note).orElse(""));
        // What was typed since stays as it is: a refresh may have been read before the latest words were kept.
        var goesOn = sameTalk && touched.get() && before == Stage.WRITING && now == Stage.WRITING;
        if (!goesOn) {
            var usual = next.map(read -> Way.usual(read.conversation().kind())).orElse(Way.REPLY);
            saved = underWay.map(ComposerViewModel::written).orElseGet(() -> new Written("", Optional.of(usual)));
            var editable = now == Stage.WRITING || now == Stage.LOCKED;
            var shown = conversation()
                    .filter(_ -> editable)
                    .flatMap(keeping::notKept)
                    .orElse(saved);
            way.set(shown.way().orElse(usual));
            text.set(shown.words());
            touched.set(false);
        }
        if (!sameTalk) {
            problem.set("");
            ways.set(Map.of());
            show(Guarded.NOTHING);
            check();
        }
        suggest();
        refresh();
    }

    private void suggest() {
        suggested.look(details.get().filter(_ -> stage.get() == Stage.WRITING), way.get());
    }

    /// The canned replies that are offered.
    public SuggestedReplies suggested() {
        return suggested;
    }

    private static Written written(Reply reply) {
        return new Written(reply.text(), Optional.of(reply.way()));
    }

    private Written written() {
        return new Written(text.get(), Optional.of(way.get()));
    }

    private record Beforehand(Map<Way, Possible> ways, Prices prices) {}

    /// Reads again what is possible: it changes with time, and with what the person and the manager do.
    public void refresh() {
        conversation()
                .ifPresent(id -> background.run(
                        () -> new Beforehand(desk.ways(id), whatXTakes.get()),
                        found -> {
                            if (isOpen(id)) {
                                prices = found.prices();
                                ways.set(found.ways());
                            }
                        },
                        e -> problem.set(texts.problem(e))));
    }

    /// Lets the reply go another way to the person.
    public void choose(Way other) {
        if (stage.get() == Stage.WRITING && other != way.get()) {
            way.set(other);
            changed();
            check();
            suggest();
        }
    }

    private static Stage stage(Optional<Details> next, Optional<Reply> underWay) {
        if (next.isEmpty()) {
            return Stage.NONE;
        }
        var beingWritten = underWay.isEmpty() || underWay.get().state() instanceof Reply.State.Draft;
        if (beingWritten && ReplyDesk.isLocked(next.get().conversation())) {
            return Stage.LOCKED;
        }
        if (beingWritten) {
            return Stage.WRITING;
        }
        return underWay.get().state() instanceof Reply.State.AwaitingApproval ? Stage.WAITING : Stage.UNDER_WAY;
    }

    /// What the author should know of a reply that came back, or of one that is on its way.
    private String note(Reply reply) {
        return switch (reply.state()) {
            case Reply.State.Draft(var returned) ->
                returned.map(back -> texts.get(
                                "composer.returned." + back.cause().name(),
                                back.by().map(signedIn::nameOf).orElse(""),
                                back.note()))
                        .orElse("");
            case Reply.State.AwaitingApproval _ -> texts.get("composer.waiting");
            case Reply.State.Unconfirmed _ -> texts.get("composer.unconfirmed");
            case Reply.State.Queued _, Reply.State.Sending _ -> texts.get("composer.under-way");
            case Reply.State.Sent _, Reply.State.Failed _, Reply.State.Dropped _ -> "";
        };
    }

    private void changed() {
        typed++;
        touched.set(true);
        var mine = typed;
        placeholders.setAll(canned.placeholdersOf(text.get()));
        afterPause.accept(() -> {
            if (mine == typed) {
                check();
                saveNow();
            }
        });
    }

    private void check() {
        var asked = text.get();
        var chosen = way.get();
        if (asked.isBlank() || conversation().isEmpty()) {
            show(Guarded.NOTHING);
            return;
        }
        var id = conversation().get();
        background.run(
                () -> desk.judge(id, chosen, asked),
                judged -> {
                    if (isOpen(id) && asked.equals(text.get()) && chosen == way.get()) {
                        show(judged);
                    }
                },
                e -> problem.set(texts.problem(e)));
    }

    private void show(Guarded judged) {
        guarded.set(judged);
        findings.setAll(judged.findings());
    }

    /// Other words for those of a finding; empty where they are better left out.
    public Optional<String> proposal(Finding finding, String words) {
        return wordings.of(finding, words);
    }

    /// Lets the words go out in spite of the guard, as a doctor or manager may.
    public void override(String reason) {
        var by = signedIn.member();
        var written = written();
        var chosen = way.get();
        var seen = List.copyOf(findings);
        conversation()
                .ifPresent(id ->
                        keep(by, id, written, () -> desk.override(by, id, written.words(), chosen, seen, reason), _ -> {
                            problem.set("");
                            check();
                        }));
    }

    /// Whether the member at this desk may let the words pass as they stand.
    public BooleanBinding mayOverride() {
        return mayOverride;
    }

    /// Who could let the words pass, for a member who cannot; empty where there is nothing to say.
    public StringBinding overrideHint() {
        return overrideHint;
    }

    /// Who let the words pass, and why; empty where nobody had to.
    public String overrideNote() {
        return guarded.get()
                .override()
                .filter(_ -> guarded.get().mayGoOut())
                .map(decided -> texts.get("override.note", signedIn.nameOf(decided.by()), decided.reason()))
                .orElse("");
    }

    /// Whether something was typed in the conversation that is open.
    public ReadOnlyBooleanProperty writingProperty() {
        return touched.getReadOnlyProperty();
    }

    /// Keeps the draft. An untouched or still empty one leaves nothing behind.
    public void saveNow() {
        var written = written();
        var isEmpty = written.words().isEmpty() && saved.words().isEmpty();
        if (stage.get() != Stage.WRITING || written.equals(saved) || isEmpty) {
            return;
        }
        var by = signedIn.member();
        var chosen = way.get();
        conversation()
                .ifPresent(id -> keep(
                        by, id, written, () -> desk.saveDraft(by, id, written.words(), chosen), _ -> problem.set("")));
    }

    /// Hands over what the store could not take, in whatever conversation it was written.
    public void keepAgain() {
        for (var failed : keeping.toKeepAgain().entrySet()) {
            var id = failed.getKey();
            var by = failed.getValue();
            var written =
                    isOpen(id) ? written() : keeping.notKept(id).orElseGet(() -> new Written("", Optional.empty()));
            keeping.keep(
                    by,
                    id,
                    written,
                    () -> desk.handOver(by.id(), id, written),
                    reply -> handedOver(written.words(), reply),
                    e -> {
                        if (isOpen(id)) {
                            problem.set(texts.problem(e));
                        }
                    });
        }
    }

    /// What somebody else wrote meanwhile stands above the words now, which may have grown since.
    private void handedOver(String words, Reply reply) {
        if (!isOpen(reply.conversation())) {
            return;
        }
        var whole = reply.text();
        var others = whole.endsWith(words) ? whole.substring(0, whole.length() - words.length()) : whole;
        saved = written(reply);
        problem.set("");
        if (!others.isEmpty()) {
            text.set(others + text.get());
        }
    }

    /// Shows words that waited on this computer where their conversation can be answered: the practice has not taken
    /// them.
    public void bringBack(Map<ConversationId, Written> written) {
        written.forEach(keeping::remember);
    }

    /// Hands the words to a doctor. Where that is refused the words stay as they are.
    public void submit() {
        if (stage.get() != Stage.WRITING) {
            return;
        }
        var written = written();
        if (written.words().isBlank()) {
            problem.set(texts.get("refused.text-empty"));
            return;
        }
        var by = signedIn.member();
        var chosen = way.get();
        conversation()
                .ifPresent(
                        id -> keep(by, id, written, () -> desk.submit(by, id, written.words(), chosen), submitted -> {
                            saved = written(submitted);
                            problem.set("");
                            stage.set(Stage.WAITING);
                            note.set(note(submitted));
                        }));
    }

    /// Hands words to the store. What comes of it is shown where their conversation is still the open one.
    private void keep(Member by, ConversationId id, Written written, Callable<Reply> work, Consumer<Reply> whereOpen) {
        var before = saved;
        saved = written;
        keeping.keep(
                by,
                id,
                written,
                work,
                reply -> {
                    if (isOpen(id)) {
                        whereOpen.accept(reply);
                    }
                },
                e -> {
                    if (isOpen(id)) {
                        saved = before;
                        problem.set(texts.problem(e));
                        check();
                    }
                });
    }

    /// Takes a reply that waits for a doctor back to be changed.
    public void takeBack() {
        var by = signedIn.member();
        var written = written();
        conversation()
                .ifPresent(id -> keeping.inTurn(
                        () -> desk.saveDraft(by, id, written.words()),
                        _ -> {
                            if (isOpen(id)) {
                                saved = written;
                                stage.set(Stage.WRITING);
                                note.set("");
                            }
                        },
                        e -> {
                            if (isOpen(id)) {
                                problem.set(texts.problem(e));
                            }
                        }));
    }

    private boolean isOpen(ConversationId id) {
        return conversation().equals(Optional.of(id));
    }

    public List<CannedReply> cannedMatching(String query) {
        return canned.find(query);
    }

    /// The next variant of a canned reply at `caret`, with what the practice knows of itself filled in.
    ///
    /// @return where the caret belongs afterwards
    public int insert(CannedReply reply, int caret) {
        var turn = variants.merge(reply.name(), 1, Integer::sum) - 1;
        var words =
                CannedReplies.fill(reply.variants().get(turn % reply.variants().size()), facts.get());
        var before = text.get();
        var at = Math.clamp(caret, 0, before.length());
        text.set(before.substring(0, at) + words + before.substring(at));
        return at + words.length();
    }

    /// The trusted sources that match, first those that the person's latest comment speaks of.
    public List<TrustedSource> sourcesMatching(String query) {
        var comment = details.get().map(read -> read.latestComment().text()).orElse("");
        return sources.find(query, comment);
    }

    /// Puts the link into the place that waits for one, or else at `caret`.
    ///
    /// @return where the caret belongs afterwards
    public int insert(TrustedSource source, int caret) {
        var link = source.url().toString();
        var before = text.get();
        var place = before.indexOf(SOURCE);
        var at = place < 0 ? Math.clamp(caret, 0, before.length()) : place;
        var after = place < 0 ? at : at + SOURCE.length();
        text.set(before.substring(0, at) + link + before.substring(after));
        return at + link.length();
    }

    /// Puts what the person gave into every place of a placeholder.
    public void fill(Placeholder placeholder, String value) {
        text.set(CannedReplies.fill(text.get(), Map.of(placeholder.name(), value)));
    }

    public int length() {
        return platform()
                .map(where -> TextLength.of(where, way.get(), text.get()))
                .orElse(0);
    }

    public int maxLength() {
        return platform().map(where -> TextLength.max(where, way.get())).orElse(0);
    }

    /// Why the reply cannot go the chosen way now, in the person's words; empty where it can.
    public String obstacle() {
        return why(way.get());
    }

    /// Why a reply cannot go that way now, in the person's words; empty where it can.
    public String why(Way other) {
        return ways.get().get(other) instanceof Possible.No no
                ? texts.get("refused.reply." + no.why().name(), no.arguments())
                : "";
    }

    /// Until when the platform takes a reply that goes that way; empty where it does not now, or at any time.
    public Optional<Instant> openUntil(Way other) {
        return ways.get().get(other) instanceof Possible.Yes(var until) ? until : Optional.empty();
    }

    /// What a link adds to the price of the reply on X; empty where there is none, or it costs nothing more.
    public String linkCost() {
        if (!platform().equals(Optional.of(Platform.X)) || way.get() != Way.REPLY || !TextLength.hasLink(text.get())) {
            return "";
        }
        var with = prices.micros(Paid.POST_WITH_LINK);
        var without = prices.micros(Paid.POST);
        return with > without ? texts.get("composer.link-cost", with / MICROS, without / MICROS) : "";
    }

    public boolean isBlocked() {
        return !guarded.get().mayGoOut();
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyObjectProperty<Guarded> guardedProperty() {
        return guarded.getReadOnlyProperty();
    }

    public ObservableList<Finding> findings() {
        return findings;
    }

    /// The placeholders in the text that are still to be filled, in their order.
    public ObservableList<Placeholder> placeholders() {
        return placeholders;
    }

    /// The conversation that is answered, with its platform's way of counting.
    public ObservableValue<Optional<Details>> answeredProperty() {
        return details;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// How the reply goes.
    public ReadOnlyObjectProperty<Way> wayProperty() {
        return way.getReadOnlyProperty();
    }

    /// How it can go, the usual way first; empty while that is being asked.
    public ReadOnlyObjectProperty<Map<Way, Possible>> waysProperty() {
        return ways.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private Optional<ConversationId> conversation() {
        return details.get().map(read -> read.conversation().id());
    }

    private Optional<Platform> platform() {
        return details.get().map(read -> read.conversation().platform());
    }
}
