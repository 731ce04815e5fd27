package org.bedside.channel.x;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Stoplight Prism with X's OpenAPI description, in a process of its own. It is fetched from npm
/// into `target`; where npm does not answer, or the description is not here, its tests are skipped.
final class Prism implements AutoCloseable {
    private static final String PACKAGE = "@stoplight/prism-cli@5.16.0";

    /// Published by X; read in place, and only where it is present.
    private static final Path DESCRIPTION = Path.of("../shared/data/platforms/x/openapi-2.159.json");

    private static final Path FOLDER = Path.of("target/prism");

    private final Process process;
    private final URI address;
    private final JsonNode paths;

    private Prism(Process process, URI address, JsonNode paths) {
        this.process = process;
        this.address = address;
        this.paths = paths;
    }

    static Prism start() throws IOException, InterruptedException {
        assumeTrue(Files.exists(DESCRIPTION), "X's OpenAPI description is not here");
        var program = FOLDER.resolve("node_modules/@stoplight/prism-cli/dist/index.js");
        if (!Files.exists(program)) {
            assumeTrue(install(), "npm does not answer, so that there is no Prism");
        }
        var paths = new ObjectMapper().readTree(DESCRIPTION.toFile()).path("paths");
        var port = freePort();
        var process = new ProcessBuilder(
                        "node", program.toString(), "mock", "--dynamic", "--port", "" + port, DESCRIPTION.toString())
                .redirectErrorStream(true)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        while (true) {
            var line = lines.readLine();
            if (line == null) {
                throw new IOException("Prism ended before it listened");
            }
            if (line.contains("listening")) {
                Thread.ofPlatform().daemon().start(() -> readOn(lines));
                return new Prism(process, URI.create("http://127.0.0.1:" + port), paths);
            }
        }
    }

    /// So that Prism never waits for somebody to read what it says.
    private static void readOn(Reader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // It was ended.
        }
    }

    private static boolean install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try {
            var npm = new ProcessBuilder(
                            "npm",
                            "install",
                            "--prefix",
                            FOLDER.toString(),
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            PACKAGE)
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(1, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                return false;
            }
            return npm.exitValue() == 0;
        } catch (IOException _) {
            // There is no npm.
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The ways to sign in that X's description names for a request; none where it does not know the request.
    Set<String> signIns(String method, String path) {
        var signIns = new HashSet<String>();
        paths.properties().forEach(one -> {
            if (path.matches(one.getKey().replaceAll("\\{[^}]+}", "[0-9]+"))) {
                one.getValue()
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("security")
                        .forEach(way -> way.fieldNames().forEachRemaining(signIns::add));
            }
        });
        return signIns;
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
