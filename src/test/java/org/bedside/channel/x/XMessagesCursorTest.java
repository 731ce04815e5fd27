package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bedside.MutableClock;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One identifier from far ahead does not hide the messages that come after it.
@Tag("fault")
class XMessagesCursorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Author MAYA = new Author("2000000000000000001", "mayasample", "Maya Sample");
    private static final String FAR_AHEAD = "99999999999999999999";

    private final MutableClock clock = new MutableClock(NOW);
    private final XSimulator x = XSimulator.start(clock);
    private final HttpTransport transport = new HttpTransport("test");
    private Channel channel;

    @BeforeEach
    void connect() {
        channel = Connected.to(x, transport, x.address(), clock);
    }

    @AfterEach
    void stop() {
        transport.close();
        x.close();
    }

    @Test
    void anIdentifierFromFarAheadHidesNothingThatComesAfterIt() throws Exception {
        var odd = x.directMessage(MAYA, "Hello", NOW.minusSeconds(60));
        x.faults().next(Operation.MESSAGES, new Fault.Altered(body -> body.replace(odd, FAR_AHEAD)));
        var end = read(Cursor.START).getLast().next();
        clock.advance(Duration.ofHours(1));
        var late = writeMoreThanAPage();

        assertThat(ids(read(end))).containsAll(late);
    }

    @Test
    void aCursorThatWasMovedFarAheadBeforeComesBack() throws Exception {
        x.directMessage(MAYA, "Hello", NOW.minusSeconds(60));
        var end =
                read(new Cursor("{\"since\":\"" + FAR_AHEAD + "\"}")).getLast().next();
        clock.advance(Duration.ofHours(1));
        var late = writeMoreThanAPage();

        assertThat(ids(read(end))).containsAll(late);
    }

    private List<String> writeMoreThanAPage() {
        return IntStream.range(0, 250)
                .mapToObj(i ->
                        x.directMessage(MAYA, "Question " + i, clock.instant().minusSeconds(1_000L - i)))
                .toList();
    }

    private List<Page> read(Cursor from) throws ChannelException, InterruptedException {
        var pages = new ArrayList<>(List.of(channel.fetchAfter(Lane.MESSAGES, from)));
        while (pages.getLast().more()) {
            pages.add(channel.fetchAfter(Lane.MESSAGES, pages.getLast().next()));
        }
        return pages;
    }

    private static List<String> ids(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.comments().stream())
                .map(IncomingComment::externalId)
                .toList();
    }
}
