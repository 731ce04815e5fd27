package org.bedside.ui.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.intake.ChannelHealth;
import org.bedside.intake.Prices;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Fault;
import org.bedside.model.Gap;
import org.bedside.model.History;
import org.bedside.model.Lane;
import org.bedside.model.Paid;
import org.bedside.model.Platform;
import org.bedside.model.Quota;
import org.bedside.store.UsageStore.Used;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.junit.jupiter.api.Test;

class HealthWordsTest {
    private final Texts texts = new Texts(Locale.US);
    private final HealthWords words =
            new HealthWords(texts, new Times(texts, ZoneOffset.UTC, InstantSource.fixed(NOW)));

    @Test
    void aReportTellsAllThatAPersonHasToKnow() {
        var channel = new ConnectedChannel(
                new ChannelId(1),
                Platform.X,
                "100",
                "oakstreetclinic",
                "Oak Street Clinic",
                NOW,
                Map.of(
                        Lane.COMMENTS,
                        Health.NEW.wellAt(NOW, NOW.plusSeconds(60), 2),
                        Lane.MESSAGES,
                        Health.NEW.troubledAt(NOW, Optional.empty(), Trouble.SIGN_IN_NEEDED)));
        var health = new ChannelHealth(
                channel,
                Map.of(Lane.MESSAGES, new History(40, Optional.of(NOW.minus(Duration.ofDays(3))), false)),
                List.of(
                        new Gap(1, Lane.COMMENTS, "7", Optional.of(3), Optional.empty(), NOW),
                        new Gap(2, Lane.COMMENTS, "", Optional.empty(), Optional.of(NOW), NOW)),
                List.of(new Fault(Lane.MESSAGES, NOW, Trouble.SIGN_IN_NEEDED, "GET /2/dm_events: X answered 401")),
                List.of(new Quota("GET /2/dm_events", 40, Optional.of(NOW.plusSeconds(600)), NOW)),
                1_234,
                Map.of(Paid.POST_READ, new Used(600, 3_000_000), Paid.POST, new Used(14, 210_000)),
                new Prices(Map.of(), Optional.of(25_000_000L)));

        assertThat(words.report(health).stream().map(line -> line.replace('\u202f', ' ')))
                .containsExactly(
                        "@oakstreetclinic (X): Sign-in needed",
                        "  Comments and mentions: last read Nov 18, 2026, 4:00 PM, next look Nov 18, 2026, 4:01 PM. All is well",
                        "  Private messages: last read never, next look -. Sign-in needed",
                        "  X gives the newest 800 mentions and no older ones. What does not name the account is looked for"
                                + " under its own posts of the last 30 days; among quotes of its posts, and where it"
                                + " answered, for 7 days.",
                        "  Private messages: reading what came before, 40 so far, back to Nov 15, 2026, 4:00 PM.",
                        "  2 items could not be understood and were left out.",
                        "  X counts 3 comments more under a post than it gives. Noticed Nov 18, 2026, 4:00 PM."
                                + " The writer may have closed the account or hidden it.",
                        "  Comments and mentions: what is older than Nov 18, 2026, 4:00 PM is not all here;"
                                + " nobody can say how much is missing.",
                        "  GET /2/dm_events: 40 % of the limit is used, until Nov 18, 2026, 4:10 PM.",
                        "  This month: 1,234 requests, about $3.21 of $25.00."
                                + " X's own account of it is in its developer console.",
                        "  Nov 18, 2026, 4:00 PM · Private messages: Sign-in needed (GET /2/dm_events: X answered 401)",
                        "  The platform no longer accepts our sign-in, or it is not kept on this computer."
                                + " Sign in again; nothing that was read is lost.");
    }
}
