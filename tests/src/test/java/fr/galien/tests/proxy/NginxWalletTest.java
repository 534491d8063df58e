package fr.galien.tests.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The phone's application, as nginx serves it in production: the files, the policy, and nothing else. */
class NginxWalletTest {

    @TempDir
    private static Path directory;

    private static RunningProxy front;

    @BeforeAll
    static void start() {
        SecureRandom random = new SecureRandom();
        Path tls = directory.resolve("tls");
        FrontFiles.write(
                tls,
                SandboxTls.openOrCreate(directory.resolve("sandbox"), Clock.systemUTC(), random),
                CardAuthority.inMemory(random));
        // Nobody is behind, and nobody is asked.
        front = RunningProxy.start(Shipped.NGINX, directory, tls, 9);
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, index.html, text/html; charset=utf-8",
        "/index.html, index.html, text/html; charset=utf-8",
        "/sw.js, sw.js, text/javascript; charset=utf-8",
        "/js/screens/home.js, js/screens/home.js, text/javascript; charset=utf-8",
        "/style.css, style.css, text/css; charset=utf-8",
        "/manifest.webmanifest, manifest.webmanifest, application/manifest+json",
        "/icons/icon.svg, icons/icon.svg, image/svg+xml"
    })
    void servesTheFilesUnderTheirPolicy(String target, String file, String type) throws IOException {
        var answer = Client.of(front.names()).get(RunningProxy.PHONE, target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("..", "wallet", file)));
        assertThat(answer.headers("content-type")).containsExactly(type);
        assertThat(answer.headers("content-security-policy"))
                .containsExactly(String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self'",
                        "connect-src 'self' https://" + RunningProxy.AUTH,
                        "manifest-src 'self'",
                        "worker-src 'self'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types galien-worker"));
        assertThat(answer.headers("cache-control")).containsExactly("no-cache");
        assertThat(answer.headers("cross-origin-opener-policy")).containsExactly("same-origin");
        assertThat(answer.headers("referrer-policy")).containsExactly("no-referrer");
        assertThat(answer.headers("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.headers("permissions-policy"))
                .singleElement()
                .asString()
                .contains("camera=(self)");
    }

    @Test
    void tellsItsIssuer() throws IOException {
        var answer = Client.of(front.names()).get(RunningProxy.PHONE, "/config.json");

        assertThat(answer.body())
                .isEqualTo("{\"issuer\":\"https://" + RunningProxy.AUTH + "/auth/realms/esante-wallet\"}");
        assertThat(answer.headers("content-type")).containsExactly("application/json");
        assertThat(answer.headers("content-security-policy")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/none.js",
                "/../nginx.conf",
                "/js/../../docker/example.env",
                "/%2e%2e/pom.xml",
                "/js/",
                "/js",
                "/vendor/qr/LICENSE",
                "/index.html?a=b",
                "//index.html",
                "/.git/config.json",
                "/auth/",
                "/auth/realms/esante-wallet/protocol/openid-connect/certs"
            })
    void hasNothingElse(String target) throws IOException {
        assertThat(Client.of(front.names()).get(RunningProxy.PHONE, target).status())
                .isIn(400, 404);
    }

    @Test
    void takesNothing() throws IOException {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            assertThat(Client.of(front.names())
                            .request(method, RunningProxy.PHONE, "/index.html")
                            .status())
                    .as(method)
                    .isEqualTo(405);
        }
    }

    @Test
    void isNotToldToAnotherName() throws IOException {
        assertThat(Client.of(front.names())
                        .naming(RunningProxy.AUTH)
                        .get(RunningProxy.PHONE, "/")
                        .status())
                .isEqualTo(421);
    }
}
