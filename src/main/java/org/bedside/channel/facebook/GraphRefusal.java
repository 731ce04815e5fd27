package org.bedside.channel.facebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.restfb.exception.FacebookGraphException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpAnswer;

/// An answer of the Graph API that is not a success, and what it means for us.
///
/// Graph decides by its own codes, whatever the HTTP status; where there is no code, the status has to do.
/// The codes are those of <https://developers.facebook.com/docs/graph-api/guides/error-handling>.
///
/// @param code Graph's code, 0 where it gave none
/// @param subcode Graph's subcode, 0 where it gave none
/// @param status the HTTP status, 0 where there was no answer at all
/// @param detail Graph's explanation for people, empty where it gave none
/// @param usage the header that says how long a page has to wait
record GraphRefusal(int code, int subcode, boolean isTransient, int status, String detail, Optional<String> usage) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// When Facebook says "wait" but not how long.
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    /// A refusal with a code.
    static GraphRefusal of(FacebookGraphException refused, Optional<HttpAnswer> answer) {
        var forPeople = Optional.ofNullable(refused.getErrorUserMessage())
                .or(() -> Optional.ofNullable(refused.getErrorMessage()))
                .orElse("");
        return new GraphRefusal(
                Optional.ofNullable(refused.getErrorCode()).orElse(0),
                Optional.ofNullable(refused.getErrorSubcode()).orElse(0),
                Boolean.TRUE.equals(refused.getIsTransient()),
                answer.map(HttpAnswer::status).orElse(0),
                forPeople,
                usage(answer));
    }

    /// An answer without a code: HTML of a proxy, broken JSON, or nothing.
    static GraphRefusal of(Optional<HttpAnswer> answer) {
        return new GraphRefusal(0, 0, false, answer.map(HttpAnswer::status).orElse(0), "", usage(answer));
    }

    private static Optional<String> usage(Optional<HttpAnswer> answer) {
        return answer.flatMap(heard -> heard.header("X-Business-Use-Case-Usage"));
    }

    /// What to tell whoever asked to read. A "no" without a code is not Graph's own: a proxy's 404 must not
    /// pass for a deleted post, whose comments need no longer be read.
    ChannelException onReading(String what, Instant now) {
        return definite(what, now)
                .filter(refused -> code != 0 || !(refused instanceof NotAllowed))
                .orElseGet(() -> new NoAnswer(message(what)));
    }

    /// What to tell whoever asked to post: anything but a definite refusal leaves open whether the words
    /// stand there.
    ChannelException onPosting(String what, Instant now) {
        return definite(what, now).orElseGet(() -> new Unconfirmed(message(what)));
    }

    private Optional<ChannelException> definite(String what, Instant now) {
        return switch (code) {
            case 190, 102 -> Optional.of(new SignInNeeded(message(what)));
            case 4, 17, 32, 613, 80001 -> Optional.of(new RateLimited(message(what), now.plus(waiting())));
            case 10 -> refused(what, subcode == 2018278 ? Why.WINDOW_CLOSED : Why.PERMISSION_MISSING);
            // Acting is blocked for a while; the person does not take messages; they cannot be answered here.
            case 368, 551, 10903 -> refused(what, Why.FORBIDDEN);
            case 10900 -> refused(what, Why.ALREADY_DONE);
            case 506 -> refused(what, Why.DUPLICATE);
            case 803 -> refused(what, Why.COMMENT_GONE);
            case 1, 2 -> Optional.empty();
            case 0 -> byStatus(what, now);
            case 100 -> isTransient ? Optional.empty() : refused(what, isGone() ? Why.COMMENT_GONE : Why.INVALID);
            default -> {
                if (code >= 200 && code <= 299) {
                    yield refused(what, Why.PERMISSION_MISSING);
                }
                yield isTransient || status / 100 != 4 ? Optional.empty() : refused(what, Why.INVALID);
            }
        };
    }

    /// Of a private answer Graph says that the number of the comment is wrong.
    private boolean isGone() {
        return subcode == 33 || subcode == 2018292;
    }

    /// 408 is a server that gave up waiting, so not a decision.
    private Optional<ChannelException> byStatus(String what, Instant now) {
        return switch (status) {
            case 401 -> Optional.of(new SignInNeeded(message(what)));
            case 403 -> refused(what, Why.FORBIDDEN);
            case 404 -> refused(what, Why.COMMENT_GONE);
            case 408 -> Optional.empty();
            case 429 -> Optional.of(new RateLimited(message(what), now.plus(waiting())));
            default -> status / 100 == 4 ? refused(what, Why.INVALID) : Optional.empty();
        };
    }

    private Optional<ChannelException> refused(String what, Why why) {
        return Optional.of(new NotAllowed(message(what), why, detail));
    }

    /// The longest wait named in `{"<id>":[{"type":"pages","estimated_time_to_regain_access":19}]}`, in
    /// minutes there.
    private Duration waiting() {
        try {
            var minutes = StreamSupport.stream(JSON.readTree(usage.orElse("")).spliterator(), false)
                    .flatMap(uses -> StreamSupport.stream(uses.spliterator(), false))
                    .mapToInt(use -> use.path("estimated_time_to_regain_access").asInt(0))
                    .max()
                    .orElse(0);
            return minutes > 0 ? Duration.ofMinutes(minutes) : A_WHILE;
        } catch (JsonProcessingException _) {
            return A_WHILE;
        }
    }

    private String message(String what) {
        var reason = code == 0 ? "" : " with code " + code + (subcode == 0 ? "" : "/" + subcode);
        return what + ": Facebook answered " + status + reason;
    }
}
