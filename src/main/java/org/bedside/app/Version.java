package org.bedside.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// Which Bedside this is, as the build wrote it down.
final class Version {
    static final String VALUE = read();

    private Version() {}

    private static String read() {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Version.class.getResourceAsStream("/version.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }
}
