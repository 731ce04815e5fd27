package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.intake.Prices;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.model.Way;
import org.bedside.reply.Written;
import org.bedside.reply.canned.CannedReply;
import org.bedside.reply.canned.Placeholder;
import org.bedside.reply.source.TrustedSources;
import org.bedside.store.FullDisk;
import org.bedside.ui.Background;
import org.bedside.ui.Clinic;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Turns;
import org.bedside.ui.reply.ComposerViewModel.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerViewModelTest {
    private static final String TOO_LONG = "a".repeat(12_000);
    private static final String ROOM_NEEDED = "Please call us. ".repeat(400);
    private static final CannedReply TWO_VARIANTS = new CannedReply(
            "Call us",
            "callus",
            Category.BILLING,
            "en",
            true,
            List.of("Please call {practice phone}.", "Do call {practice phone} about {topic}."));

    private final Turns workers = new Turns();
    private final List<Runnable> afterPause = new ArrayList<>();
    private Clinic clinic;
    private SignedIn signedIn;
    private ConversationId bill;
    private ConversationId parker;
    private ComposerViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        parker = clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        signedIn = clinic.signedIn();
        signedIn.memberProperty().set(clinic.staff);
        model = model(Clinic.direct());
        show(bill);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void whatWasTypedIsKeptAfterAPause() {
        type("Thank you");

        pause();

        assertThat(texts(bill)).containsExactly("Thank you");
        assertThat(clinic.replies(bill).getFirst().author()).isEqualTo(clinic.staff.id());
    }

    @Test
    void whileOneGoesOnTypingNothingIsKept() {
        type("Thank");
        type("Thank you");

        afterPause.getFirst().run();

        assertThat(texts(bill)).isEmpty();
    }

    @Test
    void anUntouchedTextLeavesNothingBehind() {
        model.saveNow();

        assertThat(texts(bill)).isEmpty();
    }

    @Test
    void aRefreshDoesNotOverwriteWhatIsBeingTyped() {
        type("Thank you");
        pause();
        type("Thank you for writ");

        show(bill);

        assertThat(model.textProperty().get()).isEqualTo("Thank you for writ");
    }

    @Test
    void aRefreshReadBeforeTheLatestWordsWereKeptDoesNotBringTheOldOnesBack() {
        type("Thank");
        pause();
        var readBefore = Optional.of(clinic.details(bill));
        type("Thank you");
        pause();

        model.show(readBefore);

        assertThat(model.textProperty().get()).isEqualTo("Thank you");
    }

    @Test
    void openingAnotherConversationKeepsTheDraft() {
        type("Thank you");

        show(parker);
        var there = model.textProperty().get();
        show(bill);

        assertThat(there).isEmpty();
        assertThat(texts(bill)).containsExactly("Thank you");
        assertThat(texts(parker)).isEmpty();
        assertThat(model.textProperty().get()).isEqualTo("Thank you");
    }

    @Test
    void aDraftThatIsStillOnItsWayIsThereWhenItsConversationIsOpenedAgain() {
        var slow = slow();
        slow.show(Optional.of(clinic.details(bill)));
        slow.textProperty().set("Thank you");
        slow.show(Optional.of(clinic.details(parker)));

        slow.show(Optional.of(clinic.details(bill)));

        assertThat(slow.textProperty().get()).isEqualTo("Thank you");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOO_LONG_NAME, "NUL"})
    void whatCannotBeKeptIsSaidAndStaysInTheField(String kind) {
        var words = unkeepable(kind);
        type(words);

        pause();

        assertThat(model.problemProperty().get()).isEqualTo(problem(kind));
        assertThat(model.textProperty().get()).isEqualTo(words);
        assertThat(texts(bill)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {TOO_LONG_NAME, "NUL"})
    void whatCannotBeKeptIsThereAgainAfterAnotherConversation(String kind) {
        var words = unkeepable(kind);
        type(words);

        show(parker);
        show(bill);
        pause();

        assertThat(model.textProperty().get()).isEqualTo(words);
        assertThat(model.problemProperty().get()).isEqualTo(problem(kind));
        assertThat(texts(parker)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {TOO_LONG_NAME, "NUL"})
    void whatCannotBeKeptCannotBeSubmittedEither(String kind) {
        var words = unkeepable(kind);
        type(words);

        model.submit();

        assertThat(model.problemProperty().get()).isEqualTo(problem(kind));
        assertThat(model.textProperty().get()).isEqualTo(words);
        assertThat(model.stageProperty().get()).isEqualTo(Stage.WRITING);
    }

    @Test
    void whatTheStoreHadNoRoomForIsSaidAndKeptWhenItIsHandedOverAgain() {
        FullDisk.of(clinic.database);
        type(ROOM_NEEDED);
        pause();
        var problem = model.problemProperty().get();
        FullDisk.makeRoom(clinic.database);

        model.keepAgain();

        assertThat(problem).startsWith("The disk is full");
        assertThat(texts(bill)).containsExactly(ROOM_NEEDED);
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void whatTheStoreHadNoRoomForIsKeptForItsWriterAfterAnotherConversationWasOpened() {
        FullDisk.of(clinic.database);
        type(ROOM_NEEDED);
        show(parker);
        signedIn.memberProperty().set(clinic.manager);
        FullDisk.makeRoom(clinic.database);

        model.keepAgain();

        assertThat(clinic.replies(bill))
                .extracting(Reply::text, Reply::author)
                .containsExactly(tuple(ROOM_NEEDED, clinic.staff.id()));
        assertThat(texts(parker)).isEmpty();
        assertThat(model.textProperty().get()).isEmpty();
    }

    @Test
    void whatSomebodyElseWroteMeanwhileStandsAboveTheWordsThatAreHandedOverAgain() {
        FullDisk.of(clinic.database);
        type(ROOM_NEEDED);
        pause();
        FullDisk.makeRoom(clinic.database);
        clinic.replyDesk.saveDraft(clinic.doctor, bill, "Thank you.");

        model.keepAgain();

        assertThat(texts(bill)).containsExactly("Thank you.\n\n" + ROOM_NEEDED);
        assertThat(model.textProperty().get()).isEqualTo("Thank you.\n\n" + ROOM_NEEDED);
    }

    @Test
    void wordsThatAreBroughtBackStandInTheirConversation() {
        model.bringBack(Map.of(parker, new Written("Yes, behind the house.", Optional.empty())));

        show(parker);

        assertThat(model.textProperty().get()).isEqualTo("Yes, behind the house.");
        assertThat(texts(parker)).isEmpty();
    }

    @Test
    void whatWasRefusedIsNotHandedOverAgain() {
        var slow = slow();
        slow.show(Optional.of(clinic.details(bill)));
        slow.textProperty().set(TOO_LONG);
        slow.show(Optional.of(clinic.details(parker)));
        workers.all();

        slow.keepAgain();

        assertThat(workers.waiting()).isZero();
    }

    @Test
    void anEmptyTextCannotBeSubmitted() {
        type("  \n");

        model.submit();

        assertThat(model.problemProperty().get()).isEqualTo("There is nothing to send yet.");
        assertThat(model.textProperty().get()).isEqualTo("  \n");
    }

    @Test
    void whatTheGuardSaysIsShownAfterAPause() {
        type(Clinic.BLOCKED);

        pause();

        assertThat(model.findings()).isEqualTo(clinic.replyDesk.findings(bill, Way.REPLY, Clinic.BLOCKED));
        assertThat(model.isBlocked()).isTrue();
    }

    @Test
    void whatTheGuardRefusesStaysInTheField() {
        type(Clinic.BLOCKED);

        model.submit();

        assertThat(model.problemProperty().get())
                .isEqualTo("The guard holds this text back. Mend what is listed below the text, then try again.");
        assertThat(model.textProperty().get()).isEqualTo(Clinic.BLOCKED);
        assertThat(model.stageProperty().get()).isEqualTo(Stage.WRITING);
        assertThat(model.isBlocked()).isTrue();
    }

    @Test
    void whatWasSubmittedWaitsForADoctor() {
        type(Clinic.CLEAN);

        model.submit();

        assertThat(model.stageProperty().get()).isEqualTo(Stage.WAITING);
        assertThat(model.noteProperty().get())
                .isEqualTo("A doctor reads this before it goes out. Editing it takes it back.");
        assertThat(texts(bill)).containsExactly(Clinic.CLEAN);
    }

    @Test
    void aPauseAfterSubmittingDoesNotTakeTheReplyBack() {
        var slow = slow();
        slow.show(Optional.of(clinic.details(bill)));
        slow.textProperty().set(Clinic.CLEAN);
        slow.submit();

        pause();
        workers.all();

        assertThat(slow.stageProperty().get()).isEqualTo(Stage.WAITING);
        assertThat(state(bill)).isInstanceOf(Reply.State.AwaitingApproval.class);
    }

    @Test
    void whatIsSubmittedWhileItsDraftIsBeingKeptIsSubmittedAfterIt() {
        var slow = slow();
        slow.show(Optional.of(clinic.details(bill)));
        workers.all();
        slow.textProperty().set(Clinic.CLEAN);
        slow.saveNow();
        slow.submit();

        var atOnce = workers.waiting();
        workers.all();

        assertThat(atOnce).isEqualTo(1);
        assertThat(state(bill)).isInstanceOf(Reply.State.AwaitingApproval.class);
    }

    @Test
    void whatBecomesOfAReplyLeavesTheConversationAloneThatWasOpenedSince() {
        var slow = slow();
        slow.show(Optional.of(clinic.details(bill)));
        slow.textProperty().set(Clinic.CLEAN);
        slow.submit();
        slow.show(Optional.of(clinic.details(parker)));

        workers.all();
        slow.saveNow();
        workers.all();

        assertThat(slow.stageProperty().get()).isEqualTo(Stage.WRITING);
        assertThat(texts(parker)).isEmpty();
    }

    @Test
    void takingBackMakesADraftOfIt() {
        clinic.submitted(bill);
        show(bill);

        model.takeBack();

        assertThat(model.stageProperty().get()).isEqualTo(Stage.WRITING);
        assertThat(model.textProperty().get()).isEqualTo(Clinic.CLEAN);
        assertThat(state(bill)).isInstanceOf(Reply.State.Draft.class);
    }

    @Test
    void takingBackLeavesTheConversationAloneThatWasOpenedSince() {
        clinic.submitted(bill);
        var slow = slow();
        slow.show(Optional.of(clinic.details(bill)));
        slow.takeBack();
        slow.show(Optional.of(clinic.details(parker)));

        workers.all();
        slow.saveNow();
        workers.all();

        assertThat(slow.textProperty().get()).isEmpty();
        assertThat(texts(parker)).isEmpty();
    }

    @Test
    void whatADoctorAsksForStandsAboveTheDraft() {
        var waiting = clinic.submitted(bill);
        clinic.replyDesk.reject(clinic.doctor, waiting.id(), "Warmer, please.");

        show(bill);

        assertThat(model.noteProperty().get()).isEqualTo("Dr. Amara Okafor asks for a change: Warmer, please.");
        assertThat(model.stageProperty().get()).isEqualTo(Stage.WRITING);
        assertThat(model.textProperty().get()).isEqualTo(Clinic.CLEAN);
    }

    @Test
    void anApprovedReplyIsOnItsWayAndCannotBeEdited() {
        clinic.approved(bill);

        show(bill);

        assertThat(model.stageProperty().get()).isEqualTo(Stage.UNDER_WAY);
        assertThat(model.noteProperty().get()).isEqualTo("Approved and on its way.");
    }

    @Test
    void aLegalMatterIsLocked() {
        clinic.triageDesk.setCategory(clinic.manager, bill, Category.LEGAL);

        show(bill);
        model.submit();

        assertThat(model.stageProperty().get()).isEqualTo(Stage.LOCKED);
        assertThat(texts(bill)).isEmpty();
    }

    @Test
    void whatWasBeingTypedOutlivesALock() {
        type("Thank you");
        clinic.triageDesk.setCategory(clinic.manager, bill, Category.LEGAL);
        show(bill);
        clinic.triageDesk.setCategory(clinic.manager, bill, Category.BILLING);

        show(bill);

        assertThat(model.textProperty().get()).isEqualTo("Thank you");
        assertThat(texts(bill)).containsExactly("Thank you");
    }

    @Test
    void withNoConversationThereIsNothingToWrite() {
        model.show(Optional.empty());

        model.submit();

        assertThat(model.stageProperty().get()).isEqualTo(Stage.NONE);
        assertThat(model.length()).isZero();
    }

    @Test
    void aCannedReplyStandsWhereTheCursorWasWithThePracticesFacts() {
        type("Hello.  Bye.");

        var caret = model.insert(TWO_VARIANTS, 7);

        var filled = "Please call " + TestPractice.PHONE + ".";
        assertThat(model.textProperty().get()).isEqualTo("Hello. " + filled + " Bye.");
        assertThat(caret).isEqualTo(7 + filled.length());
    }

    @Test
    void theVariantsOfACannedReplyTakeTurns() {
        var begun = new ArrayList<String>();

        for (int i = 0; i < 3; i++) {
            type("");
            model.insert(TWO_VARIANTS, 0);
            begun.add(model.textProperty().get().substring(0, 3));
        }

        assertThat(begun).containsExactly("Ple", "Do ", "Ple");
    }

    @Test
    void aGapThatThePracticeCannotFillIsAskedForUntilItIsFilled() {
        model.insert(TWO_VARIANTS, 0);
        type("");
        model.insert(TWO_VARIANTS, 0);
        var asked = List.copyOf(model.placeholders());

        model.fill(asked.getFirst(), "billing");

        assertThat(asked).extracting(Placeholder::name).containsExactly("topic");
        assertThat(model.textProperty().get()).isEqualTo("Do call " + TestPractice.PHONE + " about billing.");
        assertThat(model.placeholders()).isEmpty();
    }

    @Test
    void theLengthIsCountedAsThePlatformDoes() {
        type("Read https://www.cdc.gov/flu/prevention/vaccine-benefits.html");

        assertThat(model.length()).isEqualTo("Read ".length() + 23);
        assertThat(model.maxLength()).isEqualTo(280);
    }

    private static final String TOO_LONG_NAME = "12,000 characters";

    private static String unkeepable(String kind) {
        return kind.equals(TOO_LONG_NAME) ? TOO_LONG : "Thank\0you";
    }

    private static String problem(String kind) {
        return kind.equals(TOO_LONG_NAME)
                ? "The text has 12,000 characters; 10,000 is the most that can be kept."
                : "The text holds a character that cannot be sent. Type it instead of pasting it.";
    }

    private ComposerViewModel model(Background background) {
        return new ComposerViewModel(
                clinic.replyDesk,
                clinic.canned,
                TrustedSources.load(),
                () -> clinic.facts,
                () -> new Prices(Map.of(), Optional.empty()),
                signedIn,
                background,
                afterPause::add,
                clinic.texts);
    }

    private ComposerViewModel slow() {
        return model(new Background(workers, Runnable::run));
    }

    private void show(ConversationId id) {
        model.show(Optional.of(clinic.details(id)));
    }

    private void type(String words) {
        model.textProperty().set(words);
    }

    private void pause() {
        afterPause.getLast().run();
    }

    private List<String> texts(ConversationId id) {
        return clinic.replies(id).stream().map(Reply::text).toList();
    }

    private Reply.State state(ConversationId id) {
        return clinic.replies(id).getLast().state();
    }
}
