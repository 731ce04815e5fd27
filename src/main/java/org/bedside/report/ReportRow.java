package org.bedside.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bedside.model.ReportedConversation;

/// One conversation's line in a report.
///
/// @param elapsed from the first comment's own time to the first confirmed reply; zero where the platform's
///     clock says that the reply came first
/// @param open the part of it in which the practice was open
public record ReportRow(
        ReportedConversation conversation, Optional<Duration> elapsed, Optional<Duration> open, TargetOutcome target) {

    static ReportRow of(ReportedConversation conversation, OpenTime openTime, Instant madeAt) {
        var written = conversation.writtenAt();
        var responded = conversation.firstResponseAt().map(at -> at.isBefore(written) ? written : at);
        return new ReportRow(
                conversation,
                responded.map(at -> Duration.between(written, at)),
                responded.map(at -> openTime.between(written, at)),
                TargetOutcome.of(conversation, madeAt));
    }

    /// Whether the platform confirmed a reply.
    public boolean isAnswered() {
        return elapsed.isPresent();
    }
}
