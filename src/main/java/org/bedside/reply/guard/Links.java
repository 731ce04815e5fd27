package org.bedside.reply.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds links, with or without a scheme, and tells those that lead to a listed site.
final class Links {
    private static final String ENDINGS = "com|org|net|gov|edu|mil|int|info|biz|io|co|app|dev|me|ly|tv|link|page|site"
            + "|online|health|clinic|care|dental|dentist|doctor|hospital|med|md|us|es|mx|uk|ca|eu|de|fr|example|test";

    /// In a folded lower-case text.
    static final Pattern LINK = Pattern.compile("(?:(?:https?|ftp)://|www\\.)[^\\s<>\"]+"
            + "|(?<![\\w@.-])(?:[a-z0-9-]{1,63}\\.){1,30}(?:" + ENDINGS + ")(?![\\w-])(?:[:/?#][^\\s<>\"]*)?"
            + "|(?<![\\w@.-])[a-z0-9-]{1,63} ?(?:\\(dot\\)|\\[dot\\]| dot ) ?(?:" + ENDINGS + ")(?![\\w-])");

    private static final Pattern SCHEME = Pattern.compile("^(?:https?://)?(?:www\\.)?");

    private Links() {}

    /// Whether `link`, as typed, leads to one of `sites`. Look-alike letters make it another site.
    static boolean isListed(String link, List<String> sites) {
        var target = bare(link);
        int end = 0;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        var host = target.substring(0, end);
        for (var site : sites) {
            var listed = bare(site);
            boolean withPath = listed.contains("/");
            if (target.equals(listed)
                    || (withPath && (target.startsWith(listed + "/") || target.startsWith(listed + "?")))
                    || (!withPath && !listed.isEmpty() && (host.equals(listed) || host.endsWith("." + listed)))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String link) {
        var bare = SCHEME.matcher(link.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
