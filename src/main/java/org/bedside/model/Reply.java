package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// The practice's answer in one conversation. A reply is never changed in place: each step returns a new one.
///
/// @param to the comment answered
/// @param way how it reaches the person
/// @param author who wrote it, and so cannot approve it
public record Reply(
        ReplyId id,
        ConversationId conversation,
        ChannelId channel,
        CommentId to,
        String toExternalId,
        Way way,
        MemberId author,
        String text,
        State state) {

    /// Where a reply stands on its way to the person.
    public sealed interface State {
        /// Being written.
        ///
        /// @param returned the note with which a doctor sent it back, or why an approval fell away
        record Draft(Optional<Returned> returned) implements State {}

        record AwaitingApproval(Instant since) implements State {}

        /// Approved, and on its way as soon as it may be.
        ///
        /// @param attempted when it was first posted, where nobody confirmed that: it is then looked for
        ///     before it is posted again
        record Queued(Approval approval, Instant notBefore, Optional<Instant> attempted) implements State {
            public Queued(Approval approval, Instant notBefore) {
                this(approval, notBefore, Optional.empty());
            }
        }

        /// Being posted.
        ///
        /// @param startedAt when it was first posted
        /// @param again whether it was posted before, and nobody confirmed that
        record Sending(Approval approval, Instant startedAt, boolean again) implements State {
            public Sending(Approval approval, Instant startedAt) {
                this(approval, startedAt, false);
            }
        }

        /// It stands there.
        ///
        /// @param deletedAt when a member deleted it on the platform again
        record Sent(Approval approval, String externalId, Instant at, Optional<Instant> deletedAt) implements State {
            public Sent(Approval approval, String externalId, Instant at) {
                this(approval, externalId, at, Optional.empty());
            }
        }

        /// We asked to post and heard nothing back.
        ///
        /// @param looks how often we looked for it on the platform
        /// @param nextLook when to look again; empty when a person must decide
        record Unconfirmed(Approval approval, Instant startedAt, int looks, Optional<Instant> nextLook)
                implements State {}

        /// The platform refused it for good.
        record Failed(Approval approval, String why, String detail, Instant at) implements State {}

        /// A person decided that it is not to go out after all.
        record Dropped(Instant at) implements State {}
    }

    /// Why a draft came back to its author.
    ///
    /// @param by who sent it back; empty where the program did, because what was approved had changed
    public record Returned(Cause cause, Optional<MemberId> by, String note, Instant at) {
        public enum Cause {
            REJECTED,
            EDITED,
            NEW_COMMENT,
            COMMENT_GONE,
            GUARD
        }
    }

    /// Whether its words may still be changed.
    public boolean isEditable() {
        return state instanceof State.Draft || state instanceof State.AwaitingApproval;
    }

    /// Whether it is over: nothing more will happen to it.
    public boolean isSettled() {
        return switch (state) {
            case State.Sent _, State.Failed _, State.Dropped _ -> true;
            case State.Draft _, State.AwaitingApproval _, State.Queued _, State.Sending _, State.Unconfirmed _ -> false;
        };
    }

    /// A changed text is a new draft: an approval holds for the very words the doctor read, and for the way they go.
    public Reply edit(String newText, Way newWay, Instant now) {
        return switch (state) {
            case State.Draft draft -> with(newText, newWay, draft);
            case State.AwaitingApproval _ ->
                with(
                        newText,
                        newWay,
                        new State.Draft(Optional.of(new Returned(Returned.Cause.EDITED, Optional.empty(), "", now))));
            case State.Queued _, State.Sending _, State.Sent _, State.Unconfirmed _, State.Failed _, State.Dropped _ ->
                throw cannot("be edited");
        };
    }

    /// The person wrote again, or edited: the words now answer what stands there.
    public Reply answering(Comment comment) {
        return new Reply(id, conversation, channel, comment.id(), comment.externalId(), way, author, text, state);
    }

    /// Whoever changed the words or their way last is their author.
    public Reply by(MemberId newAuthor) {
        return new Reply(id, conversation, channel, to, toExternalId, way, newAuthor, text, state);
    }

    public Reply submit(Instant now) {
        return switch (state) {
            case State.Draft _ -> with(new State.AwaitingApproval(now));
            case State.AwaitingApproval _,
                    State.Queued _,
                    State.Sending _,
                    State.Sent _,
                    State.Unconfirmed _,
                    State.Failed _,
                    State.Dropped _ -> throw cannot("be submitted");
        };
    }

    /// Approved words are queued at once: nothing further is decided between a doctor's yes and the outbox.
    public Reply approve(Approval approval) {
        if (!(state instanceof State.AwaitingApproval)) {
            throw cannot("be approved");
        }
        if (approval.doctor().equals(author)) {
            throw cannot("be approved by its own author");
        }
        return with(new State.Queued(approval, approval.at()));
    }

    /// Gives the reply back to its author: rejected while it waited, or withdrawn before it was sent.
    public Reply giveBack(Returned returned) {
        return switch (state) {
            case State.AwaitingApproval _, State.Queued _ -> with(new State.Draft(Optional.of(returned)));
            case State.Draft _, State.Sending _, State.Sent _, State.Unconfirmed _, State.Failed _, State.Dropped _ ->
                throw cannot("be given back");
        };
    }

    /// Before the request leaves: from here on it is never posted again without somebody's decision.
    public Reply startSending(Instant now) {
        if (!(state instanceof State.Queued queued)) {
            throw cannot("be sent");
        }
        return with(new State.Sending(
                queued.approval(),
                queued.attempted().orElse(now),
                queued.attempted().isPresent()));
    }

    /// The platform said that it did not take it now, or it certainly never left: to be tried again.
    public Reply queueAgain(Instant notBefore) {
        if (!(state instanceof State.Sending sending)) {
            throw cannot("be queued again");
        }
        var attempted = sending.again() ? Optional.of(sending.startedAt()) : Optional.<Instant>empty();
        return with(new State.Queued(sending.approval(), notBefore, attempted));
    }

    public Reply sent(String externalId, Instant at) {
        return switch (state) {
            case State.Sending sending -> with(new State.Sent(sending.approval(), externalId, at));
            case State.Unconfirmed unconfirmed -> with(new State.Sent(unconfirmed.approval(), externalId, at));
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Queued _,
                    State.Sent _,
                    State.Failed _,
                    State.Dropped _ -> throw cannot("be confirmed");
        };
    }

    public Reply refused(String why, String detail, Instant at) {
        if (!(state instanceof State.Sending sending)) {
            throw cannot("be refused");
        }
        return with(new State.Failed(sending.approval(), why, detail, at));
    }

    /// Nothing was heard; `nextLook` says when to look for it, and empty that a person must decide.
    public Reply unconfirmed(Optional<Instant> nextLook) {
        return switch (state) {
            case State.Sending sending ->
                with(new State.Unconfirmed(sending.approval(), sending.startedAt(), 0, nextLook));
            case State.Unconfirmed before ->
                with(new State.Unconfirmed(before.approval(), before.startedAt(), before.looks() + 1, nextLook));
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Queued _,
                    State.Sent _,
                    State.Failed _,
                    State.Dropped _ -> throw cannot("be unconfirmed");
        };
    }

    /// It was on its way when a backup was made that is restored now: since its approval it may have been posted.
    public Reply perhapsSentSinceBackup(Instant now) {
        return switch (state) {
            case State.Queued(var approval, var _, var _) ->
                with(new State.Unconfirmed(approval, approval.at(), 0, Optional.of(now)));
            case State.Sending _ -> unconfirmed(Optional.of(now));
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Sent _,
                    State.Unconfirmed _,
                    State.Failed _,
                    State.Dropped _ -> throw cannot("have been sent since");
        };
    }

    /// A look that told nothing is made again.
    public Reply lookAgain(Instant at) {
        if (!(state instanceof State.Unconfirmed(var approval, var startedAt, var looks, var _))) {
            throw cannot("be looked for");
        }
        return with(new State.Unconfirmed(approval, startedAt, looks, Optional.of(at)));
    }

    /// A person decided: it does not stand there, post it again.
    public Reply postAgain(Instant now) {
        return switch (state) {
            case State.Unconfirmed unconfirmed ->
                with(new State.Queued(unconfirmed.approval(), now, Optional.of(unconfirmed.startedAt())));
            case State.Failed failed -> with(new State.Queued(failed.approval(), now));
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Queued _,
                    State.Sending _,
                    State.Sent _,
                    State.Dropped _ -> throw cannot("be posted again");
        };
    }

    /// It cannot go out before `until`, and nothing was tried.
    public Reply hold(Instant until) {
        if (!(state instanceof State.Queued(var approval, var _, var attempted))) {
            throw cannot("be held");
        }
        return with(new State.Queued(approval, until, attempted));
    }

    /// A member deleted it on the platform.
    public Reply deleted(Instant at) {
        if (!(state instanceof State.Sent(var approval, var externalId, var sentAt, var _))) {
            throw cannot("be deleted");
        }
        return with(new State.Sent(approval, externalId, sentAt, Optional.of(at)));
    }

    public Reply drop(Instant now) {
        return switch (state) {
            case State.Draft _, State.AwaitingApproval _, State.Queued _, State.Unconfirmed _, State.Failed _ ->
                with(new State.Dropped(now));
            case State.Sending _, State.Sent _, State.Dropped _ -> throw cannot("be dropped");
        };
    }

    private Reply with(State next) {
        return with(text, way, next);
    }

    private Reply with(String newText, Way newWay, State next) {
        return new Reply(id, conversation, channel, to, toExternalId, newWay, author, newText, next);
    }

    private IllegalStateException cannot(String what) {
        return new IllegalStateException(
                "reply " + id.value() + " is " + state.getClass().getSimpleName() + " and cannot " + what);
    }
}
