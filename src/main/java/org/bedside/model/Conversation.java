package org.bedside.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A comment and all that followed it with that person: the unit of the queue.
///
/// @param receivedAt the own time of the earliest comment still waiting for us
/// @param dueAt when the agreed time for a response to it runs out
/// @param answeredAt when we last answered
/// @param preview the first words of the latest comment
public record Conversation(
        ConversationId id,
        ChannelId channel,
        Platform platform,
        CommentKind kind,
        Author who,
        Status status,
        Triage triage,
        Instant receivedAt,
        Instant dueAt,
        Optional<Instant> answeredAt,
        Optional<MemberId> assignee,
        Optional<Escalation> escalation,
        CommentId latestComment,
        String preview) {

    /// Whether it still waits for us.
    public sealed interface Status {
        record Open() implements Status {}

        record Snoozed(Instant until, String reason) implements Status {}

        record Closed(CloseReason reason, Instant at) implements Status {}
    }

    /// Why a conversation needs nothing more of us.
    public enum CloseReason {
        ANSWERED,
        NO_REPLY_NEEDED,
        HANDLED_ELSEWHERE,
        SPAM,
        /// It was there when the channel was connected, and too old to be answered now.
        BEFORE_CONNECTING
    }

    /// What a conversation is about and how soon it needs a person.
    ///
    /// @param flags every category that applies to one of its comments
    /// @param overridden whether a member decided on the priority, so that the program leaves it alone
    public record Triage(
            Category category, Priority priority, Set<Category> flags, boolean pleaseCheck, boolean overridden) {
        public Triage {
            flags = Set.copyOf(flags);
        }

        public static Triage of(Assessment assessment) {
            return new Triage(
                    assessment.category(), assessment.priority(), assessment.flags(), assessment.pleaseCheck(), false);
        }
    }

    /// Handing a conversation to a role that must decide.
    public record Escalation(Role to, String reason, MemberId by, Instant at, Instant deadline) {}

    public Category category() {
        return triage.category();
    }

    public Priority priority() {
        return triage.priority();
    }

    public boolean isOpen() {
        return status instanceof Status.Open;
    }

    /// Whether we have answered everything the person wrote.
    public boolean isAnswered() {
        return answeredAt.filter(at -> !at.isBefore(receivedAt)).isPresent();
    }

    public boolean isOverdue(Instant now) {
        return isOpen() && !isAnswered() && now.isAfter(dueAt);
    }

    public Conversation with(Status next) {
        return new Conversation(
                id,
                channel,
                platform,
                kind,
                who,
                next,
                triage,
                receivedAt,
                dueAt,
                answeredAt,
                assignee,
                escalation,
                latestComment,
                preview);
    }

    public Conversation with(Triage next, Instant nextDueAt) {
        return new Conversation(
                id,
                channel,
                platform,
                kind,
                who,
                status,
                next,
                receivedAt,
                nextDueAt,
                answeredAt,
                assignee,
                escalation,
                latestComment,
                preview);
    }

    public Conversation assignedTo(Optional<MemberId> next) {
        return new Conversation(
                id,
                channel,
                platform,
                kind,
                who,
                status,
                triage,
                receivedAt,
                dueAt,
                answeredAt,
                next,
                escalation,
                latestComment,
                preview);
    }

    public Conversation escalated(Optional<Escalation> next) {
        return new Conversation(
                id,
                channel,
                platform,
                kind,
                who,
                status,
                triage,
                receivedAt,
                dueAt,
                answeredAt,
                assignee,
                next,
                latestComment,
                preview);
    }

    /// What answered the person is gone: they wait again.
    public Conversation withoutAnswer() {
        return new Conversation(
                id,
                channel,
                platform,
                kind,
                who,
                new Status.Open(),
                triage,
                receivedAt,
                dueAt,
                Optional.empty(),
                assignee,
                escalation,
                latestComment,
                preview);
    }

    /// The person wrote again, at `from` the earliest words that we have not answered.
    public Conversation withComment(CommentId latest, Author author, String words, Instant from) {
        return new Conversation(
                id,
                channel,
                platform,
                kind,
                author,
                status,
                triage,
                from,
                dueAt,
                answeredAt,
                assignee,
                escalation,
                latest,
                words);
    }
}
