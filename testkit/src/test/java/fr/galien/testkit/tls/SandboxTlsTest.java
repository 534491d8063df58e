package fr.galien.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTlsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();

    @Test
    void opensWhatItMadeWithoutChangingAByte() throws IOException {
        open(NOW);
        Map<String, String> first = content();
        open(NOW.plus(Duration.ofDays(300)));
        assertThat(content()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root.pem",
                "server.pem",
                "server.key.pem",
                "card-server.pem",
                "card-server.key.pem",
                "link-root.pem",
                "keycloak.pem",
                "keycloak.key.pem",
                "front.pem",
                "front.key.pem"
            })
    void makesEverythingAgainWhenAFileIsMissingOrEmpty(String file) throws IOException {
        open(NOW);
        Map<String, String> first = content();

        Files.delete(directory.resolve(file));
        open(NOW);
        assertThat(content()).hasSize(first.size());
        assertThat(content().values()).doesNotContainAnyElementsOf(first.values());

        Files.write(directory.resolve(file), new byte[0]);
        open(NOW);
        assertThat(content()).hasSize(first.size());
        assertThat(directory.resolve(file)).isNotEmptyFile();
    }

    @Test
    void makesEverythingAgainWhenAKeyIsOfAnotherMaking() throws IOException {
        Path other = directory.resolve("other");
        SandboxTls.openOrCreate(other, Clock.fixed(NOW, ZoneOffset.UTC), random);
        Path here = directory.resolve("here");
        SandboxTls tls = SandboxTls.openOrCreate(here, Clock.fixed(NOW, ZoneOffset.UTC), random);
        X509Certificate before = PemFiles.certificate(tls.root());
        Files.copy(other.resolve("server.key.pem"), tls.server().key(), StandardCopyOption.REPLACE_EXISTING);

        SandboxTls.openOrCreate(here, Clock.fixed(NOW, ZoneOffset.UTC), random);

        assertThat(PemFiles.certificate(tls.root())).isNotEqualTo(before);
    }

    @Test
    void makesEverythingAgainAMonthBeforeTheEnd() throws IOException {
        SandboxTls tls = open(NOW);
        X509Certificate before = PemFiles.certificate(tls.server().certificate());
        assertThat(before.getNotAfter().toInstant()).isEqualTo(NOW.plus(SandboxTls.VALIDITY));

        Instant late = NOW.plus(SandboxTls.VALIDITY).minus(SandboxTls.RENEWAL).plusSeconds(1);
        open(late);

        X509Certificate after = PemFiles.certificate(tls.server().certificate());
        assertThat(after.getNotAfter().toInstant()).isEqualTo(late.plus(SandboxTls.VALIDITY));
    }

    @Test
    void keepsEveryFileToItsOwner() throws IOException {
        open(NOW);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .hasSize(12)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void givesEachServerItsNamesAndNoOther() throws Exception {
        SandboxTls tls = open(NOW);
        assertThat(names(tls.server()))
                .containsExactlyInAnyOrder(
                        List.of(DNS, "localhost"), List.of(ADDRESS, "127.0.0.1"), List.of(ADDRESS, "0:0:0:0:0:0:0:1"));
        assertThat(names(tls.cardServer()))
                .containsExactlyInAnyOrder(
                        List.of(DNS, "card.galien.localhost"), List.of(DNS, "*.card.galien.localhost"));
        assertThat(names(tls.phoneServer())).containsExactly(List.of(DNS, "phone.galien.localhost"));
        assertThat(names(tls.keycloakServer())).isEqualTo(names(tls.server()));
    }

    @Test
    void separatesTheLinkFromTheBrowser() throws Exception {
        SandboxTls tls = open(NOW);
        assertThat(PemFiles.certificate(tls.linkRoot()).getPublicKey())
                .isNotEqualTo(PemFiles.certificate(tls.root()).getPublicKey());
        assertThat(PemFiles.certificate(tls.frontClient().certificate()).getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(PemFiles.certificate(tls.keycloakServer().certificate()).getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.1");
    }

    private SandboxTls open(Instant now) {
        return SandboxTls.openOrCreate(directory, Clock.fixed(now, ZoneOffset.UTC), random);
    }

    private static List<List<?>> names(PemPair pair) throws Exception {
        return List.copyOf(PemFiles.certificate(pair.certificate()).getSubjectAlternativeNames());
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return content;
    }
}
