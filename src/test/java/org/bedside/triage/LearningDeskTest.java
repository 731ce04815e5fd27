package org.bedside.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Category;
import org.bedside.model.Conversation;
import org.bedside.model.LearntModel;
import org.bedside.model.LearntModel.State;
import org.bedside.practice.Refused;
import org.bedside.store.LeaseStore;
import org.bedside.store.ModelStore;
import org.bedside.store.ModelStore.Decision;
import org.bedside.store.RetentionStore;
import org.bedside.triage.LearningDesk.Learnt;
import org.bedside.triage.LearningDesk.Tried;
import org.bedside.triage.learning.Lesson;
import org.bedside.triage.learning.School;
import org.bedside.triage.learning.Trainer;
import org.bedside.triage.rules.TriageRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LearningDeskTest {
    private static final TriageRules RULES = TriageRules.load();
    private static final String TORTOISE = "the purple tortoise ambles along slowly";
    private static final List<Lesson> LESSONS = lessons();

    private final TestDatabase where;
    private TestPractice practice;
    private TriageDesk triage;
    private Assessor assessor;
    private LearningDesk desk;
    private int comments;

    LearningDeskTest(TestDatabase where) {
        this.where = where;
    }

    private static List<Lesson> lessons() {
        var lessons = new ArrayList<Lesson>();
        for (var who : List.of("she", "he", "the man", "our dog", "that boy")) {
            lessons.add(new Lesson(Set.of(Category.SPAM), who + " saw the purple tortoise which ambles along"));
            lessons.add(new Lesson(Set.of(), who + " saw a green bus that slowly drives along"));
            lessons.add(new Lesson(Set.of(Category.VIOLENCE), who + " shakes the orange lantern wildly"));
        }
        return lessons;
    }

    private static School school(String madeOf, List<Lesson> frozen) {
        return new School(Trainer.train(LESSONS, _ -> Set.of()), madeOf, () -> LESSONS, () -> frozen);
    }

    private static School school() {
        return school("first", List.of(new Lesson(Set.of(Category.VIOLENCE), "shakes the orange lantern")));
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        triage = new TriageDesk(
                practice.database, practice.conversations, practice.activity, practice.targets, practice.clock);
        assessor = new Assessor(RULES, school().model());
        desk = desk(school());
    }

    @AfterEach
    void close() {
        practice.close();
    }

    private LearningDesk desk(School school) {
        assessor = new Assessor(RULES, school.model());
        return new LearningDesk(practice.database, practice.activity, RULES, assessor, school, practice.clock);
    }

    private Conversation begin(String words) {
        var id = "c" + comments++;
        practice.take(theirs(id, NOOR, "thread " + id, words, NOW));
        return practice.talkOf(id);
    }

    private void decide(String words, Category category) {
        triage.setCategory(practice.manager, begin(words).id(), category);
    }

    private List<Decision> decisions() {
        return practice.database.read(tx -> new ModelStore().decisions(tx, 10));
    }

    private Set<Category> flags(String text) {
        return assessor.assess(text).flags();
    }

    private List<ActivityEntry> entries(What what) {
        return practice.database.read(practice.entries::all).stream()
                .filter(entry -> entry.what() == what)
                .toList();
    }

    @Test
    void triageLearnsWhatAMemberDecided() {
        assertThat(flags(TORTOISE)).contains(Category.SPAM).doesNotContain(Category.BOUNDARY);
        decide(TORTOISE, Category.BOUNDARY);

        desk.once();

        assertThat(flags(TORTOISE)).contains(Category.BOUNDARY);
        assertThat(desk.all()).singleElement().satisfies(learnt -> {
            assertThat(learnt.version().state()).isEqualTo(State.LIVE);
            assertThat(learnt.version().lessons()).isEqualTo(1);
            assertThat(learnt.tried()).containsEntry(Category.VIOLENCE, new Tried(1, 1, 1));
        });
        assertThat(entries(What.MODEL_LEARNT)).singleElement().satisfies(entry -> {
            assertThat(entry.reference()).isEqualTo("model 1");
            assertThat(entry.member()).isEmpty();
        });
    }

    @Test
    void nothingNewIsNotLearntAgain() {
        desk.once();
        assertThat(desk.all()).isEmpty();
        decide(TORTOISE, Category.BOUNDARY);
        desk.once();

        desk.once();

        assertThat(desk.all()).hasSize(1);
    }

    @Test
    void whatFindsLessOfTheUrgentIsNeverUsed() {
        for (var words : List.of("shakes the orange lantern", "he shakes the orange lantern", "the orange lantern")) {
            decide(words, Category.PRAISE);
            decide(words + " again", Category.PRAISE);
        }

        desk.once();

        assertThat(desk.all()).singleElement().satisfies(learnt -> {
            assertThat(learnt.version().state()).isEqualTo(State.REFUSED);
            assertThat(learnt.tried()).containsEntry(Category.VIOLENCE, new Tried(1, 1, 0));
        });
        assertThat(flags("shakes the orange lantern")).contains(Category.VIOLENCE);
        assertThat(entries(What.MODEL_REFUSED)).hasSize(1);
        assertThatThrownBy(() -> desk.use(practice.doctor, 1)).isInstanceOf(Refused.class);
    }

    @Test
    void oneGoesBackToAnEarlierVersionAndToTheShippedOne() {
        decide(TORTOISE, Category.BOUNDARY);
        desk.once();
        decide("a green bus that slowly drives along", Category.BILLING);
        practice.clock.advance(Duration.ofHours(1));
        desk.once();
        assertThat(flags("a green bus that slowly drives along")).contains(Category.BILLING);

        desk.use(practice.doctor, 1);
        assertThat(flags("a green bus that slowly drives along")).doesNotContain(Category.BILLING);
        assertThat(flags(TORTOISE)).contains(Category.BOUNDARY);
        assertThat(desk.all().stream().map(Learnt::version).map(LearntModel::state))
                .containsExactly(State.EARLIER, State.LIVE);

        desk.useShipped(practice.manager);
        desk.once();
        assertThat(flags(TORTOISE)).doesNotContain(Category.BOUNDARY);
        assertThat(entries(What.MODEL_CHOSEN).stream().map(ActivityEntry::member))
                .containsExactlyInAnyOrder(Optional.of(practice.doctor.id()), Optional.of(practice.manager.id()));
    }

    @Test
    void whoMayNotDecideOnTriageMayNotChooseWhatItLearnt() {
        decide(TORTOISE, Category.BOUNDARY);
        desk.once();

        assertThatThrownBy(() -> desk.use(practice.staff, 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.useShipped(practice.staff)).isInstanceOf(Refused.class);
        assertThat(flags(TORTOISE)).contains(Category.BOUNDARY);
    }

    @Test
    void anotherDesktopUsesWhatWasLearnt() {
        decide(TORTOISE, Category.BOUNDARY);
        desk.once();

        var other = desk(school());
        assertThat(flags(TORTOISE)).doesNotContain(Category.BOUNDARY);
        other.once();

        assertThat(flags(TORTOISE)).contains(Category.BOUNDARY);
        assertThat(other.all()).hasSize(1);
    }

    @Test
    void aNewerBedsideLearnsAnew() {
        decide(TORTOISE, Category.BOUNDARY);
        desk.once();
        practice.database.change(tx -> new LeaseStore().release(tx, "learning"));

        var newer = desk(school("second", List.of()));
        newer.once();

        assertThat(newer.all().stream().map(learnt -> learnt.version().base())).containsExactly("second", "first");
        assertThat(flags(TORTOISE)).contains(Category.BOUNDARY);
    }

    @Test
    void whatRetentionRemovedIsForgotten() {
        decide(TORTOISE, Category.BOUNDARY);
        assertThat(decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.text()).isEqualTo(TORTOISE));

        triage.close(practice.manager, practice.talkOf("c0").id(), Conversation.CloseReason.SPAM);
        practice.database.change(tx -> new RetentionStore()
                .remove(tx, NOW.plus(Duration.ofDays(900)), 10, "[removed]", NOW.plus(Duration.ofDays(901))));

        assertThat(decisions()).isEmpty();
    }

    @Test
    void noWordOfAPatientIsKeptInAModel() {
        decide("quixotarian blumfidget quixotarian blumfidget", Category.BOUNDARY);
        desk.once();

        var weights =
                practice.database.read(tx -> new ModelStore().weights(tx, 1)).orElseThrow();

        assertThat(new String(weights, StandardCharsets.ISO_8859_1))
                .contains("tortoise")
                .doesNotContain("quixo", "blumf");
    }

    @Test
    void onlyTheNewestCanBeGoneBackTo() {
        for (int round = 1; round <= 7; round++) {
            decide(TORTOISE + " " + round, Category.BOUNDARY);
            practice.clock.advance(Duration.ofHours(1));
            desk.once();
        }

        assertThat(desk.all().stream().map(learnt -> learnt.version().usable()))
                .containsExactly(true, true, true, true, true, false, false);
        assertThatThrownBy(() -> desk.use(practice.manager, 1)).isInstanceOf(Refused.class);
    }
}
