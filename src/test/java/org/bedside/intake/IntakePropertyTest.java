package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bedside.TestPractice;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.jspecify.annotations.Nullable;

/// Any order, any overlap and any cut of pages leave the same comments in the same conversations.
class IntakePropertyTest {
    private static @Nullable TestPractice practice;
    private static int tries;

    @BeforeContainer
    static void open() throws IOException {
        var folder = Files.createTempDirectory(Path.of("target"), "intake-property");
        practice = TestPractice.open(folder);
    }

    @AfterContainer
    static void close() {
        practice().close();
    }

    @Property(tries = 40)
    void pagesOfAnyKindLeaveTheSameComments(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 3) Integer> people,
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 6) Integer> cuts,
            @ForAll Random random) {
        var inOrder = comments("a" + tries, people);
        var anyhow = comments("b" + tries++, people);
        practice().take(inOrder.toArray(IncomingComment[]::new));

        for (var page : pages(anyhow, cuts, random)) {
            practice().take(page.toArray(IncomingComment[]::new));
        }

        assertThat(talks(anyhow)).isEqualTo(talks(inOrder));
    }

    /// The same as often as asked for, by the same people, under identifiers of their own.
    private static List<IncomingComment> comments(String run, List<Integer> people) {
        return IntStream.range(0, people.size())
                .mapToObj(i -> TestPractice.theirs(
                        run + "-" + i,
                        new Author(run + "-" + people.get(i), "sample" + people.get(i), "Sample Person"),
                        "thread-" + run,
                        "Question " + i + (i % 3 == 0 ? " #billing" : ""),
                        NOW.minusSeconds(1_000 - i)))
                .toList();
    }

    /// Shuffled and cut, and then some of them again.
    private static List<List<IncomingComment>> pages(List<IncomingComment> all, List<Integer> cuts, Random random) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        var pages = new ArrayList<List<IncomingComment>>();
        int from = 0;
        for (var size : cuts) {
            int overlap = random.nextInt(from + 1);
            int to = Math.min(shuffled.size(), from + size);
            pages.add(List.copyOf(shuffled.subList(overlap, to)));
            from = to;
        }
        pages.add(List.copyOf(shuffled.subList(from, shuffled.size())));
        pages.add(pages.get(random.nextInt(pages.size())));
        return pages;
    }

    /// By person: what they wrote in the order in which it is kept, and what became of their
    /// conversation.
    private static Map<String, List<Object>> talks(List<IncomingComment> comments) {
        var talks = new HashMap<String, List<Object>>();
        for (var comment : comments) {
            var talk = practice().talkOf(comment.externalId());
            var words = practice().database.read(tx -> practice().comments.of(tx, talk.id())).stream()
                    .map(kept -> kept.text())
                    .toList();
            talks.put(
                    comment.author().handle(),
                    List.of(words, talk.preview(), talk.receivedAt(), talk.triage(), talk.isOpen()));
        }
        return talks;
    }

    private static TestPractice practice() {
        if (practice == null) {
            throw new IllegalStateException("not open");
        }
        return practice;
    }
}
