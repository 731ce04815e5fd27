package org.bedside.outbox;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.bedside.model.Scope;
import org.bedside.model.Way;
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
    public static final List<Deed> DEEDS = List.of(Deed.LIKE, Deed.UNLIKE, Deed.HIDE, Deed.SHOW);

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
        by.require(deed == Deed.DELETE ? Act.DELETE_REPLY : Act.MODERATE);
        var subject = records.database().read(tx -> subject(tx, id));
        if (subject.possible().get(deed) instanceof Possible.No no) {
            throw new Refused("deed." + no.why().name(), no.arguments());
        }
        carryOut(by, deed, subject.talk(), subject.comment().externalId(), tx -> copy(tx, by, deed, subject), tx -> {
            switch (deed) {
                case HIDE, SHOW -> records.comments().setHidden(tx, id, deed == Deed.HIDE);
                case DELETE -> records.comments().setDeleted(tx, id, clock.instant());
                case LIKE, UNLIKE -> records.comments().setLiked(tx, id, deed == Deed.LIKE);
            }
        });
    }

    /// Deletes a reply of ours on the platform, with a copy kept. Where it was the answer to the person's
    /// latest words, they wait again.
    ///
    /// @throws Refused as [#act]
    public void delete(Member by, ReplyId id) throws InterruptedException {
        by.require(Act.DELETE_REPLY);
        var reply = records.database().read(tx -> records.replies().get(tx, id));
        if (!(reply.state() instanceof State.Sent sent) || sent.deletedAt().isPresent()) {
            throw new Refused("deed.GONE");
        }
        if (reply.way() != Way.REPLY) {
            throw new Refused("deed.NOT_HERE");
        }
        if (sent.externalId().startsWith(Outbox.MARKED)) {
            throw new Refused("deed.place-unknown");
        }
        var talk = records.database().read(tx -> records.conversations().get(tx, reply.conversation()));
        records.database()
                .<Optional<Scope>>read(tx -> rules.lackingToDelete(tx, talk))
                .ifPresent(scope -> {
                    throw new Refused("deed.SCOPE_MISSING", scope.key());
                });
        carryOut(
                by,
                Deed.DELETE,
                talk,
                sent.externalId(),
                tx -> evidence.add(tx, reply, sent, by.id(), clock.instant()),
                tx -> deleted(tx, id));
    }

    private void deleted(Tx tx, ReplyId id) {
        var reply = records.replies().get(tx, id);
        records.replies().save(tx, reply.deleted(clock.instant()));
        var talk = records.conversations().get(tx, reply.conversation());
        var isAnswered = records.replies().of(tx, talk.id()).stream()
                .anyMatch(other -> other.to().equals(talk.latestComment()) && stands(other));
        if (reply.to().equals(talk.latestComment()) && !isAnswered) {
            records.conversations().unanswered(tx, talk);
        }
    }

    private static boolean stands(Reply reply) {
        return reply.state() instanceof State.Sent sent && sent.deletedAt().isEmpty();
    }

    /// @param copy keeps what is about to change as it stands, and gives the copy's hash; empty where
    /// nothing is lost
    /// @param then keeps what was done
    private void carryOut(
            Member by, Deed deed, Conversation talk, String externalId, Function<Tx, String> copy, Consumer<Tx> then)
            throws InterruptedException {
        var channel = channels.get(talk.channel()).orElseThrow(() -> new Refused("deed.not-connected"));
        records.database().change(tx -> {
            var kept = copy.apply(tx);
            note(tx, by, deed, talk, kept.isEmpty() ? "asked" : "asked, copy " + kept);
        });
        try {
            channel.act(deed, externalId);
        } catch (Unconfirmed e) {
            if (!isDone(deed, standing(channel, externalId))) {
                throw outcome(by, talk, deed, "unconfirmed", e);
            }
        } catch (ChannelException e) {
            throw outcome(by, talk, deed, "refused", e);
        }
        records.database().change(tx -> {
            then.accept(tx);
            note(tx, by, deed, talk, "done");
        });
    }

    private void note(Tx tx, Member by, Deed deed, Conversation talk, String how) {
        activity.add(tx, clock.instant(), by.id(), what(deed), Activity.reference(talk.id()), how);
    }

    /// What is about to be hidden or deleted is kept as it stands; the activity proves the copy.
    private String copy(Tx tx, Member by, Deed deed, Subject subject) {
        if (deed != Deed.HIDE && deed != Deed.DELETE) {
            return "";
        }
        var comment = subject.comment();
        var media = records.comments().media(tx, subject.talk().id()).getOrDefault(comment.id(), List.of());
        var before = records.comments().before(tx, comment.id());
        return evidence.add(tx, comment, before, media, by.id(), clock.instant());
    }

    private static Optional<Standing> standing(Channel channel, String externalId) throws InterruptedException {
        try {
            return Optional.of(channel.standing(externalId));
        } catch (ChannelException e) {
            return Optional.empty();
        }
    }

    private static boolean isDone(Deed deed, Optional<Standing> standing) {
        if (deed == Deed.DELETE) {
            return standing.orElse(null) instanceof Standing.Gone;
        }
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
            case LIKE -> What.LIKED;
            case UNLIKE -> What.UNLIKED;
            case HIDE -> What.HIDDEN;
            case SHOW -> What.SHOWN;
            case DELETE -> What.DELETED;
        };
    }
}
