package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a &amp; b      | a & b
            &lt;b&gt;      | <b>
            &amp;lt;       | &lt;
            &quot;x&#39;   | "x'
            &copy; &amp    | &copy; &amp
            100$ \\1       | 100$ \\1
            """)
    void xsEscapesAreUndoneOnce(String delivered, String written) {
        assertThat(XText.unescaped(delivered)).isEqualTo(written);
    }

    @Test
    void mentionsThatXPutsInFrontDoNotCount() {
        assertThat(saysTheSame("@maya @noor Please call us.", Map.of(), "Please call us."))
                .isTrue();
    }

    @Test
    void aMentionWithinTheTextCounts() {
        assertThat(saysTheSame("Please ask @maya.", Map.of(), "Please ask.")).isFalse();
    }

    @Test
    void spacesDoNotCount() {
        assertThat(saysTheSame("Please call\n\nus.", Map.of(), " Please call\n\n\nus. "))
                .isTrue();
    }

    @Test
    void aShortAddressStandsForTheOneThatWasAsked() {
        var links = Map.of("https://t.co/abc", "http://cdc.gov/flu");

        assertThat(List.of(
                        saysTheSame("See https://t.co/abc now", links, "See cdc.gov/flu/ now"),
                        saysTheSame("See https://t.co/abc now", links, "See nhs.uk/flu now")))
                .isEqualTo(List.of(true, false));
    }

    @Test
    void anUnknownShortAddressStandsForAnyLink() {
        assertThat(List.of(
                        saysTheSame("See https://t.co/abc now", Map.of(), "See https://www.cdc.gov/flu now"),
                        saysTheSame("See https://t.co/abc now", Map.of(), "See a doctor now")))
                .isEqualTo(List.of(true, false));
    }

    @Test
    void otherWordsAreNotTheSame() {
        assertThat(saysTheSame("Please call us.", Map.of(), "Please call us")).isFalse();
    }

    private static boolean saysTheSame(String delivered, Map<String, String> links, String asked) {
        var post = new XPost("1", List.of(), "2", delivered, links, Instant.EPOCH, "1", Optional.empty());
        return XText.saysTheSame(post, asked);
    }
}
