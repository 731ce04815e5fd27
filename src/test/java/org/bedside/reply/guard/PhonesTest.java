package org.bedside.reply.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.reply.guard.Finding.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhonesTest {
    private static final ReplyGuard GUARD = ReplyGuard.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "555.0134",
                "555-0134",
                "(212) 555 0134",
                "212 555 0134",
                "212/555-0134",
                "212–555–0134",
                "212・555・0134",
                "+1 (212) 555-0134 ext. 5",
                "+44 20 7946 0018",
                "+49 (0)30 555 0134",
                "020 7946 0018",
                "(0171) 555 1234",
                "01 44 55 66 77",
                "5 5 5 0 1 3 4",
                "5 5 5 - 0 1 3 4",
                "٥٥٥٠١٣٤",
                "five five five, zero one three four",
                "five five five - zero one three four",
                "five-five-five-oh-one-three-four",
                "double five five zero one three four",
                "two one two, triple five, zero one three four",
                "555 zero one three four",
                "five five five zero one thirty four",
                "cinco cinco cinco, cero uno tres cuatro",
                "1-800-FLOWERS",
                "212-555-CARE"
            })
    void aForeignNumberIsFoundWholeHoweverItIsWritten(String number) {
        var text = "Call " + number + " now.";

        var findings = check(text, "(312) 555-0142");

        assertThat(findings)
                .extracting(finding -> finding.span().orElseThrow().of(text))
                .containsExactly(number);
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.G3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(312) 555-0142 | +1 312.555.0142",
                "(312) 555-0142 | 3 1 2 5 5 5 0 1 4 2",
                "(312) 555-0142 | three one two, five five five, zero one four two",
                "(800) 438-9355 | 1-800-GET-WELL",
                "+44 20 7946 0958 | +44 20 7946 0958"
            })
    void thePracticesOwnNumberMayStandHoweverItIsWritten(String own, String written) {
        assertThat(check("Call " + written + " now.", own)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We are open 8 30 to 5 00.",
                "Open 8.30 - 12.30.",
                "We read one, two or three comments a day.",
                "For 100 PEOPLE it is free.",
                "From 2019 – 2024 we grew.",
                "Sat 9-12, Sun 10-12."
            })
    void whatOnlyHoldsFiguresIsNoNumber(String text) {
        assertThat(check(text, "(312) 555-0142")).isEmpty();
    }

    @Test
    void numbersAreReadAsInThePracticesCountry() {
        assertThat(List.of(
                        Phones.region(List.of("(312) 555-0142")),
                        Phones.region(List.of("+1 312 555 0142")),
                        Phones.region(List.of("ask us", "+44 20 7946 0958")),
                        Phones.region(List.of())))
                .containsExactly("US", "US", "GB", "US");
        assertThat(Phones.in("Call 020 7946 0018.", "GB")).hasSize(1);
    }

    private static List<Finding> check(String text, String own) {
        var published = new AllowList(
                List.of(), List.of(own), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return GUARD.check(text, new GuardContext(Platform.FACEBOOK, Author.UNKNOWN, "", published));
    }
}
