package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bedside.MutableClock;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A pass through many posts, as the first one is, and what people write meanwhile.
class FacebookLongPassTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Author MAYA = new Author("2000000000000000001", "", "Maya Sample");
    private static final Author NOOR = new Author("2000000000000000002", "", "Noor Example");
    private static final int POSTS = 40;

    private final MutableClock clock = new MutableClock(NOW);
    private final FacebookSimulator facebook = FacebookSimulator.start(clock);
    private final HttpTransport transport = new HttpTransport("test");
    private final Channel channel = Connected.to(facebook, transport, facebook.address(), clock);
    /// The newest first.
    private final List<String> posts = IntStream.range(0, POSTS)
            .mapToObj(i -> facebook.post("Post " + i, NOW.minus(Duration.ofDays(i + 1))))
            .toList();

    private Cursor at = Cursor.START;
    private boolean more = true;

    @AfterEach
    void stop() {
        transport.close();
        facebook.close();
    }

    private void askUnderEachPost() {
        for (var post : posts) {
            facebook.comment(post, MAYA, "Is that so?", NOW.minus(Duration.ofHours(20)));
        }
    }

    private List<String> read(int pages) throws Exception {
        var came = new ArrayList<IncomingComment>();
        for (int i = 0; i < pages && more; i++) {
            Page page = channel.fetchAfter(Lane.COMMENTS, at);
            at = page.next();
            more = page.more();
            came.addAll(page.comments());
        }
        return came.stream().map(IncomingComment::text).toList();
    }

    @Test
    void whatIsWrittenMeanwhileDoesNotWaitForItsEnd() throws Exception {
        askUnderEachPost();
        read(POSTS / 2);
        clock.advance(Duration.ofMinutes(6));
        facebook.comment(posts.getFirst(), NOOR, "My chest hurts", clock.instant());

        var soon = read(2);

        assertThat(soon).contains("My chest hurts");
    }

    @Test
    void itGoesOnWhereItWasAndReadsNothingTwice() throws Exception {
        askUnderEachPost();
        read(POSTS / 2);
        clock.advance(Duration.ofMinutes(6));
        facebook.comment(posts.getFirst(), NOOR, "My chest hurts", clock.instant());
        read(3);
        clock.advance(Duration.ofMinutes(6));

        var rest = read(1_000);

        assertThat(more).isFalse();
        assertThat(rest).hasSizeLessThanOrEqualTo(POSTS / 2).doesNotContain("My chest hurts");
        // Each post once, the first again for the new comment, and one that is looked at though nothing calls for it.
        assertThat(facebook.arrivals().count(Operation.COMMENTS)).isBetween(POSTS + 1, POSTS + 2);
    }

    @Test
    void aPostInTheMidstOfWhichItIsIsLeftToIt() throws Exception {
        for (int i = 0; i < 450; i++) {
            facebook.comment(posts.getFirst(), MAYA, "Answer " + i, NOW.minus(Duration.ofHours(20)));
        }
        read(3);
        clock.advance(Duration.ofMinutes(6));
        facebook.comment(posts.getFirst(), NOOR, "My chest hurts", clock.instant());
        facebook.comment(posts.get(1), NOOR, "And my arm", clock.instant());

        var soon = read(2);
        var rest = read(1_000);

        assertThat(soon).containsExactly("And my arm");
        assertThat(rest).contains("Answer 449", "My chest hurts").doesNotContain("Answer 0");
    }
}
