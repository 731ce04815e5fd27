package org.bedside.channel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bedside.model.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyAtOnceTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Author ROBIN = new Author("9000000001", "robin_example", "Robin Example");
    private static final int REQUESTS = 40;

    @Test
    void ofManyEqualRepliesAtOnceXPostsOne() throws Exception {
        try (var x = XSimulator.start(InstantSource.fixed(NOON));
                var client = new SimulatorClient(x.address(), x.bearerToken())) {
            var question = x.mention(ROBIN, "When?", NOON);
            var body = "{\"text\":\"At eight.\",\"reply\":{\"in_reply_to_tweet_id\":\"" + question + "\"}}";
            var answers = new ArrayList<Future<SimulatorClient.Heard>>();

            try (var threads = Executors.newCachedThreadPool()) {
                for (int i = 0; i < REQUESTS; i++) {
                    answers.add(threads.submit(() -> client.json("POST", "/2/tweets", body)));
                    x.mention(ROBIN, "And another", NOON);
                }
            }

            assertThat(answers)
                    .filteredOn(answer -> answer.resultNow().status() == 201)
                    .hasSize(1);
            assertThat(x.ownPosts()).hasSize(1);
            assertThat(x.arrivals().count(Operation.POST)).isEqualTo(REQUESTS);
        }
    }

    @Test
    void ofManyEqualRepliesAtOnceFacebookPostsOne() throws Exception {
        try (var facebook = FacebookSimulator.start(InstantSource.fixed(NOON));
                var client = new SimulatorClient(facebook.address(), facebook.pageToken())) {
            var comment = facebook.comment(facebook.post("Flu shots today.", NOON), ROBIN, "When?", NOON);
            var answers = new ArrayList<Future<SimulatorClient.Heard>>();

            try (var threads = Executors.newCachedThreadPool()) {
                for (int i = 0; i < REQUESTS; i++) {
                    answers.add(threads.submit(() -> client.form("/" + comment + "/comments", "message=At+eight.")));
                    facebook.reply(comment, ROBIN, "And another", NOON);
                }
            }

            assertThat(answers)
                    .filteredOn(answer -> answer.resultNow().status() == 200)
                    .hasSize(1);
            assertThat(facebook.ownPosts()).hasSize(1);
            assertThat(facebook.arrivals().count(Operation.POST)).isEqualTo(REQUESTS);
        }
    }
}
