package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.model.ChannelId;
import org.bedside.store.CommentStore;
import org.bedside.store.CommentStore.Seen;
import org.bedside.store.Database;

/// Looks at older comments once more, to see what was edited or deleted since: each comment when it reaches certain
/// ages, more and more rarely, as people mostly change their minds soon, and X is paid for each look.
///
/// A pass takes those that reached one of the ages since the pass before; after a week away it takes more.
final class LookBack {
    /// The last one is as long as the platforms' own searches for old things are of use.
    private static final List<Duration> AGES = List.of(
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(30));

    private final Database database;
    private final CommentStore comments = new CommentStore();

    LookBack(Database database) {
        this.database = database;
    }

    /// Where we stand: those are due that reached one of the ages after `from` and until `to`, and are numbered above
    /// `place`. Between two passes `from` and `to` are the same.
    ///
    /// @param floor all that are numbered up to it are too old already
    private record Place(Instant from, Instant to, long floor, long place) {
        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18})");

        /// The very first pass has nothing before it: what is there was only just read.
        static Place of(Cursor cursor, Instant now) {
            var written = WRITTEN.matcher(cursor.value());
            if (!written.matches()) {
                return new Place(now, now, 0, 0);
            }
            var from = time(written.group(1));
            var to = time(written.group(2));
            var floor = Long.parseLong(written.group(3));
            return to.isAfter(from)
                    ? new Place(from, to, floor, Long.parseLong(written.group(4)))
                    : new Place(from, now.isAfter(from) ? now : from, floor, floor);
        }

        private static Instant time(String millis) {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        }

        /// The same from the first comment that is not too old, wherever it begins.
        Place above(long number) {
            return place == floor ? new Place(from, to, number, number) : this;
        }

        Place after(List<Seen> due) {
            return due.size() < Channel.LOOKED_AT_ONCE
                    ? new Place(to, to, floor, floor)
                    : new Place(from, to, floor, due.getLast().id());
        }

        Cursor toCursor() {
            return new Cursor("%d %d %d %d".formatted(from.toEpochMilli(), to.toEpochMilli(), floor, place));
        }
    }

    /// The next comments, as they stand on the platform now.
    Page page(ChannelId id, Channel channel, Cursor cursor, Instant now) throws ChannelException, InterruptedException {
        var begun = Place.of(cursor, now);
        var at = begun.above(database.read(
                tx -> comments.lastBefore(tx, id, begun.floor(), begun.from().minus(AGES.getLast()))));
        var due = database.read(
                tx -> comments.toLookAt(tx, id, at.place(), at.from(), at.to(), AGES, Channel.LOOKED_AT_ONCE));
        var page = due.isEmpty()
                ? Page.NONE
                : channel.look(due.stream().map(Seen::externalId).toList());
        return new Page(
                page.comments(),
                at.after(due).toCursor(),
                due.size() == Channel.LOOKED_AT_ONCE,
                page.unreadable(),
                page.gone());
    }
}
