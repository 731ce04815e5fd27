package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;

/// The headers in which Graph says how much of what it allows is used.
final class GraphUsage {
    private GraphUsage() {}

    /// @param used in percent
    /// @param untilAccess how long to wait; zero where requests are answered
    static Map<String, String> headers(String pageId, int used, Duration untilAccess) {
        int percent = untilAccess.isZero() ? used : 100;
        var usage = JsonNodeFactory.instance
                .objectNode()
                .put("call_count", percent)
                .put("total_time", percent / 2)
                .put("total_cputime", percent / 3);
        var business = JsonNodeFactory.instance.objectNode();
        business.putArray(pageId)
                .add(usage.deepCopy()
                        .put("type", "pages")
                        .put(
                                "estimated_time_to_regain_access",
                                untilAccess.plusSeconds(59).toMinutes()));
        return Map.of(
                "X-App-Usage", usage.toString(),
                "X-Page-Usage", usage.toString(),
                "X-Business-Use-Case-Usage", business.toString(),
                "facebook-api-version", "v24.0");
    }
}
