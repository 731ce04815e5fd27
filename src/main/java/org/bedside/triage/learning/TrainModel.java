package org.bedside.triage.learning;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bedside.triage.rules.TriageRules;

/// Trains the model that Bedside ships; the build starts this once the classes are compiled.
final class TrainModel {
    private TrainModel() {}

    /// Writes the model, unless the one that is there was made of the same.
    ///
    /// @param arguments the folder of the compiled classes, into which the model is written
    public static void main(String[] arguments) throws IOException {
        var classes = Path.of(arguments[0]);
        var model = classes.resolve("triage/model.bin");
        var mark = classes.resolve("triage/model.made-of");
        var madeOf = madeOf(classes);
        if (Files.exists(model) && Files.exists(mark) && Files.readString(mark).equals(madeOf)) {
            return;
        }
        Files.deleteIfExists(mark);
        try (var out = new BufferedOutputStream(Files.newOutputStream(model))) {
            var rules = TriageRules.load();
            Trainer.train(Lesson.shipped(), text -> rules.read(text).signs()).write(out);
        }
        Files.writeString(mark, madeOf);
    }

    /// All but the model itself, and what reads it but does not make it.
    private static boolean isRead(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && Stream.of("model.", "Thresholds", "School").noneMatch(name::startsWith);
    }

    /// A digest of the rules, the lessons and the program that learns from them.
    private static String madeOf(Path classes) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var folder :
                    List.of("triage", "triage/lessons", "org/bedside/triage/rules", "org/bedside/triage/learning")) {
                try (var files = Files.list(classes.resolve(folder))) {
                    for (var file : files.filter(TrainModel::isRead).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
