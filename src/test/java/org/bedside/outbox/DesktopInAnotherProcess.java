package org.bedside.outbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.intake.Intake;
import org.bedside.intake.Poller;
import org.bedside.model.Category;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.practice.ResponseTargets;
import org.bedside.reply.ReplyCheck;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.ReplyRecords;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.store.ActivityStore;
import org.bedside.store.ChannelStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.PracticeStore;
import org.bedside.store.QueueStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.ServerAddress;

/// A desktop of a shared practice as a program of its own, to be killed at any moment: it reads the
/// channel, answers what asks about billing, and sends. It writes a line after each thing done.
final class DesktopInAnotherProcess {
    /// How many seconds of the practice pass in one of ours, so that nobody waits for the looks after a reply.
    private static final int HASTE = 60;

    private DesktopInAnotherProcess() {}

    /// The practice's time, the same in every process that was told the same beginning.
    static InstantSource clock(Instant began) {
        var system = InstantSource.system();
        return () ->
                TestPractice.NOW.plus(Duration.between(began, system.instant()).multipliedBy(HASTE));
    }

    /// @param arguments server, beginning of time, X's address, consumer key and secret, token and secret, account
    static void main(String[] arguments) throws InterruptedException {
        var clock = clock(Instant.parse(arguments[1]));
        var access = new XAccess(
                arguments[3], arguments[4], arguments[5], arguments[6], arguments[7], URI.create(arguments[2]));
        try (var database = Database.open(ServerAddress.parse(arguments[0], "postgres", ""));
                var transport = new HttpTransport("test")) {
            System.out.println("desktop " + database.desktop());
            var channel = new XChannel(transport, access, clock);
            var channels = new ChannelStore();
            var conversations = new ConversationStore();
            var comments = new CommentStore();
            var replies = new ReplyStore();
            var activity = new Activity(new ActivityStore());
            var records = new ReplyRecords(database, conversations, comments, replies);
            var check = new ReplyCheck(ReplyGuard.standard(), () -> TestPractice.PUBLISHED);
            var desk = new ReplyDesk(records, check, activity, clock);
            var members = database.read(new PracticeStore()::members);
            var outbox = new Outbox(records, check, activity, _ -> Optional.of(channel), clock);
            var intake = new Intake(
                    database,
                    TestPractice::tagged,
                    new ResponseTargets(TestPractice.HOURS),
                    activity,
                    new Intake.Stores(channels, conversations, comments, replies));
            var id = database.read(channels::all).getFirst().id();
            var poller = new Poller(id, channel, intake, database, channels, clock, Duration.ofSeconds(1));
            var billing = new QueueFilter(
                    QueueFilter.View.OPEN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Category.BILLING),
                    Optional.empty(),
                    "");
            while (true) {
                poller.once();
                System.out.println("read");
                for (var row : database.read(tx -> new QueueStore().page(tx, billing, Optional.empty(), 60))) {
                    if (List.of("", "DRAFT", "AWAITING_APPROVAL").contains(row.replyState())) {
                        answer(desk, records, members.get(3), members.get(1), row);
                    }
                    for (int i = 0; i < 3; i++) {
                        outbox.once();
                    }
                }
            }
        }
    }

    private static void answer(ReplyDesk desk, ReplyRecords records, Member staff, Member doctor, QueueRow row) {
        try {
            var talk = row.conversation();
            var waiting = desk.submit(staff, talk.id(), words(talk.id().value()));
            // A doctor sees that this person was answered by the other desktop a moment ago.
            if (records.database()
                            .read(tx -> records.replies().of(tx, talk.id()))
                            .size()
                    > 1) {
                return;
            }
            var latest = records.database().read(tx -> records.comments().get(tx, talk.latestComment()));
            desk.approve(doctor, waiting.id(), waiting.text(), latest);
            System.out.println("approved " + waiting.id().value());
        } catch (Refused e) {
            // The other desktop was quicker.
            System.out.println("refused " + e.key());
        }
    }

    /// X refuses the same words twice, so each conversation is wished something else.
    static String words(long number) {
        var first = List.of(
                "calm", "bright", "quiet", "gentle", "sunny", "pleasant", "relaxed", "cheerful", "mild", "fine");
        var second = List.of(
                "spring", "summer", "autumn", "winter", "working", "garden", "reading", "walking", "music", "lazy");
        var third =
                List.of("morning", "afternoon", "evening", "day", "week", "weekend", "noon", "month", "hour", "season");
        return TestPractice.ANSWER
                + " Have a %s, %s, %s %s."
                        .formatted(
                                first.get((int) (number / 1000 % 10)),
                                first.get((int) (number / 100 % 10)),
                                second.get((int) (number / 10 % 10)),
                                third.get((int) (number % 10)));
    }
}
