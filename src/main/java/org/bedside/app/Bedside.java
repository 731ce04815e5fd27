package org.bedside.app;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.bedside.practice.Refused;
import org.bedside.settings.KeyStore;
import org.bedside.settings.SystemKeyStore;
import org.bedside.ui.Texts;
import picocli.CommandLine;

/// The program's entry point.
public final class Bedside {
    private Bedside() {}

    /// Runs what the command line asks for. Exit status: 0 done, 1 it could not be done and was said why, 2 the command
    /// line was not understood.
    public static void main(String[] args) {
        // First thing of all: Java's own client would send a POST twice when the answer fails to come.
        System.setProperty("sun.net.http.retryPost", "false");
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(new SystemKeyStore(), System.in, out, err, args));
    }

    /// As the command line runs it, but without ending the process.
    static int run(KeyStore keyStore, InputStream input, PrintWriter out, PrintWriter err, String... args) {
        Logs.quieten();
        var texts = new Texts(Locale.getDefault());
        return new CommandLine(new BedsideCommand(texts, keyStore, input))
                .setOut(out)
                .setErr(err)
                .registerConverter(LocalDate.class, word -> day(texts, word))
                .setExecutionExceptionHandler((e, line, _) -> {
                    if (!(e instanceof Refused)) {
                        System.getLogger(Bedside.class.getName()).log(System.Logger.Level.ERROR, "unexpected", e);
                    }
                    line.getErr().println(texts.problem(e));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    private static LocalDate day(Texts texts, String word) {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException(texts.get("command.no-day", word));
        }
    }
}
