package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// One connected account and how it fares.
public record ConnectedChannel(
        ChannelId id,
        Platform platform,
        String externalId,
        String handle,
        String name,
        Instant connectedAt,
        Health health) {

    /// How a channel fares.
    ///
    /// @param unreadable how many items of the platform could not be understood, at least
    /// @param since when the trouble began; empty where there is none
    public record Health(
            Optional<Instant> lastSuccess,
            Optional<Instant> nextLook,
            int unreadable,
            Trouble trouble,
            Optional<Instant> since) {
        /// Of a channel that was never looked at.
        public static final Health NEW =
                new Health(Optional.empty(), Optional.empty(), 0, Trouble.NONE, Optional.empty());

        /// All was read at `now`, but for so many items: the same ones are met again while they are recent, so that
        /// the most at one time counts.
        public Health wellAt(Instant now, Instant next, int unreadableNow) {
            return new Health(
                    Optional.of(now),
                    Optional.of(next),
                    Math.max(unreadable, unreadableNow),
                    Trouble.NONE,
                    Optional.empty());
        }

        public Health troubledAt(Instant now, Optional<Instant> next, Trouble what) {
            return new Health(lastSuccess, next, unreadable, what, trouble == what ? since : Optional.of(now));
        }
    }

    /// What keeps a channel from being read.
    public enum Trouble {
        NONE,
        SIGN_IN_NEEDED,
        RATE_LIMITED,
        NOT_ALLOWED,
        NO_ANSWER
    }
}
