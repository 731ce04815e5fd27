package org.bedside.reply.canned;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bedside.model.Category;

/// Canned replies of one language, as written in a file such as `canned/en.yaml`.
///
/// @param prompts what to ask for, by placeholder
record CannedReplyFile(List<CannedReply> replies, Map<String, String> prompts) {
    private static final Pattern SHORTCUT = Pattern.compile("[a-z0-9]{2,16}");
    private static final Set<String> FIELDS = Set.of("name", "shortcut", "category", "doctorApproved", "variants");

    CannedReplyFile {
        replies = List.copyOf(replies);
        prompts = Map.copyOf(prompts);
    }

    /// @param file what to call it in errors
    /// @throws BrokenCannedReply naming the file and the entry
    static CannedReplyFile parse(String file, String yaml) {
        var root = tree(file, yaml);
        var language = root.path("language").asText();
        if (!language.equals("en") && !language.equals("es")) {
            throw new BrokenCannedReply(file + ": the language is neither en nor es");
        }
        var replies = new ArrayList<CannedReply>();
        for (var entry : root.path("replies")) {
            replies.add(reply(file, replies.size() + 1, entry, language));
        }
        if (replies.isEmpty()) {
            throw new BrokenCannedReply(file + ": there are no replies");
        }
        var prompts = new TreeMap<String, String>();
        root.path("prompts")
                .properties()
                .forEach(
                        prompt -> prompts.put(prompt.getKey(), prompt.getValue().asText()));
        return new CannedReplyFile(replies, prompts);
    }

    private static JsonNode tree(String file, String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (JsonProcessingException e) {
            var place =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new BrokenCannedReply(file + place + ": this is no YAML", e);
        }
    }

    private static CannedReply reply(String file, int number, JsonNode entry, String language) {
        var name = entry.path("name").asText();
        var place = file + ", entry " + number + (name.isBlank() ? "" : " (" + name + ")") + ": ";
        for (var field : entry.properties()) {
            check(FIELDS.contains(field.getKey()), place + "there is no such field as " + field.getKey());
        }
        var shortcut = entry.path("shortcut").asText();
        check(!name.isBlank(), place + "the name is missing");
        check(SHORTCUT.matcher(shortcut).matches(), place + "the shortcut is not 2 to 16 small letters or digits");

        var approved = entry.path("doctorApproved");
        check(approved.isMissingNode() || approved.isBoolean(), place + "doctorApproved is neither true nor false");

        var variants = new ArrayList<String>();
        for (var variant : entry.path("variants")) {
            check(variant.isTextual() && !variant.asText().isBlank(), place + "a variant is no text");
            variants.add(variant.asText().strip());
        }
        check(!variants.isEmpty() && variants.size() <= 3, place + "there are not one to three variants");

        return new CannedReply(name, shortcut, category(place, entry), language, approved.asBoolean(false), variants);
    }

    private static Category category(String place, JsonNode entry) {
        var name = entry.path("category").asText();
        try {
            return Category.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new BrokenCannedReply(place + "there is no such category as " + name, e);
        }
    }

    private static void check(boolean right, String trouble) {
        if (!right) {
            throw new BrokenCannedReply(trouble);
        }
    }
}
