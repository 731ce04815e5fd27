package org.bedside.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.model.ConversationId;
import org.bedside.model.Lane;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.outbox.Outbox;

/// A practice's day in a program of its own, to be killed while it works: reads X, drafts, submits, approves and sends
/// until everybody is answered. Each step is said on standard output after the store has acknowledged it.
final class WorkInAnotherProcess {
    /// Ends a line, so that one that was cut off is known.
    static final String END = " .";

    private final TestPractice practice;
    private final Channel channel;
    private final Outbox outbox;
    private final Set<Long> saidSent = new HashSet<>();

    private WorkInAnotherProcess(TestPractice practice, Channel channel) {
        this.practice = practice;
        this.channel = channel;
        this.outbox = new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
    }

    /// @param arguments folder, address, consumer key and secret, token and secret, account
    static void main(String[] arguments) throws InterruptedException, ChannelException {
        var access = new XAccess(
                arguments[2], arguments[3], arguments[4], arguments[5], arguments[6], URI.create(arguments[1]));
        try (var practice = TestPractice.reopen(Path.of(arguments[0]));
                var transport = new HttpTransport("test")) {
            new WorkInAnotherProcess(practice, new XChannel(transport, access, practice.clock)).work();
        }
    }

    private void work() throws InterruptedException, ChannelException {
        read();
        for (var talk : unanswered()) {
            answer(talk);
            send();
        }
        send();
        say("DONE");
    }

    private void read() throws InterruptedException, ChannelException {
        var more = true;
        while (more) {
            var cursor =
                    new Cursor(practice.database.read(tx -> practice.channels.cursor(tx, practice.x, Lane.COMMENTS)));
            var page = channel.fetchAfter(Lane.COMMENTS, cursor);
            practice.intake.take(practice.channel(), page, practice.clock.instant());
            page.comments().stream().filter(came -> !came.ours()).forEach(came -> say("TAKEN " + came.externalId()));
            more = page.more();
        }
    }

    /// The conversations whose reply nobody has approved yet.
    private List<ConversationId> unanswered() {
        return practice.database.read(tx -> tx.list(row -> new ConversationId(row.number("id")), """
                SELECT id FROM conversation WHERE status = 'OPEN' AND NOT EXISTS (
                  SELECT 1 FROM reply WHERE conversation = conversation.id AND fingerprint IS NOT NULL) ORDER BY id"""));
    }

    private void answer(ConversationId talk) {
        var words = wordsFor(talk);
        if (practice.database.read(tx -> practice.replies.underWay(tx, talk)).isEmpty()) {
            say("DRAFT", practice.desk.saveDraft(practice.staff, talk, words));
        }
        var waiting = practice.database
                .read(tx -> practice.replies.underWay(tx, talk))
                .orElseThrow();
        if (waiting.state() instanceof State.Draft) {
            waiting = practice.desk.submit(practice.staff, talk, words);
            say("AWAITING_APPROVAL", waiting);
        }
        var latest = practice.database.read(tx ->
                practice.comments.get(tx, practice.conversations.get(tx, talk).latestComment()));
        say("QUEUED", practice.desk.approve(practice.doctor, waiting.id(), words, latest));
    }

    /// X takes the same words only once, so each conversation has an ending of its own.
    private static String wordsFor(ConversationId talk) {
        var ending = Long.toBinaryString(talk.value()).replace('0', '.').replace('1', '!');
        return TestPractice.ANSWER + " " + ending;
    }

    private void send() throws InterruptedException {
        while (outbox.once().isZero()) {
            outbox.sent(50).stream()
                    .filter(reply -> saidSent.add(reply.id().value()))
                    .forEach(reply -> say("SENT", reply));
        }
    }

    private static void say(String step, Reply reply) {
        say(step + " " + reply.id().value());
    }

    private static void say(String line) {
        System.out.println(line + END);
        System.out.flush();
    }
}
