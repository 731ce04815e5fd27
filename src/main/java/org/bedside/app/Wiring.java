package org.bedside.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bedside.activity.Activity;
import org.bedside.activity.ActivityDesk;
import org.bedside.alarm.AlarmDesk;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.intake.ChannelDesk;
import org.bedside.intake.ChannelMeter;
import org.bedside.intake.HealthDesk;
import org.bedside.intake.Intake;
import org.bedside.intake.Pace;
import org.bedside.intake.Poller;
import org.bedside.intake.SignInDesk;
import org.bedside.intake.SignInKeeper;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;
import org.bedside.model.SignIn;
import org.bedside.outbox.DeedDesk;
import org.bedside.outbox.Outbox;
import org.bedside.practice.Member;
import org.bedside.practice.Practice;
import org.bedside.practice.ResponseTargets;
import org.bedside.reply.GuardSettings;
import org.bedside.reply.KeptDrafts;
import org.bedside.reply.ReplyCheck;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.ReplyRecords;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.reply.canned.PracticeFacts;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.reply.source.TrustedSources;
import org.bedside.report.ReportDesk;
import org.bedside.retention.Retention;
import org.bedside.settings.Secrets;
import org.bedside.store.ActivityStore;
import org.bedside.store.ChannelStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.OwnRuleStore;
import org.bedside.store.PresenceStore;
import org.bedside.store.QueueStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.ReportStore;
import org.bedside.store.RetentionStore;
import org.bedside.store.SettingStore;
import org.bedside.triage.Assessor;
import org.bedside.triage.LearningDesk;
import org.bedside.triage.PresenceDesk;
import org.bedside.triage.Queue;
import org.bedside.triage.TriageDesk;
import org.bedside.triage.learning.School;
import org.bedside.triage.own.LiveOwnRules;
import org.bedside.triage.own.OwnRuleDesk;
import org.bedside.triage.rules.Lexicons;

/// Builds every long-lived object of an opened practice, in the order of the data's way. Read from top to bottom it is
/// the program.
final class Wiring implements AutoCloseable {
    private static final Pace X_PACE = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final Pace FACEBOOK_PACE = new Pace(Duration.ofMinutes(2), Duration.ofMinutes(10));
    private static final Duration FOLLOW_EVERY = Duration.ofSeconds(20);
    private static final Duration WAKE_EVERY = Duration.ofSeconds(30);
    private static final Duration ESCALATE_EVERY = Duration.ofSeconds(5);
    private static final Duration RETENTION_AFTER = Duration.ofMinutes(10);
    private static final Duration LEARNING_AFTER = Duration.ofMinutes(5);

    final Practice practice;
    final List<Member> members;
    final InstantSource clock;
    final Database database;
    final ChannelStore channels = new ChannelStore();
    final Activity activity;
    final ActivityDesk activityDesk;
    final HttpTransport transport;
    final Connections connections;
    final SignInKeeper keeper;
    final Lexicons lexicons;
    final Assessor assessor;
    final OwnRuleDesk ownRuleDesk;
    final Intake intake;
    final Queue queue;
    final TriageDesk triageDesk;
    final LearningDesk learningDesk;
    final AlarmDesk alarmDesk;
    final PresenceDesk presenceDesk;
    final CannedReplies canned;
    final TrustedSources sources;
    final GuardSettings guardSettings;
    final ReplyDesk replyDesk;
    final Outbox outbox;
    final DeedDesk deedDesk;
    final ChannelDesk channelDesk;
    final HealthDesk healthDesk;
    final SignInDesk signInDesk;
    final ReportDesk reportDesk;
    private final Retention retention;
    private final Map<ChannelId, Channel> open = new ConcurrentHashMap<>();
    private final Map<ChannelId, SignIn> signIns = new ConcurrentHashMap<>();
    private final Loops loops = new Loops();
    private final Optional<Duration> pace;

    /// Builds without starting anything.
    ///
    /// @param drafts where words wait while the server of a shared practice cannot be asked
    /// @param secrets where tokens are kept
    /// @param lexicons the rules of triage as the practice has them
    /// @param pace how often each channel is read; empty for what the platform allows
    Wiring(
            Database database,
            Practice practice,
            List<Member> members,
            Optional<KeptDrafts> drafts,
            Secrets secrets,
            Lexicons lexicons,
            InstantSource clock,
            Optional<Duration> pace) {
        this.practice = practice;
        this.members = members;
        this.clock = clock;
        this.database = database;
        this.pace = pace;
        this.lexicons = lexicons;
        var conversations = new ConversationStore();
        var comments = new CommentStore();
        var replies = new ReplyStore();
        var entries = new ActivityStore();
        var targets = new ResponseTargets(practice.hours());
        activity = new Activity(entries);
        activityDesk = new ActivityDesk(database, entries, activity);

        transport = new HttpTransport(Version.VALUE);
        connections = new Connections(transport, clock);

        keeper = new SignInKeeper(database, secrets);
        channelDesk =
                new ChannelDesk(database, channels, activity, connections::open, keeper, this::startPolling, clock);
        signInDesk = new SignInDesk(database, channelDesk, keeper, connections.platforms(addresses()), clock);
        healthDesk = new HealthDesk(
                database, channels, activity, id -> Optional.ofNullable(open.get(id)), this::startPolling, clock);
        var ownRules = new OwnRuleStore();
        var rules = lexicons.rules();
        var school = School.shipped();
        assessor = new Assessor(rules, school.model(), new LiveOwnRules(database, ownRules));
        learningDesk = new LearningDesk(database, activity, rules, assessor, school, clock);
        ownRuleDesk = new OwnRuleDesk(database, ownRules, comments, activity, clock);
        intake = new Intake(
                database,
                assessor::assess,
                assessor::assignee,
                targets,
                activity,
                new Intake.Stores(channels, conversations, comments, replies));
        queue = new Queue(
                database, new Queue.Stores(new QueueStore(), conversations, comments, replies, entries), clock);
        presenceDesk = new PresenceDesk(database, new PresenceStore());
        triageDesk = new TriageDesk(database, conversations, activity, targets, clock);
        alarmDesk = new AlarmDesk(database, activity, members, clock);

        canned = CannedReplies.load();
        sources = TrustedSources.load();
        var records = new ReplyRecords(database, conversations, comments, replies);
        guardSettings = new GuardSettings(database, activity, clock);
        var check = new ReplyCheck(ReplyGuard.standard(), this::allowed, guardSettings::privateSoftens);
        replyDesk = new ReplyDesk(records, check, activity, clock, drafts);
        reportDesk = new ReportDesk(database, new ReportStore(), activity, practice.hours(), clock);
        retention = new Retention(
                database, new RetentionStore(), activity, practice.hours().zone(), clock);
        outbox = new Outbox(records, check, activity, id -> Optional.ofNullable(open.get(id)), clock);
        deedDesk = new DeedDesk(records, activity, id -> Optional.ofNullable(open.get(id)), clock);
    }

    /// Starts the threads: what was being sent when the program last ended comes first.
    ///
    /// @return how many replies were being sent then
    int start() {
        var cutOff = outbox.recover();
        connected().forEach(this::startPolling);
        if (database.isShared()) {
            loops.start("new-channels", () -> {
                // What was connected, or given a new sign-in, on another desktop.
                connected().forEach(this::follow);
                return FOLLOW_EVERY;
            });
        }
        loops.start("outbox", outbox::once);
        loops.start("wake", () -> {
            triageDesk.wake();
            return WAKE_EVERY;
        });
        loops.start("alarm", () -> {
            alarmDesk.escalate();
            return ESCALATE_EVERY;
        });
        var first = clock.instant().plus(RETENTION_AFTER);
        loops.start("retention", () -> {
            var wait = Duration.between(clock.instant(), first);
            return wait.isPositive() ? wait : retention.once();
        });
        var firstLesson = clock.instant().plus(LEARNING_AFTER);
        loops.start("learning", () -> {
            var wait = Duration.between(clock.instant(), firstLesson);
            return wait.isPositive() ? wait : learningDesk.once();
        });
        return cutOff;
    }

    List<ConnectedChannel> connected() {
        return database.read(channels::all);
    }

    /// Reads a channel from now on; one that was read already goes on with its new sign-in.
    void startPolling(ConnectedChannel channel) {
        signIns.put(channel.id(), keeper.of(channel.id()));
        var meter = new ChannelMeter(channel.id(), clock);
        var line = connections.open(channel, keeper, meter);
        open.put(channel.id(), line);
        var usual = channel.platform() == Platform.X ? X_PACE : FACEBOOK_PACE;
        var poller = new Poller(
                channel.id(),
                line,
                intake,
                database,
                channels,
                clock,
                pace.map(Pace::steady).orElse(usual),
                meter);
        loops.start(
                "poll-" + channel.platform().name().toLowerCase(Locale.ROOT) + "-"
                        + channel.id().value(),
                () -> Collections.min(List.of(poller.once(), Poller.HEARTBEAT)));
    }

    private void follow(ConnectedChannel channel) {
        if (!keeper.of(channel.id()).equals(signIns.get(channel.id()))) {
            startPolling(channel);
        }
    }

    /// Other addresses than the platforms' own, by the names of settings; the demo's platforms stand on this computer.
    private Map<String, String> addresses() {
        return database.read(tx -> new SettingStore().beginningWith(tx, "channel."));
    }

    Loops loops() {
        return loops;
    }

    /// What the practice publishes about itself, so that the guard lets it through.
    AllowList allowed() {
        return new AllowList(
                List.of(practice.name()),
                given(practice.phone()),
                List.of(),
                Stream.of(practice.site(), practice.bookingLink(), practice.portal())
                        .filter(site -> !site.isEmpty())
                        .toList(),
                connected().stream()
                        .map(ConnectedChannel::handle)
                        .filter(handle -> !handle.isEmpty())
                        .toList(),
                given(practice.address()),
                given(practice.hoursInWords()),
                members.stream().map(Member::name).toList(),
                List.of());
    }

    /// What placeholders of the practice are filled with.
    Map<String, String> facts() {
        return new PracticeFacts(
                        practice.name(),
                        practice.phone(),
                        practice.hoursInWords(),
                        practice.address(),
                        practice.bookingLink(),
                        practice.portal())
                .values();
    }

    private static List<String> given(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    @Override
    public void close() {
        loops.close();
        keeper.close();
        transport.close();
    }
}
