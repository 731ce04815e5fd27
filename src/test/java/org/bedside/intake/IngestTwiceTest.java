package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.HOURS;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.intake.Intake.Stores;
import org.bedside.model.Author;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.Conversation;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.practice.ResponseTargets;
import org.bedside.triage.rules.TriageRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eight hundred comments over real HTTP from both platforms, read to the end, and everything once more.
@Tag("journey")
class IngestTwiceTest {
    private static final int EACH = 400;

    /// One for each priority, in its order.
    private static final List<String> TEXTS = List.of(
            "I have crushing chest pain and cannot breathe",
            "My lawyer will sue you",
            "You charged my insurance twice, my bill is wrong",
            "I would like to book an appointment",
            "Thank you all, you are a great team");

    private final HttpTransport transport = new HttpTransport("test");
    private TestPractice practice;
    private XSimulator x;
    private FacebookSimulator facebook;
    private Poller xPoller;
    private Poller facebookPoller;
    private ChannelId page;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        x = XSimulator.start(practice.clock);
        facebook = FacebookSimulator.start(practice.clock);
        page = practice.database.write(tx -> practice.channels.connect(
                tx, Platform.FACEBOOK, facebook.account().externalId(), "", "Oak Street Clinic", Map.of(), NOW));
        var xAccess = new XAccess(
                x.consumerKey(),
                x.consumerSecret(),
                x.token(),
                x.tokenSecret(),
                x.account().externalId(),
                x.address());
        var pageAccess = new FacebookAccess(
                facebook.account().externalId(), facebook.pageToken(), Optional.empty(), facebook.address());
        var intake = new Intake(
                practice.database,
                TriageRules.load()::assess,
                new ResponseTargets(HOURS),
                practice.activity,
                new Stores(practice.channels, practice.conversations, practice.comments, practice.replies));
        xPoller = poller(practice.x, new XChannel(transport, xAccess, practice.clock), intake);
        facebookPoller = poller(page, new FacebookChannel(transport, pageAccess, practice.clock), intake);
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
        x.close();
        facebook.close();
    }

    @Test
    void eightHundredCommentsReadTwiceAreEightHundredInTheQueueByPriority() throws Exception {
        var written = write();
        xPoller.once();
        facebookPoller.once();
        var once = everything();
        startAgain();

        xPoller.once();
        facebookPoller.once();

        assertThat(everything()).isEqualTo(once);
        assertThat(comments().stream().map(Comment::externalId))
                .hasSize(2 * EACH)
                .containsExactlyInAnyOrderElementsOf(written);
        var each = 2 * EACH / TEXTS.size();
        assertThat(counts().open())
                .isEqualTo(Map.of(
                        Priority.P0, each, Priority.P1, each, Priority.P2, each, Priority.P3, each, Priority.P4, each));
        assertThat(counts()).isEqualTo(recount());
    }

    /// Writes to both platforms, everybody once: on X mentions, on Facebook comments under five posts, every third an
    /// answer to another comment.
    private List<String> write() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < EACH; i++) {
            var who = new Author("30" + i, "sample" + i, "Sample Person");
            ids.add(x.mention(who, TEXTS.get(i % TEXTS.size()) + " (" + i + ")", NOW.minusSeconds(10_000L - i)));
        }
        var posts = IntStream.range(0, 5)
                .mapToObj(i -> facebook.post("Flu shots are here " + i, NOW.minus(Duration.ofDays(20 - i))))
                .toList();
        var above = "";
        for (int i = 0; i < EACH; i++) {
            var who = new Author("40" + i, "", "Sample Person");
            var under = i % 3 == 2 ? above : posts.get(i * posts.size() / EACH);
            above = facebook.comment(
                    under, who, TEXTS.get(i % TEXTS.size()) + " (" + i + ")", NOW.minusSeconds(10_000L - i));
            ids.add(above);
        }
        return ids;
    }

    private void startAgain() {
        practice.database.change(tx -> {
            practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, Cursor.START.value());
            practice.channels.moveCursor(tx, page, Lane.COMMENTS, Cursor.START.value());
        });
        practice.clock.advance(Duration.ofMinutes(1));
    }

    private Poller poller(ChannelId id, Channel channel, Intake intake) {
        return new Poller(
                id, channel, intake, practice.database, practice.channels, practice.clock, Duration.ofMinutes(1));
    }

    private List<QueueRow> rows() {
        return practice.database.read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 10_000));
    }

    private List<Comment> comments() {
        return practice.database.read(tx -> rows().stream()
                .flatMap(row -> practice.comments.of(tx, row.conversation().id()).stream())
                .toList());
    }

    private List<Object> everything() {
        return List.of(rows(), comments(), practice.database.read(practice.entries::all));
    }

    private QueueCounts counts() {
        return practice.database.read(tx -> practice.queue.counts(tx, practice.clock.instant()));
    }

    private QueueCounts recount() {
        var open = new EnumMap<Priority, Integer>(Priority.class);
        var overdue = 0;
        for (var row : rows()) {
            Conversation talk = row.conversation();
            open.merge(talk.priority(), 1, Integer::sum);
            overdue += talk.isOverdue(practice.clock.instant()) ? 1 : 0;
        }
        return new QueueCounts(open, 0, 0, overdue);
    }
}
