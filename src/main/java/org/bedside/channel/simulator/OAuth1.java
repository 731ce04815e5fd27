package org.bedside.channel.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys of one app and one account, and the check of requests signed with them: RFC 5849 with HMAC-SHA1.
record OAuth1(String consumerKey, String consumerSecret, String token, String tokenSecret) {
    private static final Pattern PAIR = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    /// What a signed request is worth.
    enum Check {
        GOOD,
        BAD,
        /// Signed by a clock that is too far from the platform's.
        OUT_OF_TIME
    }

    /// Checks requests one after the other: each signature is good once, and its time near those
    /// before it. (Twitter4J signs by the computer's clock and not by a test's, so the platform has
    /// no other measure of it.) Guarded by its simulator's lock.
    static final class Requests {
        private static final Duration NEAR = Duration.ofMinutes(5);

        private final OAuth1 keys;
        private final Faults faults;
        private final Set<String> nonces = new HashSet<>();
        private long newest;

        Requests(OAuth1 keys, Faults faults) {
            this.keys = keys;
            this.faults = faults;
        }

        Check check(Request request) {
            var given = given(request);
            var time = given.getOrDefault("oauth_timestamp", "");
            if (!keys.isSigned(request, given, keys.token) || !time.matches("[0-9]{1,12}")) {
                return Check.BAD;
            }
            var at = Long.parseLong(time);
            if (faults.clockAhead().abs().compareTo(NEAR) > 0 || at < newest - NEAR.toSeconds()) {
                return Check.OUT_OF_TIME;
            }
            newest = Math.max(newest, at);
            return nonces.add(at + " " + given.get("oauth_nonce")) ? Check.GOOD : Check.BAD;
        }
    }

    private static Map<String, String> given(Request request) {
        var given = new HashMap<String, String>();
        request.header("Authorization")
                .filter(header -> header.startsWith("OAuth "))
                .ifPresent(header -> PAIR.matcher(header)
                        .results()
                        .forEach(pair ->
                                given.put(pair.group(1), URLDecoder.decode(pair.group(2), StandardCharsets.UTF_8))));
        return given;
    }

    /// Whether the request carries a signature that these keys make. Its JSON body is not part of what is
    /// signed.
    boolean signed(Request request) {
        return isSigned(request, given(request), token);
    }

    /// As [#signed], by the app's keys alone: before there is an account.
    boolean signedByApp(Request request) {
        return isSigned(request, given(request), null);
    }

    private boolean isSigned(Request request, Map<String, String> given, @Nullable String expected) {
        return consumerKey.equals(given.get("oauth_consumer_key"))
                && Objects.equals(expected, given.get("oauth_token"))
                && "HMAC-SHA1".equals(given.get("oauth_signature_method"))
                && given.containsKey("oauth_timestamp")
                && given.containsKey("oauth_nonce")
                && isSame(given.getOrDefault("oauth_signature", ""), signature(request, given));
    }

    private String signature(Request request, Map<String, String> given) {
        var parameters = new ArrayList<Request.Parameter>();
        parameters.addAll(request.query());
        parameters.addAll(request.form());
        given.forEach((name, value) -> {
            if (!name.equals("oauth_signature") && !name.equals("realm")) {
                parameters.add(new Request.Parameter(name, value));
            }
        });
        var base =
                request.method() + "&" + encode(request.origin() + request.path()) + "&" + encode(sorted(parameters));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            var key = encode(consumerSecret) + "&" + encode(tokenSecret);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    private static String sorted(List<Request.Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> new Request.Parameter(encode(parameter.name()), encode(parameter.value())))
                .sorted(Comparator.comparing(Request.Parameter::name).thenComparing(Request.Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
