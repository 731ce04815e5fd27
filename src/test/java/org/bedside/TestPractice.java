package org.bedside;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.activity.Activity;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.intake.Intake;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Assessment;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.CommentKind;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Conversation;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Platform;
import org.bedside.model.Reason;
import org.bedside.model.Reply;
import org.bedside.model.ReplyId;
import org.bedside.model.Role;
import org.bedside.model.Scope;
import org.bedside.model.SignIn;
import org.bedside.practice.Member;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.practice.ResponseTargets;
import org.bedside.reply.ReplyCheck;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.ReplyRecords;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.store.ActivityStore;
import org.bedside.store.ChannelStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.PracticeStore;
import org.bedside.store.QueueStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.SignInStore;

/// An invented practice in an encrypted file of its own, with a manager, two doctors, one of staff, an
/// account on X and a clock that the test moves.
public final class TestPractice implements AutoCloseable {
    /// A Wednesday, ten in the morning in Chicago.
    public static final Instant NOW = Instant.parse("2026-11-18T16:00:00Z");

    public static final OpeningHours HOURS =
            OpeningHours.weekdays(ZoneId.of("America/Chicago"), LocalTime.of(8, 0), LocalTime.of(17, 0));
    public static final Author MAYA = new Author("2001", "mayasample", "Maya Sample");
    public static final Author NOOR = new Author("2002", "noorexample", "Noor Example");
    public static final String PHONE = "(312) 555-0142";

    /// Words that the guard lets through.
    public static final String ANSWER = "Please call our office at " + PHONE + ".";

    /// What the practice publishes at first.
    public static final AllowList PUBLISHED = new AllowList(
            List.of("Oak Street Clinic"),
            List.of(PHONE),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static final ReplyGuard GUARD = ReplyGuard.standard();

    public final MutableClock clock = new MutableClock(NOW);
    public final ChannelStore channels = new ChannelStore();
    public final ConversationStore conversations = new ConversationStore();
    public final CommentStore comments = new CommentStore();
    public final ReplyStore replies = new ReplyStore();
    public final QueueStore queue = new QueueStore();
    public final ActivityStore entries = new ActivityStore();
    public final ResponseTargets targets = new ResponseTargets(HOURS);
    public final Activity activity = new Activity(entries);
    public final Database database;
    public final ReplyRecords records;
    public final ReplyCheck check;
    public final ReplyDesk desk;
    public final Intake intake;
    public final Member manager;
    public final Member doctor;
    public final Member otherDoctor;
    public final Member staff;
    public final ChannelId x;

    /// What the practice publishes; a test may change it.
    public AllowList allowed = PUBLISHED;

    private TestPractice(Database database) {
        this.database = database;
        var members = database.read(new PracticeStore()::members);
        manager = members.get(0);
        doctor = members.get(1);
        otherDoctor = members.get(2);
        staff = members.get(3);
        x = database.read(channels::all).getFirst().id();
        records = new ReplyRecords(database, conversations, comments, replies);
        check = new ReplyCheck(GUARD, () -> allowed);
        desk = new ReplyDesk(records, check, activity, clock);
        intake = new Intake(
                database,
                TestPractice::tagged,
                targets,
                activity,
                new Intake.Stores(channels, conversations, comments, replies));
    }

    /// Opens a practice in a file that begins now.
    public static TestPractice open(Path folder) {
        return open(TestDatabase.FILE, folder);
    }

    /// Opens a practice that begins now.
    public static TestPractice open(TestDatabase where, Path folder) {
        var database = where.open(folder);
        database.change(tx -> {
            var practices = new PracticeStore();
            practices.create(tx, practice());
            practices.addMember(tx, "Dana Whitfield", "DW", List.of(Role.MANAGER));
            practices.addMember(tx, "Dr. Amara Okafor", "AO", List.of(Role.DOCTOR));
            practices.addMember(tx, "Dr. Martin Reyes", "MR", List.of(Role.DOCTOR));
            practices.addMember(tx, "Sam Rivera", "SR", List.of(Role.STAFF));
            new ChannelStore()
                    .connect(
                            tx,
                            Platform.X,
                            "100",
                            "oakstreetclinic",
                            "Oak Street Clinic",
                            Map.of("token", "secret"),
                            NOW);
        });
        return new TestPractice(database);
    }

    /// The account was signed in, and granted all but `missing`.
    public void grantAllBut(Scope missing) {
        var granted = EnumSet.copyOf(Scope.wanted(Platform.X));
        granted.remove(missing);
        var how = new SignIn(
                SignIn.Way.BROWSER, Optional.of(granted), Optional.empty(), Optional.empty(), Optional.of(NOW));
        database.change(tx -> new SignInStore().signedIn(tx, x, how, Map.of("token", "secret")));
    }

    /// Opens a practice in a file that was there before.
    public static TestPractice reopen(Path folder) {
        return reopen(TestDatabase.FILE, folder);
    }

    /// Opens a practice that was there before.
    public static TestPractice reopen(TestDatabase where, Path folder) {
        return new TestPractice(where.open(folder));
    }

    /// A practice that was there before, in a database that is open already.
    public static TestPractice in(Database database) {
        return new TestPractice(database);
    }

    /// The file of [#open].
    public static Path file(Path folder) {
        return folder.resolve("bedside.db");
    }

    /// The key of [#open].
    public static byte[] key() {
        var key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (7 * i + 3);
        }
        return key;
    }

    private static Practice practice() {
        return new Practice(
                "Oak Street Clinic",
                HOURS,
                "Monday to Friday, 8 am to 5 pm",
                PHONE,
                "12 Oak Street, Larkfield",
                "oakstreet.example",
                "oakstreet.example/book",
                "oakstreet.example/portal",
                true);
    }

    /// A triage that a test can read: `#billing` in a text is about billing, and so with each category; a
    /// text without a tag is a general question.
    public static Assessment tagged(String text) {
        var flags = EnumSet.noneOf(Category.class);
        for (var category : Category.values()) {
            if (text.contains("#" + category.name().toLowerCase(Locale.ROOT))) {
                flags.add(category);
            }
        }
        if (flags.isEmpty()) {
            flags.add(Category.GENERAL_QUESTION);
        }
        var reasons = flags.stream()
                .map(category -> new Reason(category, "tag", Optional.empty()))
                .toList();
        return Assessment.of(flags, reasons, false);
    }

    /// Somebody's comment on X in the discussion `thread`.
    public static IncomingComment theirs(String id, Author who, String thread, String text, Instant at) {
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.MENTION,
                who,
                text,
                at,
                thread,
                Optional.empty(),
                false,
                false,
                "https://x.com/i/status/" + id);
    }

    /// A comment of [#MAYA] in the discussion `thread-1`.
    public static IncomingComment theirs(String id, String text, Instant at) {
        return theirs(id, MAYA, "thread-1", text, at);
    }

    /// An answer of our own account to the comment `parent`, written on the platform itself.
    public static IncomingComment ours(String id, String parent, String text, Instant at) {
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.REPLY,
                new Author("100", "oakstreetclinic", "Oak Street Clinic"),
                text,
                at,
                "thread-1",
                Optional.of(parent),
                true,
                false,
                "");
    }

    public ConnectedChannel channel() {
        return database.read(tx -> channels.get(tx, x));
    }

    /// Takes a page with these comments, now.
    public Intake.Taken take(IncomingComment... came) {
        return intake.take(channel(), new Page(List.of(came), new Cursor("next"), false, 0), clock.instant());
    }

    /// The conversation of a comment that came as `externalId`.
    public Conversation talkOf(String externalId) {
        return database.read(tx -> conversations.get(
                tx, comments.find(tx, x, externalId).orElseThrow().conversation()));
    }

    public Conversation get(ConversationId id) {
        return database.read(tx -> conversations.get(tx, id));
    }

    public Reply get(ReplyId id) {
        return database.read(tx -> replies.get(tx, id));
    }

    /// What was done to a conversation, the oldest first.
    public List<What> doneTo(ConversationId id) {
        return database.read(tx -> entries.of(tx, Activity.reference(id))).stream()
                .map(ActivityEntry::what)
                .toList();
    }

    /// A reply by staff that a doctor approved, so that it waits in the outbox.
    public Reply approved(ConversationId id, String text) {
        var waiting = desk.submit(staff, id, text);
        var latest =
                database.read(tx -> comments.get(tx, conversations.get(tx, id).latestComment()));
        return desk.approve(doctor, waiting.id(), text, latest);
    }

    @Override
    public void close() {
        database.close();
    }
}
