package org.bedside.benchmark;

import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bedside.activity.Activity;
import org.bedside.benchmark.Timing.Work;
import org.bedside.channel.Page;
import org.bedside.intake.Intake;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueFilter.View;
import org.bedside.model.QueueRow;
import org.bedside.model.Reason;
import org.bedside.model.Span;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.ResponseTargets;
import org.bedside.store.ActivityStore;
import org.bedside.store.ChannelStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.QueueStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.Tx;

/// Two databases with the same sample: the program has one, bare JDBC the other.
final class Scale implements AutoCloseable {
    /// What triage thinks of every comment: it is not what is measured.
    static final Category CATEGORY = Category.GENERAL_QUESTION;

    private static final Assessment ASSESSMENT = Assessment.of(
            Set.of(CATEGORY), List.of(new Reason(CATEGORY, "sample", Optional.of(new Span(0, 4)))), false);

    /// The assessment's reasons as the store writes them.
    static final String REASONS =
            "[{\"category\":\"GENERAL_QUESTION\",\"rule\":\"sample\",\"start\":\"0\",\"end\":\"4\"}]";

    private static final ResponseTargets TARGETS = new ResponseTargets(
            OpeningHours.weekdays(ZoneId.of("America/Chicago"), LocalTime.of(8, 0), LocalTime.of(17, 0)));
    private static final int ROWS = 50;

    private final QueueStore queue = new QueueStore();
    private final Sample sample;
    private final Engine engine;
    private final Database ours;
    private final Bare floor;
    private final ConnectedChannel x;
    private final Intake intake;

    private Scale(Sample sample, Engine engine, Database ours, Bare floor) {
        this.sample = sample;
        this.engine = engine;
        this.ours = ours;
        this.floor = floor;
        var channels = new ChannelStore();
        x = ours.read(channels::all).getFirst();
        intake = new Intake(
                ours,
                _ -> ASSESSMENT,
                TARGETS,
                new Activity(new ActivityStore()),
                new Intake.Stores(channels, new ConversationStore(), new CommentStore(), new ReplyStore()));
    }

    static Scale of(Engine engine, int size) throws SQLException {
        var sample = new Sample(size);
        var channels = new ChannelStore();
        Map<Platform, Long> ids;
        engine.make("floor" + size);
        try (var database = engine.program("floor" + size)) {
            ids = database.write(tx -> Map.of(
                    Platform.X,
                    connect(channels, tx, Platform.X).value(),
                    Platform.FACEBOOK,
                    connect(channels, tx, Platform.FACEBOOK).value()));
        }
        Loader.load(engine, "floor" + size, sample, ids, TARGETS);
        engine.copy("floor" + size, "ours" + size);
        return new Scale(
                sample, engine, engine.program("ours" + size), new Bare(engine.bare("floor" + size), engine, TARGETS));
    }

    private static ChannelId connect(ChannelStore channels, Tx tx, Platform platform) {
        return channels.connect(
                tx,
                platform,
                Sample.ACCOUNT,
                "clinic",
                "Clinic",
                Map.of(),
                Sample.NOW.minus(Sample.YEAR.multipliedBy(2)));
    }

    int size() {
        return sample.size();
    }

    Work firstPage() {
        return new Work(floor::firstPage, () -> page(QueueFilter.OPEN, Optional.empty()));
    }

    Work nextPage() {
        var last = page(QueueFilter.OPEN, Optional.empty()).getLast();
        return new Work(() -> floor.pageAfter(last.conversation()), () -> page(QueueFilter.OPEN, Optional.of(last)));
    }

    Work counts() {
        return new Work(() -> floor.counts(Sample.NOW), () -> ours.read(tx -> queue.counts(tx, Sample.NOW)));
    }

    Work search(View view, boolean beginnings, String... words) {
        var match = engine.matching(List.of(words), beginnings);
        var typed = Arrays.stream(words)
                .map(word -> beginnings ? word : "\"" + word + "\"")
                .collect(Collectors.joining(" "));
        var filter =
                new QueueFilter(view, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), typed);
        return new Work(
                () -> view == View.OPEN ? floor.openHolding(match) : floor.closedHolding(match),
                () -> page(filter, Optional.empty()));
    }

    /// Each run takes the next of the pages, both sides the same ones.
    <P> Work ingest(List<P> pages, Function<P, Page> reader) {
        var atFloor = pages.iterator();
        var atOurs = pages.iterator();
        return new Work(
                () -> {
                    floor.take(x.id().value(), reader.apply(atFloor.next()), Sample.NOW);
                    return Sample.PAGE;
                },
                () -> intake.take(x, reader.apply(atOurs.next()), Sample.NOW).added());
    }

    /// The `index`th page that comes after what was loaded.
    String json(int index) {
        return sample.page(index);
    }

    /// Whether all that the pages brought is stored alike on both sides.
    void requireSameRows() throws SQLException {
        try (var connection = engine.bare("ours" + size())) {
            if (!Rows.after(sample, engine, connection).equals(floor.rowsAfter(sample, engine))) {
                throw new IllegalStateException("bare JDBC and the program have stored different rows");
            }
        }
    }

    private List<QueueRow> page(QueueFilter filter, Optional<QueueRow> after) {
        return ours.read(tx -> queue.page(tx, filter, after, ROWS));
    }

    @Override
    public void close() throws SQLException {
        floor.close();
        ours.close();
    }
}
