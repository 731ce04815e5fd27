package org.bedside.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.MutableClock;
import org.bedside.app.MonthScript.Item;
import org.bedside.channel.Channel;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.LoopbackRedirect;
import org.bedside.intake.ChannelDesk;
import org.bedside.intake.ChannelHealth;
import org.bedside.intake.ChannelMeter;
import org.bedside.intake.Pace;
import org.bedside.intake.Poller;
import org.bedside.intake.SignInDesk;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Paid;
import org.bedside.model.Platform;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.outbox.Outbox;
import org.bedside.practice.Refused;
import org.bedside.reply.ReplyCheck;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.ReplyRecords;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.settings.Secrets;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.SettingStore;
import org.bedside.store.UsageStore;
import org.bedside.triage.rules.Lexicons;
import org.bedside.ui.Clinic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A month of a practice in a minute: two accounts, thousands of comments that are edited, deleted and hidden, outages,
/// tokens that end, a computer that sleeps, replies; and after a quiet week everything stands here as it stands there.
///
/// `-Dmonth.comments=20000` for the whole of it. What it took is written to `target/simulated-month.md`.
@Tag("journey")
class SimulatedMonthTest {
    /// Slower than the program's own, as nobody waits here.
    private static final Pace PACE = new Pace(Duration.ofMinutes(60), Duration.ofMinutes(120));

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration AFTERWARDS = Duration.ofDays(7);
    private static final Duration OUTBOX_EVERY = Duration.ofMinutes(30);

    private Clinic clinic;
    private MutableClock clock;
    private XSimulator x;
    private FacebookSimulator facebook;
    private Wiring wired;
    private SignInDesk signIns;
    private ReplyDesk desk;
    private Outbox outbox;
    private MonthScript script;
    private Instant start;

    private final CommentStore comments = new CommentStore();
    private final Map<Platform, ConnectedChannel> channels = new EnumMap<>(Platform.class);
    private final Map<Platform, Channel> lines = new EnumMap<>(Platform.class);
    private final Map<Platform, Poller> pollers = new EnumMap<>(Platform.class);
    private final Map<Platform, Instant> due = new EnumMap<>(Platform.class);
    private Instant outboxDue = Instant.MIN;
    private Instant awake = Instant.MIN;
    private int signedInAgain;
    private int outages;
    private int replies;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        clinic = new Clinic(folder);
        clock = clinic.clock;
        start = clock.instant();
        x = XSimulator.start(clock);
        facebook = FacebookSimulator.start(clock);
        clinic.database.change(tx -> {
            var settings = new SettingStore();
            settings.put(tx, "channel.x.address", x.address().toString());
            settings.put(tx, "channel.x.site", x.address().toString());
            settings.put(tx, "channel.facebook.address", facebook.address().toString());
        });
        wired = new Wiring(
                clinic.database,
                clinic.practice,
                clinic.members,
                Optional.empty(),
                Secrets.IN_PLACE,
                Lexicons.shipped(),
                clock,
                Optional.empty());
        var addresses = clinic.database.read(tx -> new SettingStore().beginningWith(tx, "channel."));
        var channelDesk = new ChannelDesk(
                clinic.database,
                wired.channels,
                wired.activity,
                wired.connections::open,
                wired.keeper,
                this::readFromNowOn,
                clock);
        signIns = new SignInDesk(
                clinic.database, channelDesk, wired.keeper, wired.connections.platforms(addresses), clock);
        var records = new ReplyRecords(clinic.database, new ConversationStore(), new CommentStore(), new ReplyStore());
        var check = new ReplyCheck(ReplyGuard.standard(), wired::allowed);
        desk = new ReplyDesk(records, check, wired.activity, clock);
        outbox = new Outbox(records, check, wired.activity, this::line, clock);
        script = new MonthScript(x, facebook, start, this::isRead);
        signInOnX(Optional.empty());
        signInOnFacebook(Optional.empty());
        planTheRest();
    }

    @AfterEach
    void close() {
        wired.close();
        x.close();
        facebook.close();
        clinic.close();
    }

    private Optional<Channel> line(ChannelId id) {
        return channels.values().stream()
                .filter(channel -> channel.id().equals(id))
                .map(channel -> lines.get(channel.platform()))
                .findFirst();
    }

    private void readFromNowOn(ConnectedChannel channel) {
        var platform = channel.platform();
        var meter = new ChannelMeter(channel.id(), clock);
        channels.put(platform, channel);
        lines.put(platform, wired.connections.open(channel, wired.keeper, meter));
        pollers.put(
                platform,
                new Poller(
                        channel.id(),
                        lines.get(platform),
                        wired.intake,
                        clinic.database,
                        wired.channels,
                        clock,
                        PACE,
                        meter));
        due.put(platform, clock.instant());
    }

    private void signInOnX(Optional<ChannelId> again) throws Exception {
        var words = new LoopbackRedirect.Words("en", "Back to Bedside", "Not signed in");
        try (var browser = signIns.beginInBrowser(clinic.manager, x.signIn().clientId(), "", 0, words, again)) {
            visit(browser.address());
            browser.await();
        }
    }

    private static void visit(URI address) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            var next = answer.headers().firstValue("Location");
            if (next.isPresent()) {
                visit(URI.create(next.get()));
            }
        }
    }

    private void signInOnFacebook(Optional<ChannelId> again) throws Exception {
        var app = facebook.signIn();
        try (var device = signIns.beginByCode(clinic.manager, app.appId(), app.clientToken(), app.appSecret())) {
            app.enter(device.code());
            device.connect(clinic.manager, device.await().getFirst(), again);
        }
    }

    private Instant at(int day, int hour) {
        return start.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    }

    private void planTheRest() {
        outage(x.faults(), 3, 2, new Fault.Status(503));
        outage(x.faults(), 7, 1, new Fault.RateLimited(Duration.ofMinutes(15)));
        outage(x.faults(), 11, 3, new Fault.DropAfterReading(false));
        outage(x.faults(), 17, 2, new Fault.MalformedJson());
        outage(x.faults(), 19, 4, new Fault.TruncatedBody());
        outage(x.faults(), 25, 6, new Fault.DuplicatePage());
        outage(x.faults(), 26, 12, new Fault.ShortPage(7));
        outage(facebook.faults(), 2, 2, new Fault.RateLimited(Duration.ofHours(1)));
        outage(facebook.faults(), 5, 3, new Fault.Status(500));
        outage(facebook.faults(), 9, 2, new Fault.TruncatedBody());
        outage(facebook.faults(), 12, 5, new Fault.DropAfterReading(false));
        outage(facebook.faults(), 17, 2, new Fault.MalformedItem(Fault.Broken.TIME));
        outage(facebook.faults(), 23, 6, new Fault.DuplicatePage());
        outage(facebook.faults(), 27, 12, new Fault.ShortPage(3));
        script.plan(at(20, 10), _ -> facebook.signIn().endTokens());
        script.plan(at(22, 4), _ -> x.signIn().revoke());
        script.plan(at(14, 2), now -> awake = now.plus(Duration.ofDays(2)));
        for (int day = 0; day < MONTH.plus(AFTERWARDS).toDays(); day++) {
            script.plan(at(day, 16), _ -> managerLooks());
        }
        for (int day = 0; day < MONTH.toDays(); day++) {
            for (int hour = 1; hour < 10; hour += 2) {
                script.plan(at(day, hour), _ -> somebodyIsAnswered());
            }
        }
    }

    private void outage(Faults faults, int day, int hours, Fault fault) {
        outages++;
        script.plan(at(day, 5), _ -> faults.everywhere(fault));
        script.plan(at(day, 5 + hours), _ -> faults.clear());
    }

    /// Once a day: signs in again where that is needed, and decides about replies that nobody found or that were
    /// refused.
    private void managerLooks() {
        for (var health : wired.healthDesk.all()) {
            if (needsSignIn(health)) {
                signedInAgain++;
                var again = Optional.of(health.channel().id());
                assertThatCode(() -> {
                            switch (health.channel().platform()) {
                                case X -> signInOnX(again);
                                case FACEBOOK -> signInOnFacebook(again);
                            }
                        })
                        .doesNotThrowAnyException();
            }
        }
        for (var reply : outbox.underWay()) {
            if (reply.state() instanceof State.Unconfirmed unconfirmed
                    && unconfirmed.nextLook().isEmpty()) {
                outbox.postAgain(clinic.manager, reply.id());
            } else if (reply.state() instanceof State.Failed) {
                // What it answered was deleted meanwhile.
                outbox.drop(clinic.manager, reply.id());
            }
        }
    }

    private static boolean needsSignIn(ChannelHealth health) {
        return health.channel().lanes().values().stream().anyMatch(lane -> lane.trouble() == Trouble.SIGN_IN_NEEDED);
    }

    /// Whoever wrote last in public and is read.
    private void somebodyIsAnswered() {
        var items = script.items();
        for (int i = items.size() - 1; i >= 0; i--) {
            var item = items.get(i);
            var stored = item.isMessage || item.isDeleted() ? Optional.<Comment>empty() : stored(item);
            if (item.platform == Platform.X
                    && stored.filter(one -> one.text().startsWith("@")).isEmpty()) {
                // X lets us answer only who names us.
                continue;
            }
            if (stored.isPresent()) {
                answer(stored.get());
                return;
            }
        }
    }

    private void answer(Comment comment) {
        try {
            // No two alike, as platforms refuse the second.
            var words = "Thank you for asking. Please call our office at %s. Our desk no. %d will help you."
                    .formatted(clinic.practice.phone(), replies);
            var waiting = desk.submit(clinic.staff, comment.conversation(), words);
            desk.approve(
                    clinic.doctor,
                    waiting.id(),
                    words,
                    clinic.database.read(tx -> comments.get(
                            tx,
                            new ConversationStore()
                                    .get(tx, comment.conversation())
                                    .latestComment())));
            replies++;
        } catch (Refused _) {
            // One is under way there.
        }
    }

    private Optional<Comment> stored(Item item) {
        var channel = requireNonNull(channels.get(item.platform)).id();
        return clinic.database.read(tx -> item.ids.stream()
                .flatMap(id -> comments.find(tx, channel, id).stream())
                .findFirst());
    }

    private boolean isRead(Item item) {
        return stored(item)
                .filter(comment -> comment.text().endsWith(item.text()))
                .isPresent();
    }

    /// Lets time go on to `end`, from one thing that happens or is due to the next.
    private void liveUntil(Instant end) throws Exception {
        while (true) {
            var next = Stream.of(due.values().stream(), Stream.of(outboxDue))
                    .flatMap(times -> times)
                    .map(time -> time.isBefore(awake) ? awake : time)
                    .min(Instant::compareTo)
                    .orElseThrow();
            next = script.next().filter(next::isAfter).orElse(next);
            if (next.isAfter(end)) {
                return;
            }
            if (next.isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), next));
            }
            script.playUntil(clock.instant());
            if (!clock.instant().isBefore(awake)) {
                work();
            }
        }
    }

    private void work() throws InterruptedException {
        var now = clock.instant();
        for (var platform : Platform.values()) {
            if (!requireNonNull(due.get(platform)).isAfter(now)) {
                due.put(
                        platform,
                        now.plus(requireNonNull(pollers.get(platform)).once()).plusMillis(1));
            }
        }
        if (!outboxDue.isAfter(now)) {
            while (outbox.once().isZero()) {
                // There may be more to do.
            }
            outboxDue = now.plus(OUTBOX_EVERY);
        }
    }

    @Test
    void afterItEverythingStandsHereAsItStandsThere() throws Exception {
        liveUntil(start.plus(MONTH).plus(AFTERWARDS));

        report();
        assertThat(script.items()).hasSize(MonthScript.COMMENTS);
        assertThat(script.items().stream().flatMap(item -> wrong(item).stream()).limit(20))
                .isEmpty();
        assertThat(wired.healthDesk.all().stream().flatMap(health -> health.gaps().stream()))
                .isEmpty();
        assertThat(outbox.underWay()).isEmpty();
        assertThat(replies).isGreaterThan(100);
        assertThat(Stream.concat(x.ownPosts().stream(), facebook.ownPosts().stream())
                        .map(OwnPost::id)
                        .filter(id -> !script.news().contains(id)))
                .containsExactlyInAnyOrderElementsOf(outbox.sent(10_000).stream()
                        .map(SimulatedMonthTest::externalId)
                        .toList());
    }

    private static String externalId(Reply reply) {
        return ((State.Sent) reply.state()).externalId();
    }

    private Optional<String> wrong(Item item) {
        var found = stored(item);
        if (found.isEmpty()) {
            return item.isDeleted() ? Optional.empty() : Optional.of("missing: " + item);
        }
        var comment = found.get();
        if (item.isDeleted() != comment.deletedAt().isPresent()) {
            return Optional.of((item.isDeleted() ? "still here: " : "gone: ") + item);
        }
        if (!item.isDeleted() && (!comment.text().endsWith(item.text()) || item.hidden != comment.hidden())) {
            return Optional.of(comment.text() + (comment.hidden() ? " (hidden)" : "") + ": " + item);
        }
        var kept = new HashSet<>(clinic.database.read(tx -> comments.before(tx, comment.id())));
        kept.add(comment.text());
        return item.before.stream().allMatch(old -> kept.stream().anyMatch(words -> words.endsWith(old)))
                ? Optional.empty()
                : Optional.of("old words lost: " + item);
    }

    private void report() throws IOException {
        var lines = new StringBuilder("# A simulated month\n\n| What happened | How often |\n| --- | --: |\n");
        script.happened().forEach((what, n) -> lines.append("| %s | %,d |\n".formatted(what, n)));
        for (var one : List.of(
                Map.entry("Outages", outages),
                Map.entry("X: tokens renewed", x.signIn().renewals()),
                Map.entry("Signed in again by a person", signedInAgain),
                Map.entry("Replies approved", replies))) {
            lines.append("| %s | %,d |\n".formatted(one.getKey(), one.getValue()));
        }
        lines.append("\n| Channel | Requests | Paid for | Items | US$ |\n| --- | --: | --- | --: | --: |\n");
        var usage = new UsageStore();
        var first = LocalDate.ofInstant(start, ZoneOffset.UTC);
        for (var channel : channels.values()) {
            long requests = clinic.database.read(tx -> usage.requests(tx, channel.id(), first));
            lines.append("| %s | %,d | | | |\n".formatted(channel.platform(), requests));
            Map<Paid, UsageStore.Used> paid = clinic.database.read(tx -> usage.paid(tx, channel.id(), first));
            paid.forEach((what, used) -> lines.append(
                    "| %s | | %s | %,d | %.2f |\n".formatted(channel.platform(), what, used.n(), used.micros() / 1e6)));
        }
        Files.writeString(Path.of("target/simulated-month.md"), lines);
    }
}
