package org.bedside.intake;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bedside.activity.Activity;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.intake.Filing.Assessed;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.model.MemberId;
import org.bedside.practice.ResponseTargets;
import org.bedside.store.ChannelStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.GapStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.StoreException;
import org.bedside.store.StoreTrouble;
import org.bedside.store.Tx;

/// Takes a fetched page into the queue: each comment once, assessed, in the conversation where it
/// belongs, together with the cursor in one transaction. Taking the same page again changes nothing.
public final class Intake {
    private static final System.Logger LOG = System.getLogger(Intake.class.getName());

    private final Database database;
    private final Function<String, Assessment> triage;
    private final Function<Assessment, Optional<MemberId>> assignees;
    private final ChannelStore channels;
    private final Filing filing;
    private final GapStore gaps = new GapStore();

    public Intake(
            Database database,
            Function<String, Assessment> triage,
            ResponseTargets targets,
            Activity activity,
            Stores stores) {
        this(database, triage, _ -> Optional.empty(), targets, activity, stores);
    }

    /// @param assignees to whom the practice's own rules give a conversation with a comment so assessed
    public Intake(
            Database database,
            Function<String, Assessment> triage,
            Function<Assessment, Optional<MemberId>> assignees,
            ResponseTargets targets,
            Activity activity,
            Stores stores) {
        this.database = database;
        this.triage = triage;
        this.assignees = assignees;
        this.channels = stores.channels();
        this.filing = new Filing(targets, activity, stores);
    }

    /// The tables that intake writes.
    public record Stores(
            ChannelStore channels, ConversationStore conversations, CommentStore comments, ReplyStore replies) {}

    /// What a page brought.
    ///
    /// @param unreadable how many of its comments could not be kept, and were left out
    public record Taken(int added, int edited, int unreadable) {
        private Taken and(Taken other) {
            return new Taken(added + other.added, edited + other.edited, unreadable + other.unreadable);
        }
    }

    /// Takes the page that was fetched after `cursor`; none if another desktop has read on from
    /// there meanwhile.
    public Optional<Taken> take(ConnectedChannel channel, Lane lane, Cursor cursor, Page page, Instant now) {
        return take(channel, lane, Optional.of(cursor), page, now);
    }

    public Taken take(ConnectedChannel channel, Page page, Instant now) {
        return take(channel, Lane.COMMENTS, Optional.empty(), page, now).orElseThrow();
    }

    private Optional<Taken> take(ConnectedChannel channel, Lane lane, Optional<Cursor> cursor, Page page, Instant now) {
        var assessed = news(channel, page).stream()
                .map(came -> came.ours() ? Assessed.ours(came) : assessed(channel, came))
                .sorted((a, b) -> a.came().writtenAt().compareTo(b.came().writtenAt()))
                .toList();
        try {
            return at(lane, cursor, channel, tx -> {
                var taken = filing.file(tx, channel, lane, assessed, page.gone(), now);
                moveOn(tx, channel, lane, page, now);
                return taken;
            });
        } catch (RuntimeException e) {
            if (assessed.isEmpty() || isTheStores(e)) {
                throw e;
            }
            return oneByOne(channel, lane, cursor, page, assessed, now, e);
        }
    }

    /// What is not here already as it came: platforms give much again, and triage would read it again.
    private List<IncomingComment> news(ConnectedChannel channel, Page page) {
        return page.comments().isEmpty()
                ? List.of()
                : database.read(tx -> page.comments().stream()
                        .filter(came -> filing.isNews(tx, channel, came))
                        .toList());
    }

    private Optional<Taken> at(Lane lane, Optional<Cursor> cursor, ConnectedChannel channel, Function<Tx, Taken> work) {
        return database.write(tx -> {
            if (cursor.isPresent() && !cursor.get().value().equals(channels.cursor(tx, channel.id(), lane))) {
                return Optional.empty();
            }
            return Optional.of(work.apply(tx));
        });
    }

    /// The comments each for itself: one that cannot be kept must hold up neither the others nor the channel. Where
    /// not one of several can be kept it is not their fault, and the page stays to be fetched again.
    private Optional<Taken> oneByOne(
            ConnectedChannel channel,
            Lane lane,
            Optional<Cursor> cursor,
            Page page,
            List<Assessed> assessed,
            Instant now,
            RuntimeException whole) {
        var all = new Taken(0, 0, 0);
        for (var one : assessed) {
            try {
                var taken =
                        at(lane, cursor, channel, tx -> filing.file(tx, channel, lane, List.of(one), List.of(), now));
                if (taken.isEmpty()) {
                    return Optional.empty();
                }
                all = all.and(taken.get());
            } catch (RuntimeException e) {
                if (isTheStores(e)) {
                    throw e;
                }
                logUnkept(channel, one.came(), e);
                all = all.and(new Taken(0, 0, 1));
            }
        }
        if (all.unreadable() > 1 && all.unreadable() == assessed.size()) {
            throw whole;
        }
        var taken = all;
        return at(lane, cursor, channel, tx -> {
            var gone = filing.file(tx, channel, lane, List.of(), page.gone(), now);
            moveOn(tx, channel, lane, page, now);
            return taken.and(gone);
        });
    }

    private void moveOn(Tx tx, ConnectedChannel channel, Lane lane, Page page, Instant now) {
        channels.moveCursor(tx, channel.id(), lane, page.next().value());
        for (var counted : page.counted()) {
            gaps.note(tx, channel.id(), lane, counted.post(), counted.missing(), counted.older(), now);
        }
    }

    /// Trouble that the next comment would meet as well: no room, no line.
    private static boolean isTheStores(RuntimeException e) {
        return e instanceof StoreException store && store.trouble() != StoreTrouble.OTHER;
    }

    private Assessed assessed(ConnectedChannel channel, IncomingComment came) {
        var assessment = assess(channel, came);
        return new Assessed(came, Optional.of(assessment), assignees.apply(assessment));
    }

    /// Words on which triage fails are for a person to read.
    private Assessment assess(ConnectedChannel channel, IncomingComment came) {
        try {
            return triage.apply(came.text());
        } catch (RuntimeException e) {
            logUnkept(channel, came, e);
            return Assessment.of(EnumSet.of(Category.GENERAL_QUESTION), List.of(), true);
        }
    }

    /// Without the exception's message, which may quote the words.
    private static void logUnkept(ConnectedChannel channel, IncomingComment came, RuntimeException e) {
        LOG.log(
                Level.WARNING,
                "comment {0} of channel {1}: {2}",
                came.externalId(),
                channel.id().value(),
                e.getClass().getSimpleName());
    }
}
