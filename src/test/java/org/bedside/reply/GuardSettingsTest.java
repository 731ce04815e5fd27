package org.bedside.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.List;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Way;
import org.bedside.reply.guard.ReplyGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardSettingsTest {
    private static final String TEXT = "Sorry about your visit.";

    private TestPractice practice;
    private GuardSettings settings;
    private ReplyDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        settings = new GuardSettings(practice.database, practice.activity, practice.clock);
        var check = new ReplyCheck(ReplyGuard.standard(), () -> practice.allowed, settings::privateSoftens);
        desk = new ReplyDesk(practice.records, check, practice.activity, practice.clock);
        practice.take(theirs("1", "When are you open?", NOW));
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aPrivateMessageMaySayMoreUnlessTheManagerSetsItOtherwise() {
        var before = mayGoOut(Way.PRIVATE_REPLY);

        settings.softenPrivate(practice.manager, false);

        assertThat(List.of(before, mayGoOut(Way.PRIVATE_REPLY), mayGoOut(Way.REPLY)))
                .containsExactly(true, false, false);
    }

    @Test
    void itIsInTheActivityOnce() {
        settings.softenPrivate(practice.manager, false);
        settings.softenPrivate(practice.manager, false);

        List<ActivityEntry> entries = practice.database.read(tx -> practice.entries.of(tx, "setting guard.private"));
        assertThat(entries).extracting(ActivityEntry::what).containsExactly(What.GUARD_SET);
    }

    @Test
    void onlyAManagerDecides() {
        assertThatThrownBy(() -> settings.softenPrivate(practice.doctor, false)).hasMessage("not-permitted.set_guard");

        assertThat(settings.privateSoftens()).isTrue();
    }

    private boolean mayGoOut(Way way) {
        return desk.judge(practice.talkOf("1").id(), way, TEXT).mayGoOut();
    }
}
