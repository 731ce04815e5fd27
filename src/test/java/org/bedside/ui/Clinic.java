package org.bedside.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.FakeChannel;
import org.bedside.MutableClock;
import org.bedside.TestPractice;
import org.bedside.alarm.AlarmDesk;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.channel.Unconfirmed;
import org.bedside.intake.Intake;
import org.bedside.model.Assessment;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.CommentKind;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Platform;
import org.bedside.model.Reason;
import org.bedside.model.Reply;
import org.bedside.model.Scope;
import org.bedside.outbox.DeedDesk;
import org.bedside.outbox.Outbox;
import org.bedside.practice.Member;
import org.bedside.practice.Practice;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.report.ReportDesk;
import org.bedside.store.Database;
import org.bedside.store.ReportStore;
import org.bedside.triage.Queue;
import org.bedside.triage.Queue.Details;
import org.bedside.triage.TriageDesk;

/// A test's practice as the screens find it: with its desks, and comments whose category the test names.
public final class Clinic implements AutoCloseable {
    /// Words that the guard has nothing against.
    public static final String CLEAN = TestPractice.ANSWER;

    /// Words that the guard holds back.
    public static final String BLOCKED = "So sorry about your visit!";

    public final Texts texts = new Texts(Locale.US);
    public final CannedReplies canned = CannedReplies.load();
    public final Map<String, String> facts = Map.of("practice phone", TestPractice.PHONE);
    public final MutableClock clock;
    public final Database database;
    public final Practice practice;
    public final List<Member> members;
    public final Member manager;
    public final Member doctor;
    public final Member staff;
    public final Queue queue;
    public final TriageDesk triageDesk;
    public final ReplyDesk replyDesk;
    public final Outbox outbox;
    public final DeedDesk deedDesk;
    public final ReportDesk reportDesk;
    public final AlarmDesk alarmDesk;

    /// What the clinic's desktop gives of signals.
    public final CountedSignals signal = new CountedSignals();

    private final TestPractice kept;
    private final FakeChannel channel;
    private final Intake intake;
    private final Map<String, Category> categories = new HashMap<>();
    private Optional<ChannelId> facebook = Optional.empty();
    private int comments;

    public Clinic(Path folder) {
        kept = TestPractice.open(folder);
        clock = kept.clock;
        database = kept.database;
        manager = kept.manager;
        doctor = kept.doctor;
        staff = kept.staff;
        members = List.of(manager, doctor, staff);
        practice = new Practice(
                "Oak Street Clinic",
                TestPractice.HOURS,
                "Monday to Friday, 8 am to 5 pm",
                TestPractice.PHONE,
                "12 Oak Street, Larkfield",
                "oakstreet.example",
                "oakstreet.example/book",
                "oakstreet.example/portal",
                false);
        intake = new Intake(
                database,
                this::assess,
                kept.targets,
                kept.activity,
                new Intake.Stores(kept.channels, kept.conversations, kept.comments, kept.replies));
        queue = new Queue(
                database,
                new Queue.Stores(kept.queue, kept.conversations, kept.comments, kept.replies, kept.entries),
                clock);
        triageDesk = new TriageDesk(database, kept.conversations, kept.activity, kept.targets, clock);
        replyDesk = kept.desk;
        reportDesk = new ReportDesk(database, new ReportStore(), kept.activity, TestPractice.HOURS, clock);
        alarmDesk = new AlarmDesk(database, kept.activity, members, clock);
        channel = new FakeChannel(clock);
        deedDesk = new DeedDesk(kept.records, kept.activity, _ -> Optional.of(channel), clock);
        outbox = new Outbox(kept.records, kept.check, kept.activity, _ -> Optional.of(channel), clock);
    }

    private Assessment assess(String words) {
        var category = categories.getOrDefault(words, Category.GENERAL_QUESTION);
        var reason = new Reason(category, "nothing-matched", Optional.empty());
        return Assessment.of(List.of(category), List.of(reason), false);
    }

    /// Who works at the desk, beginning with the manager.
    public SignedIn signedIn() {
        return new SignedIn(members);
    }

    /// Everything at once, on the thread that asks.
    public static Background direct() {
        return new Background(Runnable::run, Runnable::run);
    }

    /// A conversation that begins now with a mention by `handle`; the next one begins a second later.
    public ConversationId comes(String handle, Category category, String words) {
        categories.put(words, category);
        comments++;
        var id = "c" + comments;
        var who = new Author("author-" + handle, handle, "");
        var came = TestPractice.theirs(id, who, "thread-" + handle, words, clock.instant());
        intake.take(kept.channel(), new Page(List.of(came), new Cursor(id), false, 0), clock.instant());
        clock.advance(Duration.ofSeconds(1));
        return kept.talkOf(id).id();
    }

    /// The account on X was signed in, and granted all but `missing`.
    public void grantAllBut(Scope missing) {
        kept.grantAllBut(missing);
    }

    /// A conversation that begins now with a comment on Facebook by `name`.
    public ConversationId comments(String name, Category category, String words) {
        categories.put(words, category);
        comments++;
        var page = facebook.orElseGet(() -> database.write(tx -> kept.channels.connect(
                tx, Platform.FACEBOOK, "500", "", "Oak Street Clinic", Map.of(), clock.instant())));
        facebook = Optional.of(page);
        var id = "f" + comments;
        var came = new IncomingComment(
                id,
                List.of(),
                CommentKind.PAGE_COMMENT,
                new Author("person-" + name, "", name),
                words,
                clock.instant(),
                id,
                Optional.empty(),
                false,
                false,
                "");
        var known = database.read(tx -> kept.channels.get(tx, page));
        intake.take(known, new Page(List.of(came), new Cursor(id), false, 0), clock.instant());
        clock.advance(Duration.ofSeconds(1));
        return database.read(
                tx -> kept.comments.find(tx, page, id).orElseThrow().conversation());
    }

    public Details details(ConversationId id) {
        return queue.details(id);
    }

    /// The replies of a conversation, the oldest first.
    public List<Reply> replies(ConversationId id) {
        return details(id).replies();
    }

    /// Hands in clean words as staff.
    public Reply submitted(ConversationId id) {
        return replyDesk.submit(staff, id, CLEAN);
    }

    /// A reply by staff that the doctor has approved.
    public Reply approved(ConversationId id) {
        return kept.approved(id, CLEAN);
    }

    /// A reply that the platform did not confirm, and that was not found when it was looked for.
    public Reply unconfirmed(ConversationId id) throws InterruptedException {
        channel.onPost(() -> {
            throw new Unconfirmed("the answer was lost");
        });
        kept.approved(id, CLEAN);
        while (outbox.underWay().stream().noneMatch(Clinic::isLeftToPeople)) {
            outbox.once();
            clock.advance(Duration.ofMinutes(1));
        }
        return outbox.underWay().getFirst();
    }

    private static boolean isLeftToPeople(Reply reply) {
        return reply.state() instanceof Reply.State.Unconfirmed unconfirmed
                && unconfirmed.nextLook().isEmpty();
    }

    @Override
    public void close() {
        kept.close();
    }
}
