package org.bedside.channel;

import java.time.Instant;
import java.util.Optional;
import org.bedside.model.Scope;

/// Whether something can be done on a platform now, before it is asked for.
public sealed interface Possible {
    /// Whether the platform has such a thing here at all, now or at another time.
    default boolean exists() {
        return !(this instanceof No no && (no.why() == Why.NOT_HERE || no.why() == Why.DID_NOT_WRITE));
    }

    /// As far as we know, yes; the platform may still refuse.
    ///
    /// @param until when the platform stops letting us, where it is a matter of time
    record Yes(Optional<Instant> until) implements Possible {
        public Yes() {
            this(Optional.empty());
        }
    }

    /// No, and why not.
    ///
    /// @param until when the platform stopped letting us, where it was a matter of time
    /// @param lacking the scope that was not granted, where it is a matter of that
    record No(Why why, Optional<Instant> until, Optional<Scope> lacking) implements Possible {
        public No(Why why) {
            this(why, Optional.empty());
        }

        public No(Why why, Optional<Instant> until) {
            this(why, until, Optional.empty());
        }

        public No(Scope lacking) {
            this(Why.SCOPE_MISSING, Optional.empty(), Optional.of(lacking));
        }

        /// What the words for [#why] have a place for.
        public Object[] arguments() {
            return lacking.stream().map(Scope::key).toArray();
        }
    }

    /// Why not.
    enum Why {
        /// The comment is gone from the platform.
        GONE,
        /// X lets us answer only who mentions or quotes us, or writes under a post of ours.
        NOT_MENTIONED,
        /// There is no such way to answer this, or no such thing to do with it.
        NOT_HERE,
        /// Only a person who wrote to us in private can be written to.
        DID_NOT_WRITE,
        /// The time in which the platform lets us answer this is over.
        WINDOW_CLOSED,
        /// The platform takes one private reply to a comment, and it was sent.
        ALREADY_DONE,
        /// Only what stands under a post of ours can be hidden.
        NOT_UNDER_OURS,
        /// Only what we wrote ourselves can be deleted.
        NOT_OURS,
        /// It is longer than the platform takes.
        TOO_LONG,
        /// It was not granted with the sign-in.
        SCOPE_MISSING
    }
}
