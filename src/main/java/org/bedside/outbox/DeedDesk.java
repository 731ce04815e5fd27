package org.bedside.outbox;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bedside.activity.Activity;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Deed;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Possible;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Standing;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.Conversation;
import org.bedside.outbox.Outbox.Channels;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.reply.PlatformRules;
import org.bedside.reply.ReplyRecords;
import org.bedside.store.EvidenceStore;
import org.bedside.store.Tx;

/// What members do to a comment on the platform besides answering it. Each deed is written down before it
/// leaves, with a copy of what is about to be hidden. What the platform did not confirm is looked at there;
/// done twice it is as done once, so that a person may try again.
public final class DeedDesk {
    /// The deeds that are done here.
    public static final List<Deed> DEEDS = List.of(Deed.LIKE, Deed.HIDE, Deed.SHOW);

    private final ReplyRecords records;
    private final EvidenceStore evidence = new EvidenceStore();
    private final PlatformRules rules;
    private final Activity activity;
    private final Channels channels;
    private final InstantSource clock;

    public DeedDesk(ReplyRecords records, Activity activity, Channels channels, InstantSource clock) {
        this.records = records;
        this.activity = activity;
        this.channels = channels;
        this.clock = clock;
        this.rules = new PlatformRules(records);
    }

    /// A comment with what can be done to it, and what not.
    private record Subject(Comment comment, Conversation talk, Map<Deed, Possible> possible) {}

    private Subject subject(Tx tx, CommentId id) {
        var comment = records.comments().get(tx, id);
        var talk = records.conversations().get(tx, comment.conversation());
        return new Subject(
                comment,
                talk,
                Arrays.stream(Deed.values())
                        .collect(Collectors.toMap(
                                Function.identity(), deed -> rules.possible(tx, talk, comment, deed))));
    }

    /// Which deeds can be done to a comment now, and why others cannot.
    public Map<Deed, Possible> possible(CommentId id) {
        return records.database().read(tx -> subject(tx, id)).possible();
    }

    /// Does it, and waits for the platform's word.
    ///
    /// @throws Refused if it is not possible, or the platform refuses or does not answer; it may be tried again
    public void act(Member by, Deed deed, CommentId id) throws InterruptedException {
        by.require(Act.MODERATE);
        var subject = records.database().read(tx -> subject(tx, id));
        if (subject.possible().get(deed) instanceof Possible.No no) {
            throw new Refused("deed." + no.why().name(), no.arguments());
        }
        var talk = subject.talk();
        var comment = subject.comment();
        var channel = channels.get(talk.channel()).orElseThrow(() -> new Refused("deed.not-connected"));
        records.database().change(tx -> note(tx, by, deed, talk, "asked" + copy(tx, by, deed, subject)));
        try {
            channel.act(deed, comment.externalId());
        } catch (Unconfirmed e) {
            if (!isDone(deed, standing(channel, comment))) {
                throw outcome(by, talk, deed, "unconfirmed", e);
            }
        } catch (ChannelException e) {
            throw outcome(by, talk, deed, "refused", e);
        }
        records.database().change(tx -> {
            if (deed == Deed.HIDE || deed == Deed.SHOW) {
                records.comments().setHidden(tx, id, deed == Deed.HIDE);
            }
            note(tx, by, deed, talk, "done");
        });
    }

    private void note(Tx tx, Member by, Deed deed, Conversation talk, String how) {
        activity.add(tx, clock.instant(), by.id(), what(deed), Activity.reference(talk.id()), how);
    }

    /// What is about to be hidden is kept as it stands; the activity proves the copy.
    private String copy(Tx tx, Member by, Deed deed, Subject subject) {
        if (deed != Deed.HIDE) {
            return "";
        }
        var comment = subject.comment();
        var media = records.comments().media(tx, subject.talk().id()).getOrDefault(comment.id(), List.of());
        var before = records.comments().before(tx, comment.id());
        return ", copy " + evidence.add(tx, comment, before, media, by.id(), clock.instant());
    }

    private static Optional<Standing> standing(Channel channel, Comment comment) throws InterruptedException {
        try {
            return Optional.of(channel.standing(comment.externalId()));
        } catch (ChannelException e) {
            return Optional.empty();
        }
    }

    private static boolean isDone(Deed deed, Optional<Standing> standing) {
        if (!(standing.orElse(null) instanceof Standing.There(var hidden, var liked))) {
            return false;
        }
        return switch (deed) {
            case LIKE -> liked.equals(Optional.of(true));
            case UNLIKE -> liked.equals(Optional.of(false));
            case HIDE -> hidden.equals(Optional.of(true));
            case SHOW -> hidden.equals(Optional.of(false));
            case DELETE -> false;
        };
    }

    /// Keeps how it ended, and tells the person.
    private Refused outcome(Member by, Conversation talk, Deed deed, String how, ChannelException e) {
        records.database()
                .change(tx ->
                        activity.add(tx, clock.instant(), by.id(), what(deed), Activity.reference(talk.id()), how));
        return new Refused(
                switch (e) {
                    case SignInNeeded _ -> "deed.sign-in";
                    case RateLimited _ -> "deed.rate-limited";
                    case NotAllowed _ -> "deed.not-allowed";
                    case NoAnswer _ -> "deed.no-answer";
                    case Unconfirmed _ -> "deed.unconfirmed";
                });
    }

    private static What what(Deed deed) {
        return switch (deed) {
            case LIKE, UNLIKE -> What.LIKED;
            case HIDE -> What.HIDDEN;
            case SHOW -> What.SHOWN;
            case DELETE -> throw new IllegalArgumentException("replies are not deleted here");
        };
    }
}
