package org.bedside.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One connected account and how it fares.
public record ConnectedChannel(
        ChannelId id,
        Platform platform,
        String externalId,
        String handle,
        String name,
        Instant connectedAt,
        Map<Lane, Health> lanes) {

    public ConnectedChannel {
        lanes = Map.copyOf(lanes);
    }

    /// How a lane fares.
    public Health health(Lane lane) {
        return lanes.getOrDefault(lane, Health.NEW);
    }

    /// How the channel fares: as the lane does that fares worst, and read as long ago as the one that was read longest
    /// ago. A lane that may not be read at all says nothing of when.
    public Health health() {
        var all = fared().reduce(Health::worse).orElse(Health.NEW);
        return fared().filter(lane -> lane.trouble != Trouble.SCOPE_MISSING)
                .reduce(Health::worse)
                .map(read -> new Health(read.lastSuccess, all.nextLook, all.unreadable, all.trouble, all.since))
                .orElse(all);
    }

    private Stream<Health> fared() {
        return lanes.entrySet().stream()
                .filter(entry -> entry.getKey() != Lane.LOOK_BACK)
                .map(Map.Entry::getValue);
    }

    /// How a channel or one of its lanes fares.
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

        private static Health worse(Health a, Health b) {
            var worse = a.trouble.compareTo(b.trouble) < 0 ? b : a;
            return new Health(
                    earlier(a.lastSuccess, b.lastSuccess),
                    Stream.of(a.nextLook, b.nextLook).flatMap(Optional::stream).min(Instant::compareTo),
                    a.unreadable + b.unreadable,
                    worse.trouble,
                    worse.since);
        }

        /// Never is earlier than any moment.
        private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
            return a.flatMap(one -> b.map(other -> one.isBefore(other) ? one : other));
        }

        public Health troubledAt(Instant now, Optional<Instant> next, Trouble what) {
            return new Health(lastSuccess, next, unreadable, what, trouble == what ? since : Optional.of(now));
        }
    }

    /// What keeps a lane from being read, the worst last.
    public enum Trouble {
        NONE,
        /// What was granted with the sign-in does not cover it. That is so until a person changes it, so that whatever
        /// else there is comes before it.
        SCOPE_MISSING,
        /// The platform wants us to wait.
        RATE_LIMITED,
        /// What the practice wants to spend this month is spent.
        CAPPED,
        /// A permission is missing, or the platform does not offer it to this account.
        NOT_ALLOWED,
        NO_ANSWER,
        /// An error of ours.
        OWN_FAULT,
        SIGN_IN_NEEDED
    }
}
