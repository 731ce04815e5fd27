package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.restfb.json.Json;
import java.util.Optional;
import org.bedside.channel.NoAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphPageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data":[]}                                                                          |
            {"data":[],"paging":{"cursors":{"before":"A","after":"B"}}}                          |
            {"data":[],"paging":{"cursors":{"after":"B=="},"next":"https://g/x?access_token=t"}} | B==
            {"data":[],"paging":{"next":"https://g/x?access_token=t&after=B%3D%3D&limit=2"}}     | B==
            """)
    void thereIsANextPageWhereGraphSaysSoAndNeverItsAddress(String json, String next) throws Exception {
        assertThat(page(json, "A").next()).isEqualTo(Optional.ofNullable(next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":{}}",
                "{\"data\":[],\"paging\":{\"next\":\"https://g/x?access_token=t\"}}",
                "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"A\"},\"next\":\"https://g/x?after=A\"}}"
            })
    void aListThatIsMissingOrLeadsNowhereIsNoAnswer(String json) {
        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> page(json, "A"));
    }

    @Test
    void theTokenInTheNextAddressIsNotKept() throws Exception {
        var page = page("{\"data\":[],\"paging\":{\"next\":\"https://g/x?access_token=shy&after=B\"}}", "");

        assertThat(page.toString()).doesNotContain("shy");
    }

    private static GraphPage page(String json, String after) throws NoAnswer {
        return GraphPage.of(Json.parse(json).asObject(), "GET x", after);
    }
}
