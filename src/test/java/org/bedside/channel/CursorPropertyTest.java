package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bedside.MutableClock;
import org.bedside.SimulatedPlatform;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;

/// Whatever people and platform do while we read, page by page, everything is read, and our own
/// words after what they answer.
class CursorPropertyTest {
    private static final HttpTransport TRANSPORT = new HttpTransport("test");

    /// So far that what is read again on X for good measure is a comment or two.
    private static final Duration APART = Duration.ofSeconds(40);

    /// One thing that happens.
    enum What {
        ASK,
        ANSWER,
        READ_A_PAGE,
        READ_A_SHORT_PAGE,
        READ_A_PAGE_TWICE,
        READ_A_REPEATED_ITEM,
        BREAK_OFF,
        BE_FORGOTTEN,
        WAIT
    }

    record Step(What what, int number) {}

    @AfterContainer
    static void hangUp() {
        TRANSPORT.close();
    }

    @Property(tries = 150)
    void everythingIsRead(@ForAll SimulatedPlatform.Kind kind, @ForAll("steps") List<Step> steps) throws Exception {
        var clock = new MutableClock(NOW);
        try (var platform = kind.start(clock)) {
            var channel = platform.channel(TRANSPORT);
            var asked = new ArrayList<String>();
            var answers = new LinkedHashMap<String, String>();
            var read = new ArrayList<IncomingComment>();
            var cursor = Cursor.START;
            for (var step : steps) {
                clock.advance(Duration.ofSeconds(1));
                switch (step.what()) {
                    case ASK -> {
                        for (int i = 0; i < step.number(); i++) {
                            clock.advance(APART);
                            asked.add(platform.ask(MAYA, "Question " + asked.size(), clock.instant()));
                        }
                    }
                    case ANSWER -> {
                        for (int i = 0; i < step.number() % 4 && !asked.isEmpty(); i++) {
                            clock.advance(APART);
                            var to = asked.get((asked.size() - 1 + i * step.number()) % asked.size());
                            answers.put(platform.answer(to, "Answer " + answers.size(), clock.instant()), to);
                        }
                    }
                    case READ_A_PAGE -> cursor = readOne(channel, cursor, read);
                    case READ_A_SHORT_PAGE -> {
                        platform.faults().everywhere(new Fault.ShortPage(step.number()));
                        cursor = readOne(channel, cursor, read);
                    }
                    case READ_A_PAGE_TWICE -> {
                        readOne(channel, cursor, read);
                        cursor = readOne(channel, cursor, read);
                    }
                    case READ_A_REPEATED_ITEM -> {
                        platform.faults().everywhere(new Fault.DuplicatePage());
                        cursor = readOne(channel, cursor, read);
                    }
                    case BREAK_OFF -> {
                        platform.faults().everywhere(new Fault.TruncatedBody());
                        cursor = readOne(channel, cursor, read);
                    }
                    case BE_FORGOTTEN -> cursor = readOne(channel, forgotten(cursor), read);
                    case WAIT -> clock.advance(Duration.ofHours(4L * step.number()));
                }
                platform.faults().clear();
            }

            read.addAll(readToTheEnd(channel, cursor));

            var ids = read.stream().map(IncomingComment::externalId).toList();
            assertThat(ids).containsAll(asked);
            assertThat(answers.entrySet()).allMatch(answer -> isAfter(ids, answer));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.values()), Arbitraries.integers().between(1, 12))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    private static Cursor readOne(Channel channel, Cursor cursor, List<IncomingComment> read)
            throws ChannelException, InterruptedException {
        try {
            var page = channel.fetchAfter(Lane.COMMENTS, cursor);
            read.addAll(page.comments());
            return page.next();
        } catch (NoAnswer _) {
            return new Cursor(cursor.value());
        }
    }

    /// With names of pages that the platform does not know any more.
    private static Cursor forgotten(Cursor cursor) {
        return new Cursor(cursor.value().replaceAll("\"(token|comments|list)\":\"[^\"]+\"", "\"$1\":\"forgotten\""));
    }

    /// Two whole passes: the one under way, and one that sees everything as it stands now.
    private static List<IncomingComment> readToTheEnd(Channel channel, Cursor from)
            throws ChannelException, InterruptedException {
        var read = new ArrayList<IncomingComment>();
        var cursor = from;
        for (int passes = 0; passes < 3; ) {
            var page = channel.fetchAfter(Lane.COMMENTS, cursor);
            read.addAll(page.comments());
            cursor = page.next();
            passes += page.more() ? 0 : 1;
        }
        return read;
    }

    private static boolean isAfter(List<String> ids, Map.Entry<String, String> answer) {
        return ids.lastIndexOf(answer.getKey()) > ids.indexOf(answer.getValue());
    }
}
