package org.bedside.channel.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One entry of Graph's `fields` parameter, such as `comments.summary(true).limit(0){id,message}`.
record Field(String name, Map<String, String> modifiers, List<Field> fields) {
    static List<Field> parse(String text) {
        var reader = new Reader(text);
        var fields = reader.list();
        if (reader.at < text.length()) {
            throw GraphError.invalid("Syntax error \"Unexpected character at position " + reader.at + "\"");
        }
        return fields;
    }

    static List<Field> named(String... names) {
        var fields = new ArrayList<Field>();
        for (var name : names) {
            fields.add(new Field(name, Map.of(), List.of()));
        }
        return List.copyOf(fields);
    }

    /// The inner fields, or `usual` where none are asked for.
    List<Field> fieldsOr(List<Field> usual) {
        return fields.isEmpty() ? usual : fields;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Field> list() {
            var fields = new ArrayList<Field>();
            do {
                fields.add(field());
            } while (taken(','));
            return List.copyOf(fields);
        }

        private Field field() {
            var name = word();
            var modifiers = new HashMap<String, String>();
            while (taken('.')) {
                var modifier = word();
                if (!taken('(')) {
                    throw GraphError.invalid("Syntax error \"Expected ( after " + modifier + "\"");
                }
                int close = text.indexOf(')', at);
                if (close < 0) {
                    throw GraphError.invalid("Syntax error \"Expected )\"");
                }
                modifiers.put(modifier, text.substring(at, close));
                at = close + 1;
            }
            List<Field> inner = List.of();
            if (taken('{')) {
                inner = list();
                if (!taken('}')) {
                    throw GraphError.invalid("Syntax error \"Expected }\"");
                }
            }
            return new Field(name, Map.copyOf(modifiers), inner);
        }

        private String word() {
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            if (at == start) {
                throw GraphError.invalid("Syntax error \"Field name expected at position " + at + "\"");
            }
            return text.substring(start, at);
        }

        private boolean taken(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }
    }
}
