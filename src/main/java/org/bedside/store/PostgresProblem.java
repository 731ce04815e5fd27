package org.bedside.store;

import java.io.FileNotFoundException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import org.bedside.practice.Refused;
import org.jspecify.annotations.Nullable;

/// What the server's errors at opening mean to a person.
final class PostgresProblem {
    private static final String REJECTED = "08004";

    private PostgresProblem() {}

    static RuntimeException whileOpening(SQLException e) {
        if (isOfTheCertificate(e)) {
            return new Refused("server-certificate");
        }
        if (REJECTED.equals(e.getSQLState())) {
            // The driver gave up by itself. It says why in this computer's language; only the name is the same in all.
            var lineIsPlain = String.valueOf(e.getMessage()).contains("SSL");
            return new Refused(lineIsPlain ? "server-not-encrypted" : "server-sign-in");
        }
        return switch (kind(e.getSQLState())) {
            // No connection; shutting down, starting up, too many.
            case "08", "57", "53" -> new Refused("server-no-answer");
            case "28" -> new Refused("server-sign-in");
            case "3D" -> new Refused("server-no-database");
            case "42" -> new Refused("server-not-prepared");
            default -> new StoreException("opening the server's database: " + e.getMessage(), e);
        };
    }

    /// That the one to check it by is missing here, or that it is not to be trusted.
    private static boolean isOfTheCertificate(Throwable e) {
        for (var at = e; at != null; at = at.getCause()) {
            if (at instanceof CertificateException || at instanceof FileNotFoundException) {
                return true;
            }
        }
        return false;
    }

    private static String kind(@Nullable String state) {
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
