package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import org.bedside.InMemory;
import org.bedside.SimulatedPlatform;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.SimulatedPlatform.OnFacebook;
import org.bedside.SimulatedPlatform.OnX;
import org.bedside.TestPractice;
import org.bedside.channel.http.HttpTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody of us answers in the platform's own app answers the conversation, whichever of the two is read first.
class OurAnswersTest {
    private final HttpTransport transport = new HttpTransport("test");
    private TestPractice practice;

    @BeforeEach
    void open(@TempDir(factory = InMemory.class) Path folder) {
        practice = TestPractice.open(folder);
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
    }

    @Test
    void anAnswerToWhatDoesNotNameUsIsKnownThoughItWasReadBeforeThat() throws Exception {
        try (var platform = (OnX) Kind.X.start(practice.clock)) {
            var x = platform.simulator();
            var post = x.post(x.account(), "Flu shots are here.", NOW.minusSeconds(90));
            var poller = poller(platform);
            poller.once();
            practice.clock.advance(Duration.ofMinutes(1));
            var asked = x.replyWithoutHandles(MAYA, "And for children?", practice.clock.instant(), post);
            x.replyAsOwner(asked, "For them too.", practice.clock.instant());
            practice.clock.advance(Duration.ofMinutes(2));
            x.post(x.account(), "We are closed on Monday.", practice.clock.instant());
            poller.once();

            readOn(poller);

            assertThat(practice.talkOf(asked).isAnswered()).isTrue();
        }
    }

    @Test
    void anAnswerUnderAVisitorsPostAnswersThatPost() throws Exception {
        try (var platform = (OnFacebook) Kind.FACEBOOK.start(practice.clock)) {
            var facebook = platform.simulator();
            var listed = facebook.visitorPost(MAYA, "Is the car park open?", NOW.minusSeconds(90));
            var leftOut = facebook.visitorPostLeftOut(MAYA, "And the café?", NOW.minusSeconds(80));
            facebook.replyAsOwner(listed, "It is.", NOW.minusSeconds(60));
            facebook.replyAsOwner(leftOut, "Until six.", NOW.minusSeconds(60));

            readOn(poller(platform));

            assertThat(practice.talkOf(listed).isAnswered()).isTrue();
            assertThat(practice.talkOf(leftOut).isAnswered()).isTrue();
        }
    }

    private void readOn(Poller poller) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            poller.once();
            practice.clock.advance(Duration.ofMinutes(1));
        }
    }

    private Poller poller(SimulatedPlatform platform) {
        return new Poller(
                practice.x,
                platform.channel(transport),
                practice.intake,
                practice.database,
                practice.channels,
                practice.clock,
                Duration.ofMinutes(1));
    }
}
