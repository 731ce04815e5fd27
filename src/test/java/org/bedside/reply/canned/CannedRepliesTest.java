package org.bedside.reply.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bedside.model.Category;
import org.junit.jupiter.api.Test;

final class CannedRepliesTest {
    private static final CannedReply THANKS = reply("Thank you for kind words", "thanks", Category.PRAISE);
    private static final CannedReply REFILL = reply("Refills", "refill", Category.REFILL_OR_RESULTS);
    private static final CannedReply ADDRESS = reply("Cómo llegar", "donde", Category.GENERAL_QUESTION);
    private static final CannedReply PHONE = reply("No thanks by phone", "call", Category.BOUNDARY);
    private static final CannedReplies LIBRARY =
            new CannedReplies(List.of(PHONE, ADDRESS, REFILL, THANKS), Map.of("topic", "The general topic"));

    @Test
    void whatBeginsWithTheQueryComesBeforeWhatHoldsIt() {
        assertThat(LIBRARY.find("than")).containsExactly(THANKS, PHONE);
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        assertThat(LIBRARY.find("COMO LLE")).containsExactly(ADDRESS);
    }

    @Test
    void aCategoryFindsItsReplies() {
        assertThat(LIBRARY.find("refill or")).containsExactly(REFILL);
    }

    @Test
    void anEmptyQueryFindsAll() {
        assertThat(LIBRARY.find(" ")).containsExactlyElementsOf(LIBRARY.all());
    }

    @Test
    void whatIsNowhereIsNotFound() {
        assertThat(LIBRARY.find("zebra")).isEmpty();
    }

    @Test
    void fillingLeavesAGapWithoutAValueOpen() {
        var filled = CannedReplies.fill("{practice phone} or {topic}", Map.of("practice phone", "555 $1 {topic}"));

        assertThat(filled).isEqualTo("555 $1 {topic} or {topic}");
    }

    @Test
    void eachGapIsNamedOnceAndInOrder() {
        var gaps = LIBRARY.placeholdersOf("{topic}, {practice phone}, {topic}, {other}");

        assertThat(gaps)
                .containsExactly(
                        new Placeholder("topic", "The general topic", false),
                        new Placeholder("practice phone", "practice phone", true),
                        new Placeholder("other", "other", false));
    }

    @Test
    void aFactThePracticeDoesNotPublishFillsNothing() {
        var facts = new PracticeFacts("Lakeside", "555", "", " ", "", "");

        assertThat(facts.values()).isEqualTo(Map.of("practice name", "Lakeside", "practice phone", "555"));
    }

    @Test
    void theSameShortcutTwiceIsAnError() {
        var twin = reply("Thanks again", "thanks", Category.PRAISE);

        assertThatThrownBy(() -> new CannedReplies(List.of(THANKS, twin), Map.of()))
                .isInstanceOf(BrokenCannedReply.class)
                .hasMessage("Thanks again: the shortcut thanks belongs to Thank you for kind words");
    }

    @Test
    void aWrittenEntryIsReadWhole() {
        var file = CannedReplyFile.parse("some.yaml", """
                language: en
                prompts:
                  topic: The general topic
                replies:
                  - name: Refills
                    shortcut: refill
                    category: REFILL_OR_RESULTS
                    doctorApproved: true
                    variants:
                      - Words.
                """);

        assertThat(file)
                .isEqualTo(
                        new CannedReplyFile(List.of(REFILL.approvedByDoctor()), Map.of("topic", "The general topic")));
    }

    @Test
    void aBrokenEntryIsNamedWithItsFile() {
        var yaml = """
                language: en
                replies:
                  - name: Refills
                    shortcut: refill
                    category: REFILLS
                    variants: [Words.]
                """;

        assertThatThrownBy(() -> CannedReplyFile.parse("some.yaml", yaml))
                .isInstanceOf(BrokenCannedReply.class)
                .hasMessage("some.yaml, entry 1 (Refills): there is no such category as REFILLS");
    }

    @Test
    void aMisspeltFieldIsAnError() {
        var yaml = """
                language: es
                replies:
                  - name: Refills
                    shortcut: refill
                    categorie: BILLING
                """;

        assertThatThrownBy(() -> CannedReplyFile.parse("some.yaml", yaml))
                .isInstanceOf(BrokenCannedReply.class)
                .hasMessage("some.yaml, entry 1 (Refills): there is no such field as categorie");
    }

    @Test
    void anEntryWithoutWordsIsAnError() {
        var yaml = """
                language: en
                replies:
                  - name: Refills
                    shortcut: refill
                    category: BILLING
                    variants: []
                """;

        assertThatThrownBy(() -> CannedReplyFile.parse("some.yaml", yaml))
                .isInstanceOf(BrokenCannedReply.class)
                .hasMessage("some.yaml, entry 1 (Refills): there are not one to three variants");
    }

    @Test
    void aFileThatIsNoYamlIsNamed() {
        assertThatThrownBy(() -> CannedReplyFile.parse("some.yaml", "language: [en"))
                .isInstanceOf(BrokenCannedReply.class)
                .hasMessageStartingWith("some.yaml, line 1");
    }

    private static CannedReply reply(String name, String shortcut, Category category) {
        return new CannedReply(name, shortcut, category, "en", false, List.of("Words."));
    }
}
