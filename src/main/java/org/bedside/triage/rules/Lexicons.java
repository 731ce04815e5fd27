package org.bedside.triage.rules;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rules of triage as a practice has them: where its data folder holds an edited copy of a rule file, such as
/// `triage/en.yaml`, that is read instead of the shipped one. A broken copy never keeps the program from starting: the
/// last one that was good is read in its place, which each good start keeps beside it, else the shipped file.
///
/// @param broken the copies that could not be used
public record Lexicons(TriageRules rules, List<Broken> broken) {
    private static final System.Logger LOG = System.getLogger(Lexicons.class.getName());
    private static final String LAST_GOOD = ".last-good";
    private static final String MARK = "\ufeff";

    public Lexicons {
        broken = List.copyOf(broken);
    }

    /// A copy that could not be used.
    ///
    /// @param why with file, line and entry
    /// @param lastGood whether its last good state is read instead; else the shipped file is
    public record Broken(String why, boolean lastGood) {}

    /// What Bedside ships.
    public static Lexicons shipped() {
        return new Lexicons(TriageRules.load(), List.of());
    }

    /// What the data folder `data` holds.
    public static Lexicons in(Path data) {
        return new Reading(data).read();
    }

    private static final class Reading {
        private final Path data;
        private final Map<String, RuleFile> files = new LinkedHashMap<>();
        /// The practice's copies that are in use, with their text.
        private final Map<String, String> copies = new LinkedHashMap<>();
        /// The last good copies that are in use.
        private final List<String> lastGood = new ArrayList<>();
        private final Map<String, Broken> broken = new LinkedHashMap<>();

        Reading(Path data) {
            this.data = data;
        }

        Lexicons read() {
            for (var name : TriageRules.FILES) {
                if (Files.exists(data.resolve(name))) {
                    readCopy(name);
                } else {
                    files.put(name, TriageRules.shipped(name));
                }
            }
            var rules = together();
            copies.forEach(this::keep);
            return new Lexicons(rules, List.copyOf(broken.values()));
        }

        private void readCopy(String name) {
            try {
                var text = text(data.resolve(name));
                files.put(name, RuleFile.read(data.resolve(name).toString(), text));
                copies.put(name, text);
            } catch (BrokenRules e) {
                readInstead(name, e);
            }
        }

        private void readInstead(String name, BrokenRules why) {
            var path = data.resolve(name + LAST_GOOD);
            var before = broken.get(name);
            if (before == null && Files.exists(path)) {
                try {
                    files.put(name, RuleFile.read(path.toString(), text(path)));
                    lastGood.add(name);
                    broken.put(name, new Broken(why.what(), true));
                    return;
                } catch (BrokenRules e) {
                    LOG.log(Level.WARNING, "the last good copy is broken as well: {0}", e.what());
                }
            }
            files.put(name, TriageRules.shipped(name));
            lastGood.remove(name);
            broken.put(name, new Broken(before == null ? why.what() : before.why(), false));
        }

        /// Files that are sound each for itself may not fit together: a combination of one needs a list of another.
        private TriageRules together() {
            while (true) {
                try {
                    return TriageRules.of(List.copyOf(files.values()));
                } catch (BrokenRules e) {
                    var changed = List.copyOf(copies.isEmpty() ? lastGood : copies.keySet());
                    if (changed.isEmpty()) {
                        throw e;
                    }
                    for (var name : changed) {
                        copies.remove(name);
                        readInstead(name, named(name, e));
                    }
                }
            }
        }

        /// The place is named by the file that needs what the copy no longer has.
        private BrokenRules named(String name, BrokenRules e) {
            var path = data.resolve(name).toString();
            return e.file().equals(path) ? e : new BrokenRules(path, path + ": " + e.what());
        }

        private void keep(String name, String text) {
            var path = data.resolve(name + LAST_GOOD);
            var beside = data.resolve(name + LAST_GOOD + ".new");
            try {
                if (Files.notExists(path) || !Files.readString(path).equals(text)) {
                    Files.writeString(beside, text);
                    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "{0} cannot be kept: {1}",
                        path,
                        e.getClass().getSimpleName());
            }
        }
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BrokenRules(file.toString(), 1, ": it cannot be read");
        }
        var text = CharBuffer.allocate(bytes.length);
        var read = ByteBuffer.wrap(bytes);
        if (StandardCharsets.UTF_8.newDecoder().decode(read, text, true).isError()) {
            int line =
                    1 + (int) text.flip().chars().filter(sign -> sign == '\n').count();
            throw new BrokenRules(file.toString(), line, ": this is not written in UTF-8");
        }
        var written = text.flip().toString();
        // Windows' editor puts a mark before the first sign.
        return written.startsWith(MARK) ? written.substring(1) : written;
    }
}
