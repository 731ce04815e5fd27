package org.bedside.outbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bedside.SimulatedPlatform;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.model.ChannelId;
import org.bedside.reply.ReplyCheck;
import org.bedside.reply.ReplyRecords;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.store.ActivityStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.ReplyStore;

/// A program of its own that sends what waits in a folder's outbox, and looks for what it finds
/// unconfirmed, until it is killed. It writes a line once it begins.
final class PostingInAnotherProcess {
    private PostingInAnotherProcess() {}

    /// @param arguments folder, beginning of time, and for each channel its number and its access,
    /// joined by commas
    static void main(String[] arguments) throws InterruptedException {
        var clock = DesktopInAnotherProcess.clock(Instant.parse(arguments[1]));
        try (var database = Database.open(TestPractice.file(Path.of(arguments[0])), TestPractice.key());
                var transport = new HttpTransport("test")) {
            var channels = new HashMap<ChannelId, Channel>();
            for (int i = 2; i < arguments.length; i += 2) {
                channels.put(
                        new ChannelId(Long.parseLong(arguments[i])),
                        SimulatedPlatform.channel(transport, List.of(arguments[i + 1].split(",", -1)), clock));
            }
            var records = new ReplyRecords(database, new ConversationStore(), new CommentStore(), new ReplyStore());
            var check = new ReplyCheck(ReplyGuard.standard(), () -> TestPractice.PUBLISHED);
            var outbox = new Outbox(
                    records,
                    check,
                    new Activity(new ActivityStore()),
                    id -> Optional.ofNullable(channels.get(id)),
                    clock);
            System.out.println("begins");
            while (true) {
                TimeUnit.MILLISECONDS.sleep(outbox.once().isZero() ? 0 : 5);
            }
        }
    }
}
