package org.bedside.reply.canned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.model.Category;

/// The library of canned replies. Cannot be changed, and so is safe for use by several threads at once.
public final class CannedReplies {
    private static final List<String> SHIPPED = List.of("canned/en.yaml", "canned/es.yaml");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]{1,80})\\}");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

    /// How far a reply is from what was looked for.
    private static final int NOT_AT_ALL = 9;

    private final List<CannedReply> all;
    private final Map<String, String> prompts;

    CannedReplies(List<CannedReply> all, Map<String, String> prompts) {
        this.all = List.copyOf(all);
        this.prompts = Map.copyOf(prompts);
        var names = new HashMap<String, String>();
        for (var reply : all) {
            var other = names.put(reply.shortcut(), reply.name());
            if (other != null) {
                throw new BrokenCannedReply(
                        reply.name() + ": the shortcut " + reply.shortcut() + " belongs to " + other);
            }
        }
    }

    /// The shipped library, in English and Spanish.
    ///
    /// @throws BrokenCannedReply naming the file and the entry
    public static CannedReplies load() {
        var replies = new ArrayList<CannedReply>();
        var prompts = new HashMap<String, String>();
        for (var name : SHIPPED) {
            var file = CannedReplyFile.parse(name, resource(name));
            replies.addAll(file.replies());
            file.prompts().forEach(prompts::putIfAbsent);
        }
        return new CannedReplies(replies, prompts);
    }

    /// All, in the order of the files: by urgency, English before Spanish.
    public List<CannedReply> all() {
        return all;
    }

    /// The replies for a category in a language (`en`, `es`).
    public List<CannedReply> in(Category category, String language) {
        return all.stream()
                .filter(reply ->
                        reply.category() == category && reply.language().equals(language))
                .toList();
    }

    /// What begins with `query` by shortcut, name or category, and after it what only holds it; blind to case and
    /// accents. All of them for an empty query.
    public List<CannedReply> find(String query) {
        var wanted = folded(query).strip();
        return all.stream()
                .filter(reply -> distance(reply, wanted) < NOT_AT_ALL)
                .sorted(Comparator.comparingInt(reply -> distance(reply, wanted)))
                .toList();
    }

    /// The gaps in `text`, each once, in order.
    public List<Placeholder> placeholdersOf(String text) {
        var found = new LinkedHashMap<String, Placeholder>();
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1).strip();
            boolean practiceWide = PracticeFacts.PLACEHOLDERS.contains(name);
            found.putIfAbsent(name, new Placeholder(name, prompts.getOrDefault(name, name), practiceWide));
        }
        return List.copyOf(found.values());
    }

    /// `variant` with its gaps filled; one without a value stays open, and a value is taken as it is, braces and all.
    public static String fill(String variant, Map<String, String> values) {
        return PLACEHOLDER.matcher(variant).replaceAll(gap -> {
            var value = values.get(gap.group(1).strip());
            return Matcher.quoteReplacement(value == null ? gap.group() : value);
        });
    }

    private static int distance(CannedReply reply, String wanted) {
        var name = folded(reply.name());
        var category = folded(reply.category().name()).replace('_', ' ');
        if (reply.shortcut().equals(wanted)) {
            return 0;
        }
        if (reply.shortcut().startsWith(wanted)) {
            return 1;
        }
        if (name.startsWith(wanted)) {
            return 2;
        }
        if (name.contains(" " + wanted)) {
            return 3;
        }
        if (category.startsWith(wanted) || category.startsWith(wanted.replace('_', ' '))) {
            return 4;
        }
        boolean within = name.contains(wanted) || reply.shortcut().contains(wanted) || category.contains(wanted);
        return within ? 5 : NOT_AT_ALL;
    }

    private static String folded(String words) {
        var apart = Normalizer.normalize(words, Normalizer.Form.NFKD);
        return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String resource(String name) {
        try (var in = CannedReplies.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new BrokenCannedReply(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
