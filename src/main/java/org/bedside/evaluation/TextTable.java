package org.bedside.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bedside.practice.Refused;

/// A file of texts: UTF-8, a row a line, columns parted by tabs, the first line naming them; quotes mean themselves.
///
/// A file that is none of this is a [Refused] which names the line, and never what stands on it.
public final class TextTable {
    private static final String TEXT = "text";

    private static final String MARK = "\uFEFF";

    private TextTable() {}

    /// One line below the first.
    public static final class Row {
        private final List<String> columns;
        private final List<String> fields;
        private final String text;

        private Row(List<String> columns, List<String> fields, String text) {
            this.columns = columns;
            this.fields = fields;
            this.text = fields.get(columns.indexOf(text));
        }

        public String text() {
            return text;
        }

        /// What stands in a column; none where the file has no such column, or the field is empty.
        public Optional<String> get(String column) {
            var at = columns.indexOf(column);
            return at < 0 ? Optional.empty() : Optional.of(fields.get(at)).filter(field -> !field.isEmpty());
        }
    }

    /// All rows of a file whose texts stand in the column `text`.
    static List<Row> read(Path in, String text) {
        var rows = new ArrayList<Row>();
        each(in, text, _ -> {}, rows::add);
        return rows;
    }

    /// The same of a file that Bedside ships.
    static List<Row> resource(String name) {
        var rows = new ArrayList<Row>();
        try (var in = TextTable.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            each(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                    Path.of(name),
                    TEXT,
                    _ -> {},
                    rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        return rows;
    }

    /// Writes each row of `in` with the columns `added` at its end to `out`, which is replaced once all is written.
    /// Columns of `in` that have such a name are left out.
    ///
    /// @param judge gives what stands in the added columns
    /// @return how many rows there were
    public static int rewrite(Path in, Path out, List<String> added, Function<Row, List<String>> judge) {
        var part = out.resolveSibling(out.getFileName() + ".part");
        try {
            try {
                var rows = write(in, part, added, judge);
                Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
                return rows;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (UncheckedIOException | IOException e) {
            throw new Refused("table.not-written", out);
        }
    }

    private static int write(Path in, Path part, List<String> added, Function<Row, List<String>> judge)
            throws IOException {
        var kept = new ArrayList<String>();
        var rows = new int[1];
        try (var writer = Files.newBufferedWriter(part)) {
            each(
                    in,
                    TEXT,
                    columns -> {
                        columns.stream().filter(name -> !added.contains(name)).forEach(kept::add);
                        line(writer, kept, added);
                    },
                    row -> {
                        rows[0]++;
                        line(
                                writer,
                                kept.stream()
                                        .map(name -> row.get(name).orElse(""))
                                        .toList(),
                                judge.apply(row));
                    });
        }
        return rows[0];
    }

    private static void each(Path in, String text, Consumer<List<String>> onColumns, Consumer<Row> onRow) {
        try (var reader = Files.newBufferedReader(in)) {
            each(reader, in, text, onColumns, onRow);
        } catch (NoSuchFileException e) {
            throw new Refused("table.not-there", in);
        } catch (IOException e) {
            throw new Refused("table.not-read", in);
        }
    }

    private static void each(
            BufferedReader reader, Path in, String text, Consumer<List<String>> onColumns, Consumer<Row> onRow)
            throws IOException {
        var number = 0;
        try {
            var columns = List.<String>of();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (number == 1) {
                    columns = fields(line.startsWith(MARK) ? line.substring(MARK.length()) : line);
                    if (!columns.contains(text)) {
                        throw new Refused("table.no-text", in, text);
                    }
                    onColumns.accept(columns);
                    continue;
                }
                onRow.accept(new Row(columns, fitted(fields(line), columns.size(), number), text));
            }
        } catch (CharacterCodingException e) {
            throw new Refused("table.not-utf8", in, number + 1);
        }
        if (number == 0) {
            throw new Refused("table.no-text", in, text);
        }
    }

    private static List<String> fields(String line) {
        return List.of(line.split("\t", -1));
    }

    /// Programs leave out empty fields at a line's end; more than there are columns is a mistake.
    private static List<String> fitted(List<String> fields, int columns, int number) {
        if (fields.size() > columns) {
            throw new Refused("table.too-many", number, fields.size(), columns);
        }
        var fitted = new ArrayList<>(fields);
        while (fitted.size() < columns) {
            fitted.add("");
        }
        return fitted;
    }

    private static void line(Writer writer, List<String> kept, List<String> added) {
        try {
            writer.write(String.join("\t", kept));
            for (var field : added) {
                // So that it is one field of one line.
                writer.write('\t' + field.replaceAll("[\t\r\n]", " "));
            }
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
