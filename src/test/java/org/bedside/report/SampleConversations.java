package org.bedside.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.ConversationId;
import org.bedside.model.Platform;
import org.bedside.model.ReportedConversation;

/// Invented conversations for tests of the report.
final class SampleConversations {
    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    static final ReportPeriod NOVEMBER =
            new ReportPeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), CHICAGO);
    /// In December, when every target of November has passed.
    static final Instant LATER = Instant.parse("2026-12-15T12:00:00Z");
    /// A practice that is open half of any time.
    static final OpenTime HALF = (start, end) -> Duration.between(start, end).dividedBy(2);

    private static final List<Category> CATEGORIES = List.of(Category.values());

    private SampleConversations() {}

    /// Written at `written`, due an hour later.
    static ReportedConversation unanswered(long id, String written) {
        var at = Instant.parse(written);
        return new ReportedConversation(
                new ConversationId(id),
                new ChannelId(1),
                "Willow",
                Platform.X,
                Category.BILLING,
                Category.BILLING.priority(),
                at,
                at.plusSeconds(60),
                at.plusSeconds(3600),
                Optional.empty(),
                Optional.empty(),
                "OPEN",
                Optional.empty());
    }

    static ReportedConversation answered(long id, String written, Duration after) {
        var asked = unanswered(id, written);
        return new ReportedConversation(
                asked.id(),
                asked.channel(),
                asked.channelName(),
                asked.platform(),
                asked.category(),
                asked.priority(),
                asked.writtenAt(),
                asked.receivedAt(),
                asked.dueAt(),
                Optional.of(asked.writtenAt().plus(after)),
                Optional.empty(),
                "ANSWERED",
                Optional.of("Dana"));
    }

    static ReportedConversation closed(long id, String written, Duration after) {
        var asked = unanswered(id, written);
        return new ReportedConversation(
                asked.id(),
                asked.channel(),
                asked.channelName(),
                asked.platform(),
                asked.category(),
                asked.priority(),
                asked.writtenAt(),
                asked.receivedAt(),
                asked.dueAt(),
                Optional.empty(),
                Optional.of(asked.writtenAt().plus(after)),
                "CLOSED",
                Optional.empty());
    }

    /// The same conversations for the same seed, over November and a few days around it.
    static List<ReportedConversation> random(int count, long seed) {
        var random = new Random(seed);
        var conversations = new ArrayList<ReportedConversation>();
        for (int id = 1; id <= count; id++) {
            var written = NOVEMBER.start().plusSeconds(random.nextInt(-200_000, 2_800_000));
            var category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
            int channel = random.nextInt(1, 4);
            boolean answered = random.nextInt(4) > 0;
            boolean ours = random.nextInt(10) > 0;
            conversations.add(new ReportedConversation(
                    new ConversationId(id),
                    new ChannelId(channel),
                    channel == 3 ? "Willow page" : "Willow",
                    channel == 1 ? Platform.X : Platform.FACEBOOK,
                    category,
                    category.priority(),
                    written,
                    written.plusSeconds(random.nextInt(600)),
                    written.plusSeconds(random.nextInt(60, 200_000)),
                    answered ? Optional.of(written.plusSeconds(random.nextInt(300_000))) : Optional.empty(),
                    random.nextBoolean() ? Optional.of(written.plusSeconds(random.nextInt(300_000))) : Optional.empty(),
                    answered ? "ANSWERED" : "OPEN",
                    answered && ours ? Optional.of("Member " + random.nextInt(5)) : Optional.empty()));
        }
        return conversations;
    }
}
