package org.bedside.reply.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds links, with or without a scheme, and tells where they lead.
final class Links {
    private static final String ENDINGS = "com|org|net|gov|edu|mil|int|info|biz|io|co|app|dev|me|ly|tv|link|page|site"
            + "|online|health|clinic|care|dental|dentist|doctor|hospital|med|md|us|es|mx|uk|ca|eu|de|fr|example|test";

    /// In a folded lower-case text.
    static final Pattern LINK = Pattern.compile("(?:(?:https?|ftp)://|www\\.)[^\\s<>\"]+"
            + "|(?<![\\w@.-])(?:[a-z0-9-]{1,63}\\.){1,30}(?:" + ENDINGS + ")(?![\\w-])(?:[:/?#][^\\s<>\"]*)?"
            + "|(?<![\\w@.-])[a-z0-9-]{1,63} ?(?:\\(dot\\)|\\[dot\\]| dot ) ?(?:" + ENDINGS + ")(?![\\w-])");

    private static final Pattern SCHEME = Pattern.compile("^(?:https?://)?(?:www\\.)?");
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9-]{1,63}\\.)+[a-z]{2,24}");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9./_-]*");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern SOUP = Pattern.compile("[^/.-]{24}");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z]+");

    /// Sites where a page belongs to a person, or leads nobody sees where.
    private static final List<String> PERSONAL = List.of(
            "facebook.com",
            "fb.com",
            "fb.me",
            "instagram.com",
            "x.com",
            "twitter.com",
            "t.co",
            "linkedin.com",
            "lnkd.in",
            "tiktok.com",
            "youtube.com",
            "youtu.be",
            "threads.net",
            "reddit.com",
            "yelp.com",
            "healthgrades.com",
            "zocdoc.com",
            "vitals.com",
            "google.com",
            "goo.gl",
            "bit.ly",
            "tinyurl.com",
            "ow.ly",
            "buff.ly",
            "is.gd",
            "rebrand.ly",
            "linktr.ee",
            "gofundme.com",
            "caringbridge.org",
            "venmo.com",
            "paypal.me");

    private static final List<String> TRUSTED = GuardFile.lines("trusted-links.txt");

    private Links() {}

    /// Where a link leads.
    enum Kind {
        /// To what the practice lists.
        LISTED,
        /// To one of the sites of `guard/trusted-links.txt`.
        TRUSTED,
        /// To some other site, by a plain address that is nobody's.
        UNKNOWN,
        /// Perhaps to a person, or hidden where.
        TELLING
    }

    /// Tells `link`, as typed.
    ///
    /// @param isName whether a word of small letters is a part of a person's name
    static Kind kind(String link, List<String> listed, Predicate<String> isName) {
        if (isListed(link, listed)) {
            return Kind.LISTED;
        }
        var target = bare(link);
        int slash = target.indexOf('/');
        var host = slash < 0 ? target : target.substring(0, slash);
        var path = slash < 0 ? "" : target.substring(slash);
        // Look-alike letters, a query, a port, an account, an address in figures: none is the plain address of a page.
        if (!HOST.matcher(host).matches() || !PLAIN.matcher(path).matches() || host.contains("xn--")) {
            return Kind.TELLING;
        }
        if (BETWEEN.splitAsStream(target).anyMatch(isName)) {
            return Kind.TELLING;
        }
        if (isListed(host, TRUSTED)) {
            return Kind.TRUSTED;
        }
        boolean pretends = listed.stream().map(Links::bare).anyMatch(site -> !site.isEmpty() && host.contains(site))
                || TRUSTED.stream().anyMatch(site -> host.contains(site + "."));
        boolean personal = (!path.isEmpty() && isListed(host, PERSONAL)) || isShortened(host);
        return pretends
                        || personal
                        || DIGIT.matcher(target).find()
                        || SOUP.matcher(path).find()
                ? Kind.TELLING
                : Kind.UNKNOWN;
    }

    private static boolean isShortened(String host) {
        return Set.of("t.co", "bit.ly", "goo.gl", "ow.ly", "is.gd").contains(host);
    }

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
