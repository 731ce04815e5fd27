package org.bedside.channel.simulator.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.model.Category;
import org.jspecify.annotations.Nullable;

/// What is written in the demo: accounts, people, four weeks of history, what arrives live and what goes
/// viral.
record DemoTexts(Accounts accounts, List<Written> history, List<Written> live, List<Reaction> viral) {
    /// Whom an entry is by when it is by the practice itself.
    static final String PRACTICE = "practice";

    private static final Pattern AGO_PART = Pattern.compile("(\\d+)([dhm])");

    record Accounts(XAccount x, FacebookAccount facebook, List<PagePost> posts, List<Person> people) {}

    record XAccount(String id, String handle, String name) {}

    record FacebookAccount(String id, String name) {}

    /// @param ago how long before the start of the demo, such as `3d 4h 12m`
    record PagePost(String key, String ago, String text) {}

    record Person(String key, String handle, String name) {}

    enum Place {
        x,
        facebook
    }

    /// One comment, or one answer of the practice.
    ///
    /// @param post the page post it stands under, on Facebook only
    /// @param replyTo the id of the entry that it answers
    /// @param editedTo what its author made of it later
    /// @param deleted whether its author takes it back
    /// @param category what a person would call it; none on the practice's own
    record Written(
            String id,
            Place on,
            @Nullable String post,
            String by,
            @Nullable String ago,
            String text,
            @Nullable String replyTo,
            @Nullable String editedTo,
            boolean deleted,
            @Nullable Category category) {

        boolean isOurs() {
            return by.equals(PRACTICE);
        }

        Optional<String> answered() {
            return Optional.ofNullable(replyTo);
        }
    }

    record Reaction(String text, Category category) {}

    static DemoTexts load() {
        var yaml = JsonMapper.builder(new YAMLFactory()).build();
        return new DemoTexts(
                read(yaml, "accounts", new TypeReference<>() {}),
                read(yaml, "history", new TypeReference<>() {}),
                read(yaml, "live", new TypeReference<>() {}),
                read(yaml, "viral", new TypeReference<>() {}));
    }

    private static <T> T read(JsonMapper yaml, String name, TypeReference<T> type) {
        var path = "/demo/" + name + ".yaml";
        try (var file = DemoTexts.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new FileNotFoundException(path);
            }
            return yaml.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's texts cannot be read: " + path, e);
        }
    }

    /// Reads `3d 4h 12m`.
    static Duration ago(String text) {
        var sum = Duration.ZERO;
        for (var part : text.strip().split(" +", -1)) {
            var matcher = AGO_PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no length of time: " + text);
            }
            long number = Long.parseLong(matcher.group(1));
            sum = sum.plus(
                    switch (matcher.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofMinutes(number);
                    });
        }
        return sum;
    }
}
