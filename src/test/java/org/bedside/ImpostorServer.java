package org.bedside;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A server on this machine that shows a certificate of our own making, and counts the requests
/// that reach it.
public final class ImpostorServer implements AutoCloseable {
    private static final char[] PASSWORD = "impostor".toCharArray();
    private static final Map<String, KeyStore> MADE = new HashMap<>();

    private final KeyStore keys;
    private final HttpsServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private ImpostorServer(KeyStore keys, HttpsServer server) {
        this.keys = keys;
        this.server = server;
    }

    /// Starts one on a port that the system chose.
    ///
    /// @param name the host that the certificate is for, such as `dns:elsewhere.example`
    public static ImpostorServer start(Path folder, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        var keys = keys(folder, name);
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        var impostor = new ImpostorServer(keys, server);
        server.createContext("/", exchange -> {
            try (exchange) {
                impostor.requests.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        return impostor;
    }

    /// Made once for each name, as starting the program takes longer than all else here.
    private static synchronized KeyStore keys(Path folder, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        var known = MADE.get(name);
        if (known != null) {
            return known;
        }
        var made = KeyStore.getInstance(newCertificate(folder, name).toFile(), PASSWORD);
        MADE.put(name, made);
        return made;
    }

    /// The JDK makes certificates with its own program only.
    private static Path newCertificate(Path folder, String name) throws IOException, InterruptedException {
        var file = folder.resolve("impostor.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=Impostor",
                        "-ext",
                        "san=" + name,
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        return file;
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What trusts this certificate, though not for another host.
    public SSLContext trusting() throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
