package org.bedside.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.bedside.CutLine;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.Database;
import org.bedside.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A desktop whose line to the server is lost while somebody writes there.
@Tag("fault")
@Timeout(120)
class KeptDraftsTest {
    private static final String WORDS = "We open at eight, zebrafinch";

    private final CutLine line = new CutLine(TestDatabase.server().getPort());
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Path folder;
    private TestPractice others;
    private ConversationId talk;

    @BeforeEach
    void open(@TempDir Path place) {
        folder = place;
        others = TestPractice.open(TestDatabase.SERVER, folder);
        opened.add(others);
        others.take(theirs("1", "When are you open?", NOW));
        talk = others.talkOf("1").id();
    }

    @AfterEach
    void close() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
        line.close();
    }

    @Test
    void whatTheServerTookDoesNotWait() {
        var desk = desk(TestDatabase.server().getPort());

        desk.saveDraft(others.staff, talk, WORDS);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsRefusedDoesNotWait() {
        var desk = desk(TestDatabase.server().getPort());
        others.approved(talk, ANSWER);

        assertThatThrownBy(() -> desk.saveDraft(others.staff, talk, WORDS)).isInstanceOf(Refused.class);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatTheServerCouldNotBeToldIsHandedOverByTheNextRun() {
        writeWhileTheLineIsLost(others.staff);

        var left = desk(TestDatabase.server().getPort()).handOverAll();

        assertThat(left).isEmpty();
        assertThat(drafts()).containsExactly(Tuple.tuple(WORDS, others.staff.id()));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void theWordsThatWaitCannotBeReadFromTheDisk() throws IOException {
        writeWhileTheLineIsLost(others.staff);

        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("zebrafinch");
            }
        }
        assertThat(waiting()).extracting(kept -> kept.written().words()).containsExactly(WORDS);
    }

    @Test
    void whatSomebodyElseWroteMeanwhileStandsAboveTheWords() {
        writeWhileTheLineIsLost(others.staff);
        others.desk.saveDraft(others.doctor, talk, "Thank you.");

        desk(TestDatabase.server().getPort()).handOverAll();

        assertThat(drafts()).containsExactly(Tuple.tuple("Thank you.\n\n" + WORDS, others.staff.id()));
    }

    @Test
    void aReplyThatWaitsForADoctorStaysAsItIsAndSoDoTheWords() {
        writeWhileTheLineIsLost(others.staff);
        others.desk.submit(others.manager, talk, ANSWER);
        var desk = desk(TestDatabase.server().getPort());

        var left = desk.handOverAll();

        assertThat(left).isEqualTo(Map.of(talk, new Written(WORDS, Optional.empty())));
        assertThat(drafts()).containsExactly(Tuple.tuple(ANSWER, others.manager.id()));
        assertThat(waiting()).extracting(kept -> kept.written().words()).containsExactly(WORDS);
    }

    @Test
    void wordsWhoseCommitWasNotHeardAreNotADraftAgain() {
        var desk = desk(line.port());
        line.cutAtNextCommit();
        assertThatThrownBy(() -> desk.submit(others.staff, talk, ANSWER)).isInstanceOf(StoreException.class);
        var submitted = others.desk.waiting().getFirst();
        others.desk.reject(others.doctor, submitted.id(), "Warmer, please.");
        others.desk.submit(others.staff, talk, ANSWER);

        var left = desk.handOverAll();

        assertThat(left).isEmpty();
        assertThat(others.desk.waiting()).extracting(Reply::text).containsExactly(ANSWER);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void wordsThatAreHandedOverReplaceThoseThatWaited() {
        writeWhileTheLineIsLost(others.staff);
        var desk = desk(TestDatabase.server().getPort());

        desk.handOver(others.staff.id(), talk, new Written(WORDS + ", and close at five", Optional.empty()));

        assertThat(waiting()).isEmpty();
        assertThat(drafts()).containsExactly(Tuple.tuple(WORDS + ", and close at five", others.staff.id()));
    }

    @Test
    void theSameWordsInAnswerToANewCommentAreADraft() {
        var sent = others.approved(talk, ANSWER).startSending(NOW).sent("own-1", NOW);
        others.database.change(tx -> others.replies.save(tx, sent));
        others.take(theirs("2", "And today?", NOW.plusSeconds(60)));
        var desk = desk(TestDatabase.server().getPort());

        desk.handOver(others.staff.id(), talk, new Written(ANSWER, Optional.empty()));

        assertThat(drafts())
                .containsExactly(Tuple.tuple(ANSWER, others.staff.id()), Tuple.tuple(ANSWER, others.staff.id()));
    }

    private void writeWhileTheLineIsLost(Member by) {
        var desk = desk(line.port());
        line.close();
        assertThatThrownBy(() -> desk.saveDraft(by, talk, WORDS)).isInstanceOf(StoreException.class);
    }

    private ReplyDesk desk(int port) {
        var server = server(port);
        var drafts = KeptDrafts.open(server, folder);
        drafts.ifPresent(opened::add);
        var records = new ReplyRecords(server, others.conversations, others.comments, others.replies);
        return new ReplyDesk(records, others.check, others.activity, others.clock, drafts);
    }

    private Database server(int port) {
        var server = Database.open(TestDatabase.address(folder, port));
        opened.add(server);
        return server;
    }

    private List<KeptDrafts.Kept> waiting() {
        try (var drafts = KeptDrafts.open(others.database, folder).orElseThrow()) {
            return drafts.all();
        }
    }

    private List<Tuple> drafts() {
        return others.database.read(tx -> others.replies.of(tx, talk)).stream()
                .map(reply -> Tuple.tuple(reply.text(), reply.author()))
                .toList();
    }
}
