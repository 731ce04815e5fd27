package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.HOURS;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.ours;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.intake.Intake.Taken;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Assessment;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.model.Media;
import org.bedside.model.MemberId;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.practice.ResponseTargets;
import org.bedside.triage.TriageDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class IntakeTest {
    private final TestDatabase where;
    private static final Instant EARLIER = NOW.minus(Duration.ofMinutes(30));

    private TestPractice practice;

    IntakeTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aCommentBeginsAConversationOfItsCategory() {
        practice.take(theirs("1", "My bill is wrong #billing", EARLIER));

        var expected = new Conversation(
                new ConversationId(1),
                practice.x,
                Platform.X,
                CommentKind.MENTION,
                MAYA,
                new Status.Open(),
                triage(Category.BILLING),
                EARLIER,
                new ResponseTargets(HOURS).dueAt(Category.BILLING, Priority.P2, EARLIER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new CommentId(1),
                "My bill is wrong #billing");
        assertThat(practice.talkOf("1")).isEqualTo(expected);
    }

    @Test
    void aCommentIsKeptAsItCame() {
        practice.take(theirs("1", "Line one\nline two \uD83D\uDE42", EARLIER));

        var expected = new Comment(
                new CommentId(1),
                new ConversationId(1),
                "1",
                CommentKind.MENTION,
                MAYA,
                "Line one\nline two \uD83D\uDE42",
                EARLIER,
                NOW,
                Optional.empty(),
                false,
                false,
                false,
                "https://x.com/i/status/1",
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());
        assertThat(commentsOf("1")).containsExactly(expected);
    }

    @Test
    void aPageTakenTwiceChangesNothing() {
        var page = new IncomingComment[] {
            theirs("1", "Hello #praise", EARLIER),
            theirs("2", NOOR, "thread-1", "Help #emergency", EARLIER.plusSeconds(1)),
            theirs("3", "Another thing", EARLIER.plusSeconds(2)),
            ours("4", "1", "Thank you", EARLIER.plusSeconds(3))
        };
        practice.take(page);
        var before = everything();
        practice.clock.advance(Duration.ofHours(1));

        var taken = practice.take(page);

        assertThat(taken).isEqualTo(new Taken(0, 0, 0));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aCommentThatThePageHoldsTwiceIsTakenOnce() {
        var taken = practice.take(theirs("1", "Hello", EARLIER), theirs("1", "Hello", EARLIER));

        assertThat(taken).isEqualTo(new Taken(1, 0, 0));
    }

    @Test
    void anotherCommentOfThePersonJoinsTheirConversation() {
        practice.take(theirs("1", "Hello", EARLIER));

        practice.take(theirs("2", "Still there? #complaint", NOW));

        assertThat(commentsOf("1").stream().map(Comment::externalId)).containsExactly("1", "2");
        assertThat(practice.talkOf("2"))
                .extracting(Conversation::receivedAt, Conversation::category, Conversation::preview)
                .containsExactly(EARLIER, Category.COMPLAINT, "Still there? #complaint");
    }

    @Test
    void twoPeopleInOneDiscussionAreTwoConversations() {
        practice.take(theirs("1", MAYA, "thread-1", "Hello", EARLIER), theirs("2", NOOR, "thread-1", "Hello", NOW));

        assertThat(List.of(practice.talkOf("1").who(), practice.talkOf("2").who()))
                .isEqualTo(List.of(MAYA, NOOR));
        assertThat(rows()).hasSize(2);
    }

    @Test
    void onePersonInTwoDiscussionsHasTwoConversations() {
        practice.take(theirs("1", MAYA, "thread-1", "Hello", EARLIER), theirs("2", MAYA, "thread-2", "Hello", NOW));

        assertThat(practice.talkOf("1").id()).isNotEqualTo(practice.talkOf("2").id());
    }

    @Test
    void peopleWhomThePlatformDoesNotNameAreKeptApart() {
        practice.take(
                theirs("1", new Author("unknown:1", "", ""), "thread-1", "Hello", EARLIER),
                theirs("2", new Author("unknown:2", "", ""), "thread-1", "Hello", EARLIER));

        assertThat(practice.talkOf("1").id()).isNotEqualTo(practice.talkOf("2").id());
    }

    @Test
    void aCommentWithoutAnyAuthorOrWordsIsTaken() {
        var taken = practice.take(theirs("1", Author.UNKNOWN, "thread-1", "", EARLIER));

        assertThat(taken).isEqualTo(new Taken(1, 0, 0));
        assertThat(practice.talkOf("1"))
                .extracting(Conversation::who, Conversation::preview)
                .containsExactly(Author.UNKNOWN, "");
    }

    @Test
    void anEditedCommentKeepsTheWordsItHad() {
        practice.take(theirs("1", "First", EARLIER));
        practice.take(theirs("1", "Second", EARLIER));

        practice.take(theirs("1", "Third", EARLIER));

        var comment = commentsOf("1").getFirst();
        assertThat(comment).extracting(Comment::text, Comment::editedAt).containsExactly("Third", Optional.of(NOW));
        assertThat(before(comment)).containsExactly("First", "Second");
    }

    @Test
    void anEditedCommentIsAssessedAnew() {
        practice.take(theirs("1", "Thanks #praise", EARLIER));

        practice.take(theirs("1", "I cannot breathe #emergency", EARLIER));

        var talk = practice.talkOf("1");
        assertThat(talk.triage())
                .isEqualTo(new Triage(
                        Category.EMERGENCY, Priority.P0, Set.of(Category.EMERGENCY, Category.PRAISE), false, false));
        assertThat(assessments(talk)).isEqualTo(Map.of(talk.latestComment(), TestPractice.tagged("#emergency")));
    }

    @Test
    void theSearchFindsTheNewWordsOfAnEditedCommentAndNotTheOld() {
        practice.take(theirs("1", "Bananas", EARLIER));

        practice.take(theirs("1", "Cherries", EARLIER));

        assertThat(found("bananas")).isEmpty();
        assertThat(found("cherries")).hasSize(1);
    }

    @Test
    void theSearchFindsTheLastWordsOfACommentThatOnePageHoldsInTwoVersions() {
        practice.take(theirs("1", "Bananas", EARLIER), theirs("1", "Cherries", EARLIER));

        practice.take(theirs("1", "Damsons", EARLIER));

        assertThat(found("bananas")).isEmpty();
        assertThat(found("cherries")).isEmpty();
        assertThat(found("damsons")).hasSize(1);
    }

    @Test
    void anEditedPostOfXIsTheSameCommentUnderItsNewIdentifier() {
        practice.take(theirs("1", "First", EARLIER));

        var taken = practice.take(editedOnX("9", List.of("1", "5"), "Second"));

        assertThat(taken).isEqualTo(new Taken(0, 1, 0));
        assertThat(commentsOf("9"))
                .extracting(Comment::externalId, Comment::text)
                .containsExactly(tuple("9", "Second"));
    }

    @Test
    void anEditedPostOfXThatComesAgainChangesNothing() {
        practice.take(theirs("1", "First", EARLIER));
        var edited = editedOnX("9", List.of("1"), "Second");
        practice.take(edited);
        var before = everything();

        practice.take(edited);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aCommentHiddenOnThePlatformIsShownAsHidden() {
        var came = theirs("1", "Buy now #spam", EARLIER);
        practice.take(came);

        practice.take(new IncomingComment(
                "1",
                List.of(),
                came.kind(),
                came.author(),
                came.text(),
                came.writtenAt(),
                came.thread(),
                came.parentId(),
                false,
                true,
                came.link()));

        assertThat(commentsOf("1"))
                .extracting(Comment::hidden, Comment::editedAt)
                .containsExactly(tuple(true, Optional.empty()));
    }

    @Test
    void aNewCommentOpensAClosedConversation() {
        practice.take(theirs("1", "Hello", EARLIER));
        triageDesk().close(practice.staff, practice.talkOf("1").id(), CloseReason.NO_REPLY_NEEDED);

        practice.take(theirs("2", "One more thing", NOW));

        assertThat(practice.talkOf("1"))
                .extracting(Conversation::status, Conversation::receivedAt)
                .containsExactly(new Status.Open(), NOW);
        assertThat(practice.doneTo(practice.talkOf("1").id())).containsExactly(What.CLOSED, What.REOPENED);
    }

    @Test
    void aNewCommentOpensASnoozedConversation() {
        practice.take(theirs("1", "Hello", EARLIER));
        var until = NOW.plus(Duration.ofDays(1));
        triageDesk().snooze(practice.staff, practice.talkOf("1").id(), until, "Doctor is away");

        practice.take(theirs("2", "One more thing", NOW));

        assertThat(practice.talkOf("1").status()).isEqualTo(new Status.Open());
    }

    @Test
    void whatIsDeletedOnThePlatformKeepsItsWordsAndSaysSo() {
        practice.take(theirs("1", "Hello", EARLIER));

        gone("1");

        var comment = commentsOf("1").getFirst();
        assertThat(comment.text()).isEqualTo("Hello");
        assertThat(comment.deletedAt()).contains(NOW);
    }

    @Test
    void whatIsThereAgainIsNotDeletedAnyMore() {
        practice.take(theirs("1", "Hello", EARLIER));
        gone("1");

        practice.take(theirs("1", "Hello", EARLIER));

        assertThat(commentsOf("1").getFirst().deletedAt()).isEmpty();
    }

    @Test
    void aReplyToADeletedCommentComesBackFromTheOutbox() {
        practice.take(theirs("1", "Hello", EARLIER));
        var queued = practice.approved(practice.talkOf("1").id(), ANSWER);

        gone("1");

        assertThat(practice.get(queued.id()).state())
                .isEqualTo(new State.Draft(
                        Optional.of(new Returned(Returned.Cause.COMMENT_GONE, Optional.empty(), "", NOW))));
    }

    @Test
    void aReplyToAnotherCommentStaysWhereAnOlderOneIsDeleted() {
        practice.take(theirs("1", "Hello", EARLIER), theirs("2", "Are you there?", NOW));
        var queued = practice.approved(practice.talkOf("1").id(), ANSWER);

        gone("1");

        assertThat(practice.get(queued.id())).isEqualTo(queued);
    }

    @Test
    void ourOwnMessageAnswersTheConversationOfItsThread() {
        practice.take(message("1", MAYA, false, "Hello", EARLIER));

        practice.take(message("2", new Author("100", "oakstreetclinic", "Oak Street Clinic"), true, "Good day", NOW));

        assertThat(practice.talkOf("2")).isEqualTo(practice.talkOf("1"));
        assertThat(practice.talkOf("1").isAnswered()).isTrue();
    }

    @Test
    void whatStandsBesideTheWordsIsKeptWithThem() {
        var extra = new IncomingComment.Extra(
                "Our flu shots are here",
                Optional.of(true),
                List.of(
                        new Media(Media.Kind.PICTURE, "https://pbs.example/1.jpg", "A waiting room"),
                        new Media(Media.Kind.LINK, "https://example.com", "")));

        practice.take(with(extra, theirs("1", "Hello", EARLIER)));

        var comment = commentsOf("1").getFirst();
        assertThat(comment.about()).isEqualTo(extra.about());
        assertThat(comment.recommends()).isEqualTo(extra.recommends());
        Map<CommentId, List<Media>> media =
                practice.database.read(tx -> practice.comments.media(tx, comment.conversation()));
        assertThat(media).isEqualTo(Map.of(comment.id(), extra.media()));
    }

    @Test
    void aNewCommentTakesAReplyBackFromTheDoctor() {
        practice.take(theirs("1", "Hello", EARLIER));
        var waiting = practice.desk.submit(practice.staff, practice.talkOf("1").id(), ANSWER);

        practice.take(theirs("2", "No, I mean something else", NOW));

        assertThat(practice.get(waiting.id()).state()).isEqualTo(givenBack());
    }

    @Test
    void aNewCommentTakesAReplyBackFromTheOutbox() {
        practice.take(theirs("1", "Hello", EARLIER));
        var queued = practice.approved(practice.talkOf("1").id(), ANSWER);

        practice.take(theirs("2", "No, I mean something else", NOW));

        assertThat(practice.get(queued.id()).state()).isEqualTo(givenBack());
        assertThat(practice.doneTo(queued.conversation()).getLast()).isEqualTo(What.APPROVAL_VOIDED);
    }

    @Test
    void anEditTakesAReplyBackFromTheOutbox() {
        practice.take(theirs("1", "Hello", EARLIER));
        var queued = practice.approved(practice.talkOf("1").id(), ANSWER);

        practice.take(theirs("1", "Goodbye", EARLIER));

        assertThat(practice.get(queued.id()).state()).isEqualTo(givenBack());
    }

    @Test
    void anotherPersonsCommentLeavesTheReplyInTheOutbox() {
        practice.take(theirs("1", "Hello", EARLIER));
        var queued = practice.approved(practice.talkOf("1").id(), ANSWER);

        practice.take(theirs("2", NOOR, "thread-1", "Me too", NOW));

        assertThat(practice.get(queued.id())).isEqualTo(queued);
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"CLINICAL_QUESTION", "BILLING", "APPOINTMENT", "PRAISE"})
    void anAnswerGivenOnThePlatformClosesTheConversation(Category category) {
        practice.take(theirs("1", "Hello " + tag(category), EARLIER));

        practice.take(ours("2", "1", "Good morning", NOW));

        assertThat(practice.talkOf("1"))
                .extracting(Conversation::status, Conversation::answeredAt)
                .containsExactly(new Status.Closed(CloseReason.ANSWERED, NOW), Optional.of(NOW));
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"SELF_HARM", "EMERGENCY", "VIOLENCE", "ADVERSE_REACTION", "PRIVACY", "LEGAL"})
    void anAnswerGivenOnThePlatformLeavesAnUrgentConversationOpen(Category category) {
        practice.take(theirs("1", "Hello " + tag(category), EARLIER));

        practice.take(ours("2", "1", "Please call 911", NOW));

        assertThat(practice.talkOf("1"))
                .extracting(Conversation::status, Conversation::answeredAt)
                .containsExactly(new Status.Open(), Optional.of(NOW));
    }

    @Test
    void anAnswerThatComesInAfterALaterCommentLeavesThatOneWaiting() {
        var later = EARLIER.plusSeconds(120);
        practice.take(theirs("1", "My bill #billing", EARLIER), theirs("3", "And now? #billing", later));

        practice.take(ours("2", "1", "Please call us", EARLIER.plusSeconds(60)));

        assertThat(practice.talkOf("1"))
                .extracting(Conversation::status, Conversation::receivedAt, Conversation::dueAt)
                .containsExactly(
                        new Status.Open(),
                        later,
                        new ResponseTargets(HOURS).dueAt(Category.BILLING, Priority.P2, later));
    }

    @Test
    void thanksOfLongAgoDoNotKeepAnEmergencyOpenThatWasAnsweredBeforeThem() {
        var longAgo = NOW.minus(Duration.ofDays(12));
        practice.take(theirs("3", "Thank you #praise", longAgo.plusSeconds(120)));
        practice.take(theirs("1", "My chest #emergency", longAgo));

        practice.take(ours("2", "1", "Please call 911", longAgo.plusSeconds(60)));

        assertThat(practice.talkOf("1").status())
                .isEqualTo(new Status.Closed(CloseReason.ANSWERED, longAgo.plusSeconds(60)));
    }

    @Test
    void answersThatComeInTheNewestFirstCloseTheConversation() {
        practice.take(theirs("1", "My bill", EARLIER), theirs("3", "And now?", EARLIER.plusSeconds(120)));

        practice.take(ours("4", "3", "Good morning", NOW));
        practice.take(ours("2", "1", "Please call us", EARLIER.plusSeconds(60)));

        assertThat(practice.talkOf("1").status()).isEqualTo(new Status.Closed(CloseReason.ANSWERED, NOW));
    }

    @Test
    void aReplyThatIsJustBeingSentIsLeftToTheOutbox() {
        practice.take(theirs("1", "When are you open?", EARLIER));
        var queued = practice.approved(practice.talkOf("1").id(), TestPractice.ANSWER);
        practice.database.change(tx -> practice.replies.save(tx, queued.startSending(NOW)));

        practice.take(ours("2", "1", TestPractice.ANSWER, NOW));

        assertThat(practice.talkOf("1").answeredAt()).isEmpty();
    }

    @Test
    void ourOwnWordsAreShownInTheConversationTheyAnswer() {
        practice.take(theirs("1", "Hello", EARLIER));

        practice.take(ours("2", "1", "Good morning", NOW));

        assertThat(commentsOf("1"))
                .extracting(Comment::externalId, Comment::ours)
                .containsExactly(tuple("1", false), tuple("2", true));
    }

    @Test
    void aReplyThatWeSentIsNotTakenForAnotherWhenItComesBack() {
        practice.take(theirs("1", "Hello", EARLIER));
        var queued = practice.approved(practice.talkOf("1").id(), ANSWER);
        practice.database.change(
                tx -> practice.replies.save(tx, queued.startSending(NOW).sent("77", NOW)));

        var taken = practice.take(ours("77", "1", ANSWER, NOW));

        assertThat(taken).isEqualTo(new Taken(0, 0, 0));
    }

    @Test
    void ourWordsToNobodyWeKnowBeginNoConversation() {
        var taken = practice.take(ours("2", "unheard-of", "Flu shots are here", NOW));

        assertThat(taken).isEqualTo(new Taken(0, 0, 0));
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatWasWrittenLongBeforeConnectingComesInClosed() {
        practice.take(theirs("1", "Hello", NOW.minus(Duration.ofDays(2)).minusMillis(1)));

        assertThat(practice.talkOf("1").status()).isEqualTo(new Status.Closed(CloseReason.BEFORE_CONNECTING, NOW));
    }

    @Test
    void whatWasWrittenShortlyBeforeConnectingWaitsForAnAnswer() {
        practice.take(theirs("1", "Hello", NOW.minus(Duration.ofDays(2))));

        assertThat(practice.talkOf("1").status()).isEqualTo(new Status.Open());
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"SELF_HARM", "EMERGENCY", "VIOLENCE", "ADVERSE_REACTION", "PRIVACY", "LEGAL"})
    void urgentHistoryWaitsForAPerson(Category urgent) {
        practice.take(theirs("1", "Hello " + tag(urgent), NOW.minus(Duration.ofDays(30))));

        assertThat(practice.talkOf("1").status()).isEqualTo(new Status.Open());
    }

    @Test
    void moreHistoryDoesNotOpenHistory() {
        practice.take(theirs("1", "Hello", NOW.minus(Duration.ofDays(30))));

        practice.take(theirs("2", "Anybody?", NOW.minus(Duration.ofDays(29))));

        assertThat(practice.talkOf("2").status()).isEqualTo(new Status.Closed(CloseReason.BEFORE_CONNECTING, NOW));
    }

    @Test
    void anUrgentCommentOnAnOlderPageOpensHistory() {
        practice.take(theirs("2", "When are you open?", NOW.minus(Duration.ofDays(9))));

        practice.take(theirs("1", "#emergency", NOW.minus(Duration.ofDays(10))));

        var talk = practice.talkOf("1");
        assertThat(List.of(talk.isOpen(), talk.category())).isEqualTo(List.of(true, Category.EMERGENCY));
    }

    @Test
    void aNewCommentOpensHistory() {
        practice.take(theirs("1", "Hello", NOW.minus(Duration.ofDays(30))));

        practice.take(theirs("2", "I am back", NOW));

        assertThat(practice.talkOf("2"))
                .extracting(Conversation::status, Conversation::receivedAt)
                .containsExactly(new Status.Open(), NOW);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEmergencyIsNeverLoweredByTheProgram(boolean answered) {
        practice.take(theirs("1", "My chest #emergency", EARLIER));
        if (answered) {
            practice.take(ours("2", "1", "Please call 911", EARLIER.plusSeconds(60)));
        }

        practice.take(theirs("3", "Thank you, all is well #praise", NOW));

        assertThat(practice.talkOf("1"))
                .extracting(Conversation::category, Conversation::priority)
                .containsExactly(Category.EMERGENCY, Priority.P0);
    }

    @Test
    void anEditDoesNotLowerAnEmergency() {
        practice.take(theirs("1", "My chest #emergency", EARLIER));

        practice.take(theirs("1", "Never mind #praise", EARLIER));

        assertThat(practice.talkOf("1").priority()).isEqualTo(Priority.P0);
    }

    @Test
    void thanksAfterTheAnswerLowerTheConversation() {
        practice.take(theirs("1", "My bill #billing", EARLIER));
        practice.take(ours("2", "1", "Please call us", EARLIER.plusSeconds(60)));

        practice.take(theirs("3", "Thank you #praise", NOW));

        assertThat(practice.talkOf("1").triage()).isEqualTo(triage(Category.PRAISE));
    }

    @Test
    void thanksBeforeTheAnswerDoNotLowerTheConversation() {
        practice.take(theirs("1", "My bill #billing", EARLIER));

        practice.take(theirs("3", "Thank you #praise", NOW));

        assertThat(practice.talkOf("1"))
                .extracting(Conversation::category, Conversation::receivedAt)
                .containsExactly(Category.BILLING, EARLIER);
    }

    @Test
    void whatAMemberDecidedIsRaisedByAMoreUrgentComment() {
        practice.take(theirs("1", "My bill #billing", EARLIER));
        triageDesk().setPriority(practice.manager, practice.talkOf("1").id(), Priority.P3);

        practice.take(theirs("2", "My chest #emergency", NOW));

        assertThat(practice.talkOf("1").triage())
                .isEqualTo(new Triage(
                        Category.EMERGENCY, Priority.P0, Set.of(Category.EMERGENCY, Category.BILLING), false, true));
    }

    @Test
    void whatAMemberDecidedIsNotLoweredByALessUrgentComment() {
        practice.take(theirs("1", "Hello", EARLIER));
        triageDesk().setPriority(practice.manager, practice.talkOf("1").id(), Priority.P1);
        practice.take(ours("2", "1", "Good morning", EARLIER.plusSeconds(60)));

        practice.take(theirs("3", "Thank you #praise", NOW));

        assertThat(practice.talkOf("1").priority()).isEqualTo(Priority.P1);
    }

    @Test
    void theCursorIsKeptWithTheComments() {
        practice.intake.take(
                practice.channel(), new Page(List.of(theirs("1", "Hello", NOW)), new Cursor("page-2"), true, 0), NOW);

        assertThat(cursor()).isEqualTo("page-2");
    }

    @Test
    void aCommentThatCannotBeKeptIsCountedAndTheOthersAreKept() {
        // Its time is beyond all milliseconds.
        var taken = practice.take(
                theirs("1", "Hello", EARLIER), theirs("2", "Hi", Instant.MAX), theirs("3", "Still there?", NOW));

        assertThat(taken).isEqualTo(new Taken(2, 0, 1));
        assertThat(practice.talkOf("1")).isEqualTo(practice.talkOf("3"));
        assertThat(cursor()).isEqualTo("next");
    }

    @Test
    void aSingleCommentThatCannotBeKeptDoesNotHoldUpTheChannel() {
        var taken = practice.take(theirs("1", "Hi", Instant.MAX));

        assertThat(taken).isEqualTo(new Taken(0, 0, 1));
        assertThat(cursor()).isEqualTo("next");
    }

    @Test
    void aCommentOnWhichTriageFailsIsKeptForAPersonToCheck() {
        var intake = new Intake(
                practice.database,
                _ -> {
                    throw new IllegalStateException("no rule expected this");
                },
                practice.targets,
                practice.activity,
                new Intake.Stores(practice.channels, practice.conversations, practice.comments, practice.replies));

        intake.take(
                practice.channel(),
                new Page(List.of(theirs("1", "Hello", EARLIER)), new Cursor("next"), false, 0),
                NOW);

        assertThat(practice.talkOf("1").triage().pleaseCheck()).isTrue();
    }

    @Test
    void aPageOfWhichNothingCanBeKeptLeavesNeitherCommentsNorCursor() {
        practice.take(theirs("1", "Hello", EARLIER));
        var before = everything();
        var page = new Page(
                List.of(theirs("2", NOOR, "t", "Hello", Instant.MAX), theirs("3", NOOR, "t", "Hi", Instant.MAX)),
                new Cursor("page-3"),
                false,
                0);

        var thrown = catchThrowable(() -> practice.intake.take(practice.channel(), page, NOW));

        assertThat(thrown).isNotNull();
        assertThat(everything()).isEqualTo(before);
        assertThat(cursor()).isEqualTo("next");
    }

    @Test
    void aLongCommentIsPreviewedWithoutBreakingACharacter() {
        var text = "a".repeat(199) + "\uD83D\uDE42 and more";

        assertThat(Filing.preview(text)).isEqualTo("a".repeat(199));
    }

    @Test
    void aPreviewIsOneLine() {
        assertThat(Filing.preview(" one\n\ttwo  three ")).isEqualTo("one two three");
    }

    @Test
    void whatWasTakenIsInTheActivityWithoutAnybodysWords() {
        practice.take(theirs("1", "Hello", EARLIER), theirs("2", NOOR, "t", "Hi", EARLIER));

        var entry = practice.database.read(tx -> practice.entries.head(tx)).orElseThrow();

        assertThat(List.of(entry.what(), entry.reference(), entry.detail(), entry.member()))
                .isEqualTo(List.of(What.FETCHED, "channel 1", "2 new, 0 edited", Optional.<MemberId>empty()));
    }

    @Test
    void anEditThatTellsOfAnEmergencyOpensAClosedConversation() {
        practice.take(theirs("1", "Thanks #praise", EARLIER));
        triageDesk().close(practice.staff, practice.talkOf("1").id(), CloseReason.NO_REPLY_NEEDED);

        practice.take(theirs("1", "My chest #emergency", EARLIER));

        assertThat(practice.talkOf("1"))
                .extracting(Conversation::status, Conversation::priority)
                .containsExactly(new Status.Open(), Priority.P0);
        assertThat(practice.doneTo(practice.talkOf("1").id()))
                .containsExactly(What.CLOSED, What.REOPENED, What.ALARM_RAISED);
    }

    @Test
    void aHarmlessEditLeavesAClosedConversationClosed() {
        practice.take(theirs("1", "Thnaks #praise", EARLIER));
        triageDesk().close(practice.staff, practice.talkOf("1").id(), CloseReason.NO_REPLY_NEEDED);

        practice.take(theirs("1", "Thanks #praise", EARLIER));

        assertThat(practice.talkOf("1").status()).isEqualTo(new Status.Closed(CloseReason.NO_REPLY_NEEDED, NOW));
    }

    @Test
    void theOrderOfThePagesDoesNotMatter(@TempDir Path other) {
        var pages = new ArrayList<>(List.of(
                theirs("1", "My bill #billing", EARLIER),
                theirs("2", "Thanks #praise", EARLIER.plusSeconds(1)),
                theirs("3", "Hello?", EARLIER.plusSeconds(2))));
        pages.forEach(practice::take);
        var oldestFirst = practice.talkOf("1");
        Collections.reverse(pages);

        Conversation newestFirst;
        try (var second = TestPractice.open(where, other)) {
            pages.forEach(second::take);
            newestFirst = second.talkOf("1");
        }

        assertThat(newestFirst)
                .usingRecursiveComparison()
                .ignoringFields("latestComment")
                .isEqualTo(oldestFirst);
    }

    @Test
    void whatWeAnsweredAlreadyDoesNotWaitThoughItComesLate() {
        practice.take(theirs("2", "Second", EARLIER.plusSeconds(20)));
        practice.take(ours("3", "2", "Good morning", EARLIER.plusSeconds(30)));

        practice.take(theirs("1", "First", EARLIER));

        assertThat(practice.talkOf("1").status())
                .isEqualTo(new Status.Closed(CloseReason.ANSWERED, EARLIER.plusSeconds(30)));
    }

    @Test
    void anOldCommentThatComesLateDoesNotMakeANewOneOverdue() {
        practice.take(theirs("2", "Back again", EARLIER));

        practice.take(theirs("1", "Last month", NOW.minus(Duration.ofDays(30))));

        assertThat(practice.talkOf("1").receivedAt()).isEqualTo(EARLIER);
    }

    @Test
    void urgentHistoryThatWeAnsweredThenIsClosed() {
        var longAgo = NOW.minus(Duration.ofDays(30));
        practice.take(theirs("1", "My chest #emergency", longAgo));

        practice.take(ours("2", "1", "Please call 911", longAgo.plusSeconds(60)));

        assertThat(practice.talkOf("1").status())
                .isEqualTo(new Status.Closed(CloseReason.ANSWERED, longAgo.plusSeconds(60)));
    }

    @Test
    void theOrderWithinAPageDoesNotMatter(@TempDir Path other) {
        var page = new ArrayList<>(List.of(
                theirs("1", "My bill #billing", EARLIER),
                theirs("2", "Thanks #praise", EARLIER.plusSeconds(1)),
                theirs("3", "Hello?", EARLIER.plusSeconds(2))));
        practice.take(page.toArray(IncomingComment[]::new));
        var oldestFirst = rows();
        Collections.reverse(page);

        List<QueueRow> newestFirst;
        try (var second = TestPractice.open(where, other)) {
            second.take(page.toArray(IncomingComment[]::new));
            newestFirst = rows(second);
        }

        assertThat(newestFirst).isEqualTo(oldestFirst);
    }

    private static Triage triage(Category category) {
        return new Triage(category, category.priority(), EnumSet.of(category), false, false);
    }

    private static String tag(Category category) {
        return "#" + category.name().toLowerCase(Locale.ROOT);
    }

    private static IncomingComment editedOnX(String id, List<String> earlier, String text) {
        return new IncomingComment(
                id,
                earlier,
                CommentKind.MENTION,
                MAYA,
                text,
                EARLIER,
                "thread-1",
                Optional.empty(),
                false,
                false,
                "https://x.com/i/status/" + id);
    }

    private void gone(String externalId) {
        practice.intake.take(
                practice.channel(), new Page(List.of(), new Cursor("next"), false, 0, List.of(externalId)), NOW);
    }

    private static IncomingComment message(String id, Author who, boolean ours, String text, Instant at) {
        return new IncomingComment(
                id, List.of(), CommentKind.DIRECT_MESSAGE, who, text, at, "dm:1", Optional.empty(), ours, false, "");
    }

    private static IncomingComment with(IncomingComment.Extra extra, IncomingComment came) {
        return new IncomingComment(
                came.externalId(),
                came.earlierIds(),
                came.kind(),
                came.author(),
                came.text(),
                came.writtenAt(),
                came.thread(),
                came.parentId(),
                came.ours(),
                came.hidden(),
                came.link(),
                extra);
    }

    private static State givenBack() {
        return new State.Draft(Optional.of(new Returned(Returned.Cause.NEW_COMMENT, Optional.empty(), "", NOW)));
    }

    private TriageDesk triageDesk() {
        return new TriageDesk(
                practice.database, practice.conversations, practice.activity, practice.targets, practice.clock);
    }

    private List<Comment> commentsOf(String externalId) {
        var id = practice.talkOf(externalId).id();
        return practice.database.read(tx -> practice.comments.of(tx, id));
    }

    private List<String> before(Comment comment) {
        return practice.database.read(tx -> practice.comments.before(tx, comment.id()));
    }

    private Map<CommentId, Assessment> assessments(Conversation talk) {
        return practice.database.read(tx -> practice.comments.assessments(tx, talk.id()));
    }

    private String cursor() {
        return practice.database.read(tx -> practice.channels.cursor(tx, practice.x, Lane.COMMENTS));
    }

    private List<QueueRow> rows() {
        return rows(practice);
    }

    private static List<QueueRow> rows(TestPractice practice) {
        return practice.database.read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 100));
    }

    private List<QueueRow> found(String words) {
        var filter = new QueueFilter(
                QueueFilter.View.OPEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), words);
        return practice.database.read(tx -> practice.queue.page(tx, filter, Optional.empty(), 100));
    }

    /// All that a page can change, but where the cursor stands.
    private List<Object> everything() {
        return practice.database.read(tx -> {
            var all = new ArrayList<Object>();
            for (var view : QueueFilter.View.values()) {
                for (var row : practice.queue.page(tx, QueueFilter.of(view), Optional.empty(), 100)) {
                    var id = row.conversation().id();
                    all.add(row);
                    all.add(practice.comments.of(tx, id));
                    all.add(practice.comments.assessments(tx, id));
                }
            }
            all.add(practice.queue.counts(tx, NOW));
            all.add(practice.entries.all(tx));
            return all;
        });
    }
}
