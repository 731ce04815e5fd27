package org.bedside.reply.canned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bedside.channel.TextLength;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.Platform;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.GuardContext;
import org.bedside.reply.guard.ReplyGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Walks every shipped canned reply in every variant.
final class ShippedCannedRepliesTest {
    /// Long ones, so that a reply which fits with them fits with most.
    private static final PracticeFacts FACTS = new PracticeFacts(
            "Lakeside Family Health and Wellness Center",
            "(312) 555-0142",
            "Monday to Friday, 8:30 am to 5 pm, and Saturday, 9 am to noon",
            "120 Lakeside Avenue, Suite 400, Chicago, IL 60601",
            "https://www.lakeside.example/appointments/book-online",
            "https://portal.lakeside.example/login");

    private static final Map<String, String> ASKED = Map.of(
            "trusted source", "https://www.cdc.gov/flu/prevention/index.html",
            "topic", "healthy sleep",
            "holiday", "Thanksgiving");

    private static final AllowList ALLOWED = new AllowList(
            List.of(FACTS.name()),
            List.of(FACTS.phone()),
            List.of(),
            List.of("lakeside.example", "cdc.gov"),
            List.of(),
            List.of(FACTS.address()),
            List.of(FACTS.hours()),
            List.of(),
            List.of());

    private static final CannedReplies LIBRARY = CannedReplies.load();
    private static final ReplyGuard GUARD = ReplyGuard.standard();
    private static final Pattern SENTENCE = Pattern.compile("[.!?](?= |$)");

    static final List<CannedReply> SHIPPED = LIBRARY.all();

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void aShippedReplyPassesTheGuardInEveryVariantOnBothPlatforms(CannedReply reply) {
        for (var variant : reply.variants()) {
            for (var platform : Platform.values()) {
                var writer = new Author("1", "sunny_side", "Sunny Side");
                var context = new GuardContext(platform, writer, "Hello, quick note for you all.", ALLOWED);

                var findings = GUARD.check(filled(variant), context);

                assertThat(findings)
                        .as(variant)
                        .allSatisfy(finding -> assertThat(finding.reason()).isEqualTo("link-costs"));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void aShippedReplyFitsOnXInEveryVariant(CannedReply reply) {
        var lengths = reply.variants().stream()
                .map(variant -> TextLength.of(Platform.X, filled(variant)))
                .toList();

        assertThat(lengths).allMatch(length -> length <= 280);
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void aShippedReplyHasAtMostFiveSentences(CannedReply reply) {
        var sentences = reply.variants().stream()
                .map(variant -> SENTENCE.matcher(variant).results().count())
                .toList();

        assertThat(sentences).allMatch(count -> count <= 5);
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void everyGapOfAShippedReplyIsAFactOrHasAPrompt(CannedReply reply) {
        var unexplained = reply.variants().stream()
                .flatMap(variant -> LIBRARY.placeholdersOf(variant).stream())
                .filter(gap -> !gap.practiceWide() && gap.prompt().equals(gap.name()))
                .toList();

        assertThat(unexplained).isEmpty();
    }

    @Test
    void noShippedReplyClaimsADoctorsApproval() {
        assertThat(SHIPPED).noneMatch(CannedReply::doctorApproved);
    }

    @Test
    void everyCategoryHasAReplyInBothLanguages() {
        var covered = new TreeMap<String, EnumSet<Category>>();
        for (var reply : SHIPPED) {
            covered.computeIfAbsent(reply.language(), _ -> EnumSet.noneOf(Category.class))
                    .add(reply.category());
        }

        assertThat(covered).isEqualTo(Map.of("en", EnumSet.allOf(Category.class), "es", EnumSet.allOf(Category.class)));
    }

    @Test
    void theLibraryHoldsAtLeastFiftyEnglishAndTwelveSpanishReplies() {
        var english = SHIPPED.stream().filter(reply -> reply.language().equals("en"));
        var spanish = SHIPPED.stream().filter(reply -> reply.language().equals("es"));

        assertThat(english).hasSizeGreaterThanOrEqualTo(50);
        assertThat(spanish).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void aReplyToSomeoneInCrisisNamesTheCrisisNumbers() {
        var words = new EnumMap<Category, List<String>>(Category.class);
        for (var reply : SHIPPED) {
            words.computeIfAbsent(reply.category(), _ -> new ArrayList<>()).addAll(reply.variants());
        }

        assertThat(words.get(Category.SELF_HARM)).allMatch(text -> text.contains("988") && text.contains("911"));
        assertThat(words.get(Category.EMERGENCY)).allMatch(text -> text.contains("911"));
    }

    @Test
    void aCrisisReplyMayAnswerACommentThatNamesTheCrisis() {
        var comment = "I can't stop thinking of suicide. My depression is worse, I took pills and my chest hurts.";
        var context = new GuardContext(Platform.FACEBOOK, Author.UNKNOWN, comment, ALLOWED);

        var findings = SHIPPED.stream()
                .filter(reply -> reply.category() == Category.SELF_HARM || reply.category() == Category.EMERGENCY)
                .flatMap(reply -> reply.variants().stream())
                .flatMap(variant -> GUARD.check(filled(variant), context).stream());

        assertThat(findings).isEmpty();
    }

    private static String filled(String variant) {
        return CannedReplies.fill(CannedReplies.fill(variant, FACTS.values()), ASKED);
    }
}
