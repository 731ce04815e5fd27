package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.model.Span;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.reply.guard.GuardContext;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingsTest {
    private static final String PHONE = "(312) 555-0142";

    private final Wordings wordings = new Wordings(new Texts(Locale.US), () -> Map.of("practice phone", PHONE));

    @ParameterizedTest
    @CsvSource({
        "your visit, a visit",
        "Your visit, A visit",
        "your last appointment, an appointment",
        "your  visits, visits",
        "su cita, una cita",
        "su próxima visita, una visita",
        "sus citas, citas",
        "su tratamiento, un tratamiento"
    })
    void whatIsSaidOfTheReaderIsSaidOfAnybody(String words, String other) {
        assertThat(wordings.of(finding(Rule.G1, "past-contact"), words)).contains(other);
    }

    @Test
    void aForeignNumberGivesWayToThePracticesOwn() {
        assertThat(wordings.of(finding(Rule.G3, "phone"), "773-555-0199")).contains(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"writer-name", "ssn", "date", "sarcasm"})
    void whatIsBetterLeftOutHasNoOtherWords(String reason) {
        assertThat(wordings.of(finding(Rule.G2, reason), "Maya")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry about your visit.",
                "We heard about your asthma.",
                "Thank you for coming in!",
                "We have no record of you.",
                "Please send us your date of birth.",
                "We will call you back within an hour.",
                "We are here 24/7.",
                "Lamentamos lo de su cita.",
                "Call 773-555-0199."
            })
    void theGuardHasNothingAgainstWhatIsProposed(String text) {
        var guard = ReplyGuard.standard();
        var published = new AllowList(
                List.of(), List.of(PHONE), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        var context = new GuardContext(Platform.FACEBOOK, Author.UNKNOWN, "", published);
        var finding = guard.check(text, context).getFirst();
        var span = finding.span().orElseThrow();

        var mended = text.substring(0, span.start())
                + wordings.of(finding, span.of(text)).orElseThrow()
                + text.substring(span.end());

        assertThat(guard.check(mended, context)).as(mended).isEmpty();
    }

    private static Finding finding(Rule rule, String reason) {
        return new Finding(rule, Verdict.BLOCK, reason, Optional.of(new Span(0, 1)));
    }
}
