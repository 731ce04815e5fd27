package org.bedside.triage.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bedside.model.Span;
import org.bedside.triage.learning.Features.Kind;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static List<String> of(String text) {
        var features = new ArrayList<String>();
        Features.of(text, Set.of()).each((feature, _) -> features.add(feature));
        return features;
    }

    @Test
    void aTextIsItsWordsTheirPairsAndTheirPieces() {
        assertThat(of("Bad rash"))
                .containsExactly(
                        "bad",
                        "^ bad",
                        "~<ba",
                        "~bad",
                        "~ad>",
                        "~<bad",
                        "~bad>",
                        "~<bad>",
                        "rash",
                        "bad rash",
                        "~<ra",
                        "~ras",
                        "~ash",
                        "~sh>",
                        "~<ras",
                        "~rash",
                        "~ash>",
                        "~<rash",
                        "~rash>");
    }

    @Test
    void onlyPiecesArePieces() {
        assertThat(of("ok ~ 2am").stream()
                        .filter(feature -> Kind.of(feature) == Kind.PIECE)
                        .toList())
                .containsExactly("~<ok", "~ok>", "~<ok>", "~<0a", "~0am", "~am>", "~<0am", "~0am>", "~<0am>");
    }

    @Test
    void digitsAccentsApostrophesAndCapitalsTellNothing() {
        assertThat(of("DON’T 20mg fiebre alta í"))
                .contains("dont", "00mg", "dont 00mg", "i")
                .isEqualTo(of("don't 45mg fiebre alta i"));
    }

    @Test
    void emojiAndRaisedVoicesTellSomething() {
        assertThat(of("help!! 😭")).contains("!", "😭", "help !", "! 😭").doesNotContain("help 😭");
    }

    @Test
    void wordsKnowWhereTheyStood() {
        var features = Features.of("🎉 ﬁne, l’été", Set.of());

        assertThat(features.words()).isEqualTo(3);
        assertThat(List.of(features.span(0), features.span(1), features.span(2)))
                .containsExactly(new Span(0, 2), new Span(3, 6), new Span(8, 13));
    }

    @Test
    void aTextWithoutEndIsReadToAPoint() {
        var longest = Features.of("x".repeat(100_000) + " word".repeat(10_000), Set.of());

        assertThat(longest.words()).isEqualTo(400);
    }

    @Test
    void whatTheRulesSawIsAFeatureThatStandsNowhere() {
        var features = new ArrayList<String>();
        Features.of("", Set.of("fever")).each((feature, word) -> features.add(feature + word));

        assertThat(features).containsExactly("=fever-1");
        assertThat(Kind.of("=fever")).isEqualTo(Kind.SIGN);
    }

    @Test
    void nothingIsNothing() {
        assertThat(of("")).isEmpty();
        assertThat(of(" \n.,;")).isEmpty();
        assertThat(of("\ud83d")).isEmpty();
    }
}
