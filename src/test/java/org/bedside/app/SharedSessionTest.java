package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import org.bedside.CutLine;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Reply;
import org.bedside.settings.DataFolder;
import org.bedside.store.ServerAddress;
import org.bedside.store.StoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A desktop of a shared practice whose line is lost, and that ends before it is back.
@Tag("fault")
@Timeout(120)
class SharedSessionTest {
    @Test
    void whatWasWrittenWhileTheLineWasLostIsADraftAfterTheNextStart(@TempDir Path folder) {
        var line = new CutLine(TestDatabase.server().getPort());
        try (var practice = TestPractice.open(TestDatabase.SERVER, folder)) {
            practice.take(theirs("1", "When are you open?", NOW));
            var talk = practice.talkOf("1").id();
            try (var session = session(practice, folder, TestDatabase.address(folder, line.port()))) {
                line.close();
                assertThatThrownBy(() -> session.wiring()
                                .orElseThrow()
                                .replyDesk
                                .saveDraft(practice.staff, talk, "We open at eight"))
                        .isInstanceOf(StoreException.class);
            }

            try (var session = session(practice, folder, TestDatabase.address(folder))) {
                session.wiring().orElseThrow().replyDesk.handOverAll();
            }

            assertThat(practice.database.read(tx -> practice.replies.of(tx, talk)).stream()
                            .map(Reply::text))
                    .containsExactly("We open at eight");
        }
    }

    private static Session session(TestPractice practice, Path folder, ServerAddress server) {
        return Session.shared(DataFolder.open(folder.resolve("desk")), server, practice.clock);
    }
}
