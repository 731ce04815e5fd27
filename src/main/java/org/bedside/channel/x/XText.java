package org.bedside.channel.x;

import com.twitter.twittertext.Extractor;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What X does to a text on its way to and from us, and how to see through it.
final class XText {
    /// X escapes these and no others; all in one go, so that one somebody typed stays as it is.
    private static final Map<String, String> ESCAPES =
            Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&amp;", "&");

    private static final Pattern ESCAPE = Pattern.compile("&(?:lt|gt|quot|#39|amp);");
    private static final Pattern LEADING_MENTIONS = Pattern.compile("^(?:\\s*@\\w{1,20}(?=\\s|$))+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern SHORT_ADDRESS = Pattern.compile("https?://t\\.co/\\w+");

    private XText() {}

    /// The text without HTML's escapes.
    static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(ESCAPES.getOrDefault(escape.group(), "")));
    }

    /// Whether `post` says what we asked X to post: X adds mentions in front, shortens links and trims
    /// spaces.
    static boolean saysTheSame(XPost post, String asked) {
        return saysTheSame(post.text(), post.links(), asked);
    }

    /// Whether `text` says what we asked X to send, where `links` tells what its short addresses stand for.
    static boolean saysTheSame(String text, Map<String, String> links, String asked) {
        var theirs = SHORT_ADDRESS
                .matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement(links.getOrDefault(link.group(), link.group())));
        if (bare(theirs, false).equals(bare(asked, false))) {
            return true;
        }
        // Where X did not say what a short address stands for, one link is as good as another.
        return SHORT_ADDRESS.matcher(theirs).find() && bare(theirs, true).equals(bare(asked, true));
    }

    private static String bare(String text, boolean anyLink) {
        var words = LEADING_MENTIONS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceFirst("");
        var extractor = new Extractor();
        var result = new StringBuilder();
        var end = 0;
        for (var link : extractor.extractURLsWithIndices(words)) {
            result.append(words, end, link.getStart()).append(anyLink ? "<link>" : address(link.getValue()));
            end = link.getEnd();
        }
        result.append(words, end, words.length());
        return SPACES.matcher(result).replaceAll(" ").strip();
    }

    /// X adds a scheme to a bare address, and at times a slash at its end.
    private static String address(String link) {
        return link.replaceFirst("^https?://", "").replaceFirst("/$", "");
    }
}
