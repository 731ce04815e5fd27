package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpAnswer;

/// An answer of X that is not a success, and what it means for us.
///
/// X speaks problem+json (`type`, `title`, `detail`, `status`), at times the older
/// `{"errors":[{"code","message"}]}`, and at times only a status. What it says is kept for
/// [NotAllowed#detail]; messages name status and kind only.
final class XRefusal {
    /// When X says "wait" but not how long: the length of its windows.
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /// The older numbers, <https://developer.x.com/en/support/x-api/error-troubleshooting>.
    private static final int RATE_LIMIT = 88;

    private static final int CLOCK_IS_OFF = 135;
    private static final int DAILY_LIMIT = 185;
    private static final int DUPLICATE = 187;
    private static final int LIKED_ALREADY = 139;

    /// What lies with the app or with what the account allowed it, whatever is asked for.
    private static final Set<String> PERMISSIONS =
            Set.of("client-forbidden", "oauth1-permissions", "unsupported-authentication");

    private final HttpAnswer answer;
    private final JsonNode problem;

    private XRefusal(HttpAnswer answer, JsonNode problem) {
        this.answer = answer;
        this.problem = problem;
    }

    static XRefusal of(HttpAnswer answer) {
        return new XRefusal(answer, XClient.object(answer).orElse(MissingNode.getInstance()));
    }

    /// What to tell whoever asked to read. A bare 404 may be of anything on the way to X; only X's own word for it says
    /// that something is gone.
    ChannelException onReading(String what, Instant now) {
        var notFound = kind().equals("resource-not-found") ? Why.COMMENT_GONE : Why.FORBIDDEN;
        return isDefinite() ? definite(what, now, notFound) : new NoAnswer(message(what));
    }

    /// What to tell whoever asked to post: anything but a definite refusal leaves open whether the words
    /// stand there.
    ChannelException onPosting(String what, Instant now) {
        return isDefinite() ? definite(what, now, Why.COMMENT_GONE) : new Unconfirmed(message(what));
    }

    /// 408 is a server that gave up waiting, so not a decision.
    private boolean isDefinite() {
        return hasCode(RATE_LIMIT) || (answer.status() / 100 == 4 && answer.status() != 408);
    }

    private ChannelException definite(String what, Instant now, Why notFound) {
        if (isCapped()) {
            return new NotAllowed(message(what), Why.CAPPED, detail());
        }
        if (answer.status() == 429 || hasCode(RATE_LIMIT) || hasCode(DAILY_LIMIT)) {
            return new RateLimited(message(what), retryAt(now));
        }
        if (hasCode(CLOCK_IS_OFF)) {
            return new NoAnswer(message(what) + ": this computer's clock is wrong");
        }
        return switch (answer.status()) {
            case 401 -> new SignInNeeded(message(what));
            case 403 -> new NotAllowed(message(what), whyForbidden(), detail());
            case 404 -> new NotAllowed(message(what), notFound, detail());
            default -> new NotAllowed(message(what), Why.INVALID, detail());
        };
    }

    /// What the app may read or has paid for is used up. That ends with the month or with a payment, and so not by
    /// waiting for a window, though the status may be the same.
    private boolean isCapped() {
        return answer.status() == 402 || kind().equals("usage-capped");
    }

    /// X says 403 to nearly everything it does not like about a post; only its words tell which it was.
    private Why whyForbidden() {
        if (PERMISSIONS.contains(kind())) {
            return Why.PERMISSION_MISSING;
        }
        if (hasCode(LIKED_ALREADY)) {
            return Why.ALREADY_DONE;
        }
        var words = detail().toLowerCase(Locale.ROOT);
        if (hasCode(DUPLICATE) || words.contains("duplicate content")) {
            return Why.DUPLICATE;
        }
        if (kind().equals("not-authorized-for-resource") || words.contains("deleted or not visible")) {
            return Why.COMMENT_GONE;
        }
        return words.contains("too long") ? Why.INVALID : Why.FORBIDDEN;
    }

    /// The end of the limit that was hit: of the daily ones where they are used up, else of the usual
    /// window.
    private Instant retryAt(Instant now) {
        return Stream.of("x-user-limit-24hour", "x-app-limit-24hour")
                .filter(limit ->
                        answer.header(limit + "-remaining").filter("0"::equals).isPresent())
                .flatMap(limit -> reset(limit, now))
                .max(Comparator.naturalOrder())
                .or(() -> reset("x-rate-limit", now).findFirst())
                .orElse(now.plus(WINDOW));
    }

    /// None if the header is missing, is not a number, or names a moment that has passed.
    private Stream<Instant> reset(String limit, Instant now) {
        try {
            return answer.header(limit + "-reset").stream()
                    .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.strip())))
                    .filter(now::isBefore);
        } catch (NumberFormatException _) {
            return Stream.empty();
        }
    }

    private boolean hasCode(int code) {
        return StreamSupport.stream(problem.path("errors").spliterator(), false)
                .anyMatch(error -> error.path("code").asInt() == code);
    }

    /// X's own explanation for people; the list of errors is more exact than the general sentence.
    private String detail() {
        var first = problem.path("errors").path(0);
        return Stream.of(first.path("message"), first.path("detail"), problem.path("detail"), problem.path("title"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("");
    }

    private String message(String what) {
        return what + ": X answered " + answer.status() + (kind().isEmpty() ? "" : " " + kind());
    }

    /// The end of the problem's type address, such as `resource-not-found`.
    private String kind() {
        var type = problem.path("type").asText("");
        var kind = type.substring(type.lastIndexOf('/') + 1);
        return kind.matches("[a-z0-9-]{1,40}") ? kind : "";
    }
}
