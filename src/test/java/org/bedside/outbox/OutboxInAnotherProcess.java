package org.bedside.outbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.reply.ReplyCheck;
import org.bedside.reply.ReplyRecords;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.store.ActivityStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.ReplyStore;

/// A program of its own that sends what waits in a folder's outbox, to be killed while it does.
final class OutboxInAnotherProcess {
    private OutboxInAnotherProcess() {}

    /// @param arguments folder, address, consumer key and secret, token and secret, account
    static void main(String[] arguments) throws InterruptedException {
        var clock = InstantSource.fixed(TestPractice.NOW);
        var access = new XAccess(
                arguments[2], arguments[3], arguments[4], arguments[5], arguments[6], URI.create(arguments[1]));
        try (var database = Database.open(TestPractice.file(Path.of(arguments[0])), TestPractice.key());
                var transport = new HttpTransport("test")) {
            var channel = new XChannel(transport, access, clock);
            var records = new ReplyRecords(database, new ConversationStore(), new CommentStore(), new ReplyStore());
            var check = new ReplyCheck(ReplyGuard.standard(), () -> TestPractice.PUBLISHED);
            var outbox =
                    new Outbox(records, check, new Activity(new ActivityStore()), _ -> Optional.of(channel), clock);
            outbox.once();
        }
    }
}
