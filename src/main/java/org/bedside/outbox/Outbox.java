package org.bedside.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.bedside.activity.Activity;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Posted;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ChannelId;
import org.bedside.model.Conversation;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.bedside.model.Scope;
import org.bedside.model.Way;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.reply.Overrides;
import org.bedside.reply.PlatformRules;
import org.bedside.reply.ReplyCheck;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.ReplyRecords;
import org.bedside.store.LeaseStore;
import org.bedside.store.Tx;

/// Sends approved replies, each once: written down as Sending before the request leaves, and never posted again on the
/// program's own decision once a request has left without an answer (the algorithm of the design, `platforms.md`).
///
/// Several desktops may share the practice: whoever writes Sending down sends, and only a desktop that is not there any
/// more has its replies taken over, as unconfirmed ones. One thread calls [#once]; people's decisions may come from any
/// other.
public final class Outbox {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(30);
    private static final Duration AFTER_SIGN_IN = Duration.ofMinutes(5);
    /// Longer than a platform may take to answer: until then no other desktop takes over what this one does.
    private static final Duration SENDING = Duration.ofMinutes(2);

    /// How the identifier begins of a reply that a member found on the platform: which one it is there,
    /// nobody said.
    static final String MARKED = "confirmed-by-member-";

    private final ReplyRecords records;
    private final Overrides overrides;
    private final Activity activity;
    private final Channels channels;
    private final InstantSource clock;
    private final Outcomes outcomes;
    private final PlatformRules rules;
    private final LeaseStore leases = new LeaseStore();
    /// What the platform said of replies whose outcome could not be stored, until it can.
    private final Map<ReplyId, Posted> posted = new ConcurrentHashMap<>();
    /// Replies that may be written down as Sending but were certainly not sent: the store's own answer did not come.
    private final Set<ReplyId> notLeft = ConcurrentHashMap.newKeySet();
    /// Held while a reply is looked for, so that nobody decides to post again what is just being found.
    private final ReentrantLock deciding = new ReentrantLock();

    public Outbox(ReplyRecords records, ReplyCheck check, Activity activity, Channels channels, InstantSource clock) {
        this.records = records;
        this.overrides = new Overrides(records, check, activity);
        this.activity = activity;
        this.channels = channels;
        this.clock = clock;
        this.outcomes = new Outcomes(records, activity, clock);
        this.rules = new PlatformRules(records);
    }

    /// The connected channels by their number; empty for one that is not connected now.
    @FunctionalInterface
    public interface Channels {
        Optional<Channel> get(ChannelId id);
    }

    /// Takes over what a desktop left as Sending that is not there any more, the last run of this one among them:
    /// it may have been posted or not.
    ///
    /// @return how many
    public int recover() {
        if (records.database().read(records.replies()::cutOff).isEmpty()) {
            return 0;
        }
        return records.database().write(tx -> {
            var cutOff = records.replies().cutOff(tx);
            for (var reply : cutOff) {
                outcomes.step(tx, reply.unconfirmed(Optional.of(clock.instant())), What.UNCONFIRMED, "found at start");
            }
            return cutOff.size();
        });
    }

    /// Settles what this desktop was sending when the store failed: nothing is being sent while this is called.
    private void settleOwn() {
        for (var id : List.copyOf(posted.keySet())) {
            confirmPosted(id);
        }
        for (var reply : records.database().read(records.replies()::sendingHere)) {
            if (notLeft.contains(reply.id())) {
                outcomes.step(reply.id(), before -> before.queueAgain(clock.instant()), What.FAILED, "not sent");
            } else {
                outcomes.step(
                        reply.id(),
                        before -> before.unconfirmed(outcomes.nextLook(0)),
                        What.UNCONFIRMED,
                        "outcome not stored");
            }
        }
        notLeft.clear();
    }

    /// What is approved and not yet settled, and what the platform refused.
    public List<Reply> underWay() {
        return records.database().read(records.replies()::outbox);
    }

    /// Which approved replies are not even tried, and the scope that the account's sign-in lacks for them.
    public Map<ReplyId, Scope> held() {
        return records.database().read(tx -> {
            var held = new HashMap<ReplyId, Scope>();
            for (var reply : records.replies().outbox(tx)) {
                if (reply.state() instanceof State.Queued) {
                    var talk = records.conversations().get(tx, reply.conversation());
                    rules.lacking(tx, talk, reply.way()).ifPresent(scope -> held.put(reply.id(), scope));
                }
            }
            return held;
        });
    }

    /// The latest `most` replies that were sent, the newest first.
    public List<Reply> sent(int most) {
        return records.database().read(tx -> records.replies().sent(tx, most));
    }

    /// Sends one reply or looks for one, whichever is due.
    ///
    /// @return how long to wait before the next call; zero when there may be more to do at once
    public Duration once() throws InterruptedException {
        var now = clock.instant();
        recover();
        settleOwn();
        var lookFor = records.database().read(tx -> records.replies().nextToLookFor(tx, now));
        if (lookFor.isPresent() && isOurs(lookFor.get())) {
            deciding.lockInterruptibly();
            try {
                look(lookFor.get().id());
            } finally {
                deciding.unlock();
            }
            return Duration.ZERO;
        }
        var next = records.database().read(tx -> records.replies().nextToSend(tx, now));
        if (next.isPresent()) {
            var started = start(next.get().id());
            if (started.isPresent()) {
                send(started.get());
            }
            return Duration.ZERO;
        }
        return IDLE;
    }

    /// One desktop at a time looks for a reply.
    private boolean isOurs(Reply reply) {
        return records.database().write(tx -> leases.take(tx, "look for " + Outcomes.reference(reply), SENDING));
    }

    /// A reply that is written down as Sending, and what is to leave.
    private record Started(Reply reply, OutgoingReply outgoing) {}

    private Optional<Started> start(ReplyId id) {
        try {
            return records.database().write(tx -> start(tx, id));
        } catch (RuntimeException e) {
            notLeft.add(id);
            throw e;
        }
    }

    /// The last checks and the note that it is being sent, in one transaction, before anything leaves.
    private Optional<Started> start(Tx tx, ReplyId id) {
        var reply = records.replies().get(tx, id);
        if (!(reply.state() instanceof State.Queued queued)) {
            return Optional.empty();
        }
        if (!queued.approval().fingerprint().equals(records.fingerprint(tx, reply))) {
            giveBack(tx, reply, Returned.Cause.NEW_COMMENT);
            return Optional.empty();
        }
        var conversation = records.conversations().get(tx, reply.conversation());
        if (ReplyDesk.isLocked(conversation)
                || !overrides.judge(tx, conversation, reply).mayGoOut()) {
            giveBack(tx, reply, Returned.Cause.GUARD);
            return Optional.empty();
        }
        if (rules.lacking(tx, conversation, reply.way()).isPresent()) {
            records.replies().save(tx, reply.hold(clock.instant().plus(AFTER_SIGN_IN)));
            return Optional.empty();
        }
        leases.stayAlive(tx, SENDING);
        var sending = outcomes.step(tx, reply.startSending(clock.instant()), What.SENDING, "");
        return Optional.of(new Started(sending, outgoing(sending, conversation)));
    }

    private void giveBack(Tx tx, Reply reply, Returned.Cause cause) {
        var returned = reply.giveBack(new Returned(cause, Optional.empty(), "", clock.instant()));
        outcomes.step(tx, returned, What.APPROVAL_VOIDED, cause.name());
    }

    private void send(Started started) throws InterruptedException {
        var reply = started.reply();
        var id = reply.id();
        var channel = channels.get(reply.channel());
        if (channel.isEmpty()) {
            notLeft.add(id);
            outcomes.queueAgain(id, clock.instant().plus(AFTER_SIGN_IN), "channel not connected");
            return;
        }
        try {
            if (standsThere(channel.get(), started)) {
                return;
            }
            posted.put(id, channel.get().post(started.outgoing()));
        } catch (ChannelException e) {
            afterTrouble(reply, e);
            return;
        } catch (InterruptedException | RuntimeException e) {
            // Whatever happened, the request may have left.
            outcomes.unconfirmed(id, e.getClass().getSimpleName());
            throw e;
        }
        confirmPosted(id);
    }

    /// A person decided that the first posting failed, and may be wrong: it is looked for before the second.
    private boolean standsThere(Channel channel, Started started) throws ChannelException, InterruptedException {
        var reply = started.reply();
        if (!(reply.state() instanceof State.Sending(var _, var startedAt, var again)) || !again) {
            return false;
        }
        var found = channel.find(started.outgoing(), startedAt);
        found.ifPresent(there -> outcomes.confirm(reply.id(), there, What.LOOKED_UP, Optional.empty()));
        return found.isPresent();
    }

    private void confirmPosted(ReplyId id) {
        outcomes.confirm(id, Objects.requireNonNull(posted.get(id)), What.SENT, Optional.empty());
        posted.remove(id);
    }

    private void afterTrouble(Reply reply, ChannelException e) {
        var id = reply.id();
        var now = clock.instant();
        switch (e) {
            case RateLimited limited -> outcomes.queueAgain(id, limited.retryAt(), "rate limited");
            case SignInNeeded _ -> outcomes.queueAgain(id, now.plus(AFTER_SIGN_IN), "sign in needed");
            case NoAnswer _ -> outcomes.queueAgain(id, now.plus(AFTER_SILENCE), "not reached");
            case NotAllowed refused
            when refused.why() == Why.DUPLICATE && isPostedAgain(reply) ->
                // The first one does stand there.
                outcomes.unconfirmed(id, "duplicate");
            case NotAllowed refused ->
                outcomes.step(
                        id,
                        before -> before.refused(refused.why().name(), refused.detail(), now),
                        What.FAILED,
                        refused.why().name());
            case Unconfirmed _ -> outcomes.unconfirmed(id, "no answer");
        }
    }

    private static boolean isPostedAgain(Reply reply) {
        return reply.state() instanceof State.Sending(var _, var _, var again) && again;
    }

    private void look(ReplyId id) throws InterruptedException {
        var reply = records.database().read(tx -> records.replies().get(tx, id));
        if (!(reply.state() instanceof State.Unconfirmed unconfirmed)) {
            return;
        }
        var talk = records.database().read(tx -> records.conversations().get(tx, reply.conversation()));
        var channel = channels.get(reply.channel());
        if (channel.isEmpty()) {
            lookAgain(id, clock.instant().plus(AFTER_SILENCE));
            return;
        }
        var looks = unconfirmed.looks() + 1;
        try {
            var found = channel.get().find(outgoing(reply, talk), unconfirmed.startedAt());
            if (found.isPresent()) {
                outcomes.confirm(id, found.get(), What.LOOKED_UP, Optional.empty());
                return;
            }
            records.database().change(tx -> {
                var now = records.replies().get(tx, id);
                if (now.equals(reply)) {
                    outcomes.step(tx, now.unconfirmed(outcomes.nextLook(looks)), What.LOOKED_UP, "not found");
                }
            });
        } catch (RateLimited limited) {
            lookAgain(id, limited.retryAt());
        } catch (ChannelException e) {
            lookAgain(id, clock.instant().plus(AFTER_SILENCE));
        }
    }

    /// A look that failed, or that nobody could make, tells nothing: it is made again and does not count.
    private void lookAgain(ReplyId id, Instant at) {
        records.database().change(tx -> {
            var reply = records.replies().get(tx, id);
            if (reply.state() instanceof State.Unconfirmed) {
                records.replies().save(tx, reply.lookAgain(at));
            }
        });
    }

    /// A person looked: it does not stand there, so it is posted again.
    public void postAgain(Member by, ReplyId id) {
        decide(by, id, What.POSTED_AGAIN, (tx, reply) -> {
            if (reply.state() instanceof State.Unconfirmed unconfirmed
                    && unconfirmed.nextLook().isPresent()) {
                throw new Refused("still-looking");
            }
            if (records.replies()
                    .underWay(tx, reply.conversation())
                    .filter(other -> !other.id().equals(id))
                    .isPresent()) {
                throw new Refused("reply-under-way");
            }
            return reply.postAgain(clock.instant());
        });
    }

    /// A person looked: it stands there.
    public void markAsSent(Member by, ReplyId id) {
        by.require(Act.DECIDE_OUTCOME);
        deciding.lock();
        try {
            var reply = records.database().read(tx -> records.replies().get(tx, id));
            if (!(reply.state() instanceof State.Unconfirmed unconfirmed)) {
                throw new Refused("outcome-known");
            }
            var posted = new Posted(MARKED + by.id().value(), unconfirmed.startedAt());
            outcomes.confirm(id, posted, What.MARKED_AS_SENT, Optional.of(by.id()));
        } finally {
            deciding.unlock();
        }
    }

    /// A person decided that it is not to go out after all.
    public void drop(Member by, ReplyId id) {
        decide(by, id, What.DROPPED, (tx, reply) -> reply.drop(clock.instant()));
    }

    private void decide(Member by, ReplyId id, What what, BiFunction<Tx, Reply, Reply> decision) {
        by.require(Act.DECIDE_OUTCOME);
        deciding.lock();
        try {
            records.database().change(tx -> {
                var reply = records.replies().get(tx, id);
                if (!(reply.state() instanceof State.Unconfirmed || reply.state() instanceof State.Failed)) {
                    throw new Refused("outcome-known");
                }
                records.replies().save(tx, decision.apply(tx, reply));
                var reference = Activity.reference(reply.conversation());
                activity.add(tx, clock.instant(), by.id(), what, reference, Outcomes.reference(reply));
            });
        } finally {
            deciding.unlock();
        }
    }

    /// A message goes to the person, all else to what they wrote.
    private static OutgoingReply outgoing(Reply reply, Conversation talk) {
        var to = reply.way() == Way.MESSAGE ? talk.who().externalId() : reply.toExternalId();
        return new OutgoingReply(reply.way(), to, reply.text());
    }
}
