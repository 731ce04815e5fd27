package org.bedside.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.bedside.ImpostorServer;
import org.bedside.channel.http.HttpTransport.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fault")
class WrongCertificateTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"dns:elsewhere.example", "ip:127.0.0.2"})
    void nothingLeavesWhereTheCertificateIsAnotherHosts(String host) throws Exception {
        try (var impostor = ImpostorServer.start(folder, host);
                var transport = trusting(impostor)) {
            var refused = catchThrowableOfType(NeverLeft.class, () -> transport.send(post(impostor)));

            assertThat(refused)
                    .hasMessage("POST 127.0.0.1/2/tweets: no connection,"
                            + " as who answers could not prove to be that host")
                    .hasNoCause();
            assertThat(impostor.requests()).isZero();
        }
    }

    @Test
    void nothingLeavesWhereNobodyKnowsWhoMadeTheCertificate() throws Exception {
        try (var impostor = ImpostorServer.start(folder, "ip:127.0.0.1");
                var transport = new HttpTransport("test")) {
            var refused = catchThrowableOfType(NeverLeft.class, () -> transport.send(post(impostor)));

            assertThat(refused).isNotNull();
            assertThat(impostor.requests()).isZero();
        }
    }

    /// So that the tests above fail for no other reason.
    @Test
    void aRequestLeavesWhereTheCertificateIsTrustedAndFits() throws Exception {
        try (var honest = ImpostorServer.start(folder, "ip:127.0.0.1");
                var transport = trusting(honest)) {
            assertThat(transport.send(post(honest)).status()).isEqualTo(204);
        }
    }

    private static HttpTransport trusting(ImpostorServer server) throws Exception {
        return new HttpTransport("test", Limits.USUAL, HttpClient.newBuilder().sslContext(server.trusting()));
    }

    private static HttpRequest.Builder post(ImpostorServer server) {
        return HttpRequest.newBuilder(server.address().resolve("/2/tweets")).POST(BodyPublishers.ofString("words"));
    }
}
