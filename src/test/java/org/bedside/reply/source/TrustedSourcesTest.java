package org.bedside.reply.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.reply.guard.GuardContext;
import org.bedside.reply.guard.ReplyGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class TrustedSourcesTest {
    private static final TrustedSources SHIPPED = TrustedSources.load();
    static final List<TrustedSource> ALL = SHIPPED.all();

    private static final TrustedSource FLU = source("Flu", "About influenza", "CDC", "flu", "influenza");
    private static final TrustedSource SLEEP = source("Sleep", "Healthy sleep", "NHLBI", "insomnia", "can't sleep");
    private static final TrustedSource GRIPE = source("Gripe", "La gripe: qué es", "MedlinePlus", "gripe", "fiebre");
    private final TrustedSources sources = new TrustedSources(List.of(SLEEP, FLU, GRIPE));

    @Test
    void thereAreEnoughInBothLanguages() {
        assertThat(ALL).filteredOn(source -> source.language().equals("en")).hasSizeGreaterThanOrEqualTo(60);
        assertThat(ALL).filteredOn(source -> source.language().equals("es")).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void eachLinkIsThereOnce() {
        assertThat(ALL)
                .extracting(source ->
                        source.url().toString().toLowerCase(Locale.ROOT).replaceAll("/$", ""))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aLinkIsWellFormedAndNothingThatTheGuardHoldsBackOrWarnsOf(TrustedSource source) {
        assertThat(source.url()).hasScheme("https").hasNoQuery().hasNoFragment().hasNoPort();
        assertThat(source.topic()).isNotBlank();
        assertThat(source.title()).isNotBlank();
        assertThat(source.publisher()).isNotBlank();
        assertThat(source.keywords())
                .isNotEmpty()
                .allSatisfy(word -> assertThat(word).isLowerCase());
        assertThat(found("General information: " + source.url()))
                .filteredOn(finding -> finding.verdict() == Verdict.BLOCK || finding.rule() == Rule.G12)
                .isEmpty();
    }

    private static List<Finding> found(String reply) {
        var writer = new Author("1", "sunny_side", "");
        return ReplyGuard.standard()
                .check(reply, new GuardContext(Platform.FACEBOOK, writer, "Hello", AllowList.NOTHING));
    }

    @Test
    void allAreFoundWithoutWordsInTheirOrder() {
        assertThat(sources.find("", "")).containsExactly(SLEEP, FLU, GRIPE);
    }

    @Test
    void wordsAreFoundByTheirBeginningWhateverTheCaseAndAccents() {
        assertThat(sources.find("INFLU", "")).containsExactly(FLU);
        assertThat(sources.find("que", "")).containsExactly(GRIPE);
        assertThat(sources.find("medlineplus fiébre", "")).containsExactly(GRIPE);
        assertThat(sources.find("flu cdc rash", "")).isEmpty();
    }

    @Test
    void theTopicComesBeforeTheTitle() {
        var other = source("Rest", "Flu and rest", "CDC", "rest");

        assertThat(new TrustedSources(List.of(other, FLU)).find("flu", "")).containsExactly(FLU, other);
    }

    @Test
    void whatTheCommentSpeaksOfComesFirst() {
        assertThat(sources.find("", "Is it the flu? Influenza is going round")).startsWith(FLU);
        assertThat(sources.find("", "I can't sleep, and my fluffy cat neither")).startsWith(SLEEP, FLU);
        assertThat(sources.find("", "¿Es gripe o fiebre?")).startsWith(GRIPE);
    }

    private static TrustedSource source(String topic, String title, String publisher, String... keywords) {
        var url = URI.create("https://medlineplus.gov/" + topic.toLowerCase(Locale.ROOT) + ".html");
        return new TrustedSource(topic, title, publisher, url, "en", List.of(keywords));
    }
}
