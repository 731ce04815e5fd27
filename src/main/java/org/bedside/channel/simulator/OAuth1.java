package org.bedside.channel.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys of one app and one account, and the check of requests signed with them: RFC 5849 with HMAC-SHA1.
record OAuth1(String consumerKey, String consumerSecret, String token, String tokenSecret) {
    private static final Pattern PAIR = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    /// Whether the request carries a signature that these keys make. Its JSON body is not part of what is
    /// signed.
    boolean signed(Request request) {
        return isSigned(request, token);
    }

    /// As [#signed], by the app's keys alone: before there is an account.
    boolean signedByApp(Request request) {
        return isSigned(request, null);
    }

    private boolean isSigned(Request request, @Nullable String expected) {
        var authorization = request.header("Authorization").orElse("");
        if (!authorization.startsWith("OAuth ")) {
            return false;
        }
        var given = new HashMap<String, String>();
        PAIR.matcher(authorization)
                .results()
                .forEach(pair -> given.put(pair.group(1), URLDecoder.decode(pair.group(2), StandardCharsets.UTF_8)));
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
