package org.bedside.reply.canned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.bedside.reply.canned.Suggestions.Suggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
    private static final CannedReply REFUND = reply("Refunds", Category.BILLING, "en", "For a refund, please call us.");
    private static final CannedReply COPAY =
            reply("Copay", Category.BILLING, "en", "For copay questions, please call the billing desk.");
    private static final CannedReply INSURANCE =
            reply("Insurance", Category.BILLING, "en", "We list the insurance plans that we take online.");
    private static final CannedReply LATE =
            reply("Late fees", Category.BILLING, "en", "Late fees stand on our web page.");
    private static final CannedReply PARKING =
            reply("Parking", Category.GENERAL_QUESTION, "en", "There is parking behind the house.");
    private static final CannedReply HOURS =
            reply("Hours", Category.GENERAL_QUESTION, "en", "We are open from Monday to Friday.");
    private static final CannedReply CUENTA =
            reply("Cuentas", Category.BILLING, "es", "Para su factura, por favor llámenos.");
    private static final CannedReply THANKS = reply("Thanks", Category.PRAISE, "en", "What kind words!");
    private static final CannedReply CRISIS =
            reply("Crisis", Category.SELF_HARM, "en", "Please call 988 for a refund.");

    private final Suggestions suggestions = new Suggestions(new CannedReplies(
            List.of(REFUND, COPAY, INSURANCE, LATE, PARKING, HOURS, CUENTA, THANKS, CRISIS), Map.of()));

    @Test
    void whatSharesTheMostTellingWordsComesFirst() {
        var found =
                of(Category.BILLING, "I was charged the copay twice and nobody gives me a refund for the copay desk");

        assertThat(found.getFirst()).isEqualTo(new Suggestion(COPAY, true, List.of("copay", "desk")));
        assertThat(found.get(1)).isEqualTo(new Suggestion(REFUND, true, List.of("refund")));
    }

    @Test
    void threeAtMost() {
        assertThat(of(Category.BILLING, "What is this bill?")).hasSize(3);
    }

    @Test
    void aSpanishCommentGetsSpanishReplies() {
        assertThat(of(Category.BILLING, "¿Por qué la factura es tan alta?"))
                .containsExactly(new Suggestion(CUENTA, true, List.of("factura")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Merci beaucoup docteur", "Спасибо", "", "👍"})
    void aLanguageThatNobodyWritesRepliesInGetsNone(String comment) {
        assertThat(of(Category.PRAISE, comment)).isEmpty();
    }

    @Test
    void whatDoesNotFitOnThePlatformIsLeftOut() {
        var found = suggestions.of(Category.BILLING, "my copay", reply -> !reply.equals(COPAY));

        assertThat(found).extracting(Suggestion::reply).doesNotContain(COPAY).contains(REFUND);
    }

    @Test
    void aPlainCategoryIsReasonEnough() {
        assertThat(of(Category.PRAISE, "You are the best")).containsExactly(new Suggestion(THANKS, true, List.of()));
    }

    @Test
    void aGeneralQuestionIsAnsweredByItsWordsOnly() {
        assertThat(of(Category.GENERAL_QUESTION, "Where can I find parking?"))
                .containsExactly(new Suggestion(PARKING, true, List.of("parking")));
        assertThat(of(Category.GENERAL_QUESTION, "Do you like jazz?")).isEmpty();
    }

    @Test
    void wordsOutweighACategoryThatWasMistaken() {
        assertThat(of(Category.COMPLAINT, "Is there parking?"))
                .containsExactly(new Suggestion(PARKING, false, List.of("parking")));
    }

    @Test
    void whatIsForMoreUrgentConversationsIsNotOffered() {
        assertThat(of(Category.COMPLAINT, "refund refund"))
                .extracting(Suggestion::reply)
                .doesNotContain(CRISIS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BILLING | Why was I billed twice? I want a refund | BILLING",
                "APPOINTMENT | How do I book an appointment online? | APPOINTMENT",
                "GENERAL_QUESTION | Is there parking at the clinic? | GENERAL_QUESTION",
                "PRAISE | Thank you, great team! | PRAISE",
                "APPOINTMENT | ¿Cómo puedo pedir una cita? | APPOINTMENT"
            })
    void theShippedLibraryHasSomethingForTheUsualQuestions(Category category, String comment, Category first) {
        var shipped = new Suggestions(CannedReplies.load());

        var found = shipped.of(category, comment, _ -> true);

        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().reply().category()).isEqualTo(first);
        assertThat(found)
                .allSatisfy(one -> assertThat(one.reply().category().priority()).isGreaterThanOrEqualTo(Priority.P2));
    }

    private List<Suggestion> of(Category category, String comment) {
        return suggestions.of(category, comment, _ -> true);
    }

    private static CannedReply reply(String name, Category category, String language, String text) {
        var shortcut = name.toLowerCase(Locale.ROOT).replace(" ", "");
        return new CannedReply(name, shortcut, category, language, true, List.of(text));
    }
}
