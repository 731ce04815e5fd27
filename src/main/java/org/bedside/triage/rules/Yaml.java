package org.bedside.triage.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A part of a YAML file that knows its line.
///
/// @param line where it begins; of what stands behind a name, the name's
/// @param text what stands there, of a value; empty for "nothing" and for the other kinds
record Yaml(int line, Kind kind, String text, List<Yaml> elements, Map<String, Yaml> fields) {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column");

    enum Kind {
        VALUE,
        LIST,
        FIELDS,
        MISSING
    }

    /// Reads a whole file.
    ///
    /// @throws BrokenRules if it is no YAML
    static Yaml read(String file, String yaml) {
        try (var parser = FACTORY.createParser(yaml)) {
            return parser.nextToken() == null ? missing(1) : node(parser, 1);
        } catch (JsonProcessingException e) {
            throw broken(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What stands under `name`; where nothing does, a missing part with this one's line.
    Yaml get(String name) {
        return fields.getOrDefault(name, missing(line));
    }

    /// Whether there is nothing in it.
    boolean isEmpty() {
        return elements.isEmpty() && fields.isEmpty();
    }

    /// Without the lines of the file that the reader quotes, and with the last of the places that it names: where it
    /// could not go on.
    private static BrokenRules broken(String file, JsonProcessingException e) {
        var message = e.getOriginalMessage();
        int line = PLACE.matcher(message)
                .results()
                .mapToInt(place -> Integer.parseInt(place.group(1)))
                .reduce(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), (_, last) -> last);
        var what = message.lines()
                .filter(part -> !part.isBlank() && !Character.isWhitespace(part.charAt(0)))
                .collect(Collectors.joining(", "));
        return new BrokenRules(file, line, ": " + what);
    }

    private static Yaml missing(int line) {
        return new Yaml(line, Kind.MISSING, "", List.of(), Map.of());
    }

    private static Yaml node(JsonParser parser, int line) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Yaml(line, Kind.FIELDS, "", List.of(), fields(parser));
            case START_ARRAY -> new Yaml(line, Kind.LIST, "", elements(parser), Map.of());
            case VALUE_NULL -> new Yaml(line, Kind.VALUE, "", List.of(), Map.of());
            default -> new Yaml(line, Kind.VALUE, parser.getText(), List.of(), Map.of());
        };
    }

    private static Map<String, Yaml> fields(JsonParser parser) throws IOException {
        var fields = new LinkedHashMap<String, Yaml>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            fields.put(name, node(parser, line));
        }
        return fields;
    }

    private static List<Yaml> elements(JsonParser parser) throws IOException {
        var elements = new ArrayList<Yaml>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node(parser, parser.currentTokenLocation().getLineNr()));
        }
        return elements;
    }
}
