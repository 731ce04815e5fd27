package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.model.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacebookClockTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final FacebookClock theirs = new FacebookClock(InstantSource.fixed(NOW));

    @Test
    void beforeAnyAnswerTheClocksMayBeFiveSecondsApart() {
        assertThat(theirs.at(NOW)).isEqualTo(NOW.minusSeconds(5));
    }

    @Test
    void theDateOfAnAnswerTellsHowFarTheyAreApart() {
        theirs.compare("Fri, 20 Nov 2026 08:59:20 GMT", NOW, NOW);

        assertThat(theirs.at(NOW)).isEqualTo(NOW.minusSeconds(41));
    }

    @Test
    void anAnswerThatWasLongUnderWayChangesNothing() {
        theirs.compare("Fri, 20 Nov 2026 08:59:20 GMT", NOW.minusSeconds(10), NOW);

        assertThat(theirs.at(NOW)).isEqualTo(NOW.minusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Fri, 20 Nov 2026 03:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void aDateThatCannotBeIsNotBelieved(String date) {
        theirs.compare(date, NOW, NOW);

        assertThat(theirs.at(NOW)).isEqualTo(NOW.minusSeconds(5));
    }

    /// The simulator's answers carry the date of this machine.
    @Test
    void whatWasPostedIsFoundThoughOurClockIsFarAhead() throws Exception {
        var ahead = (InstantSource) () -> InstantSource.system().instant().plus(Duration.ofMinutes(7));
        try (var facebook = FacebookSimulator.start(InstantSource.system());
                var transport = new HttpTransport("test")) {
            var channel = Connected.to(facebook, transport, facebook.address(), ahead);
            var post = facebook.post("Flu shots are here.", Instant.now().minusSeconds(600));
            var asked = facebook.comment(
                    post,
                    new Author("2001", "", "Maya Sample"),
                    "Until when?",
                    Instant.now().minusSeconds(300));
            channel.account();
            var reply = new OutgoingReply(asked, "Please call us.");
            var since = ahead.instant();
            var posted = channel.post(reply);

            assertThat(channel.find(reply, since).orElseThrow().externalId()).isEqualTo(posted.externalId());
        }
    }
}
