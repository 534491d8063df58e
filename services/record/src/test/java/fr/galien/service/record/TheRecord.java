package fr.galien.service.record;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.SoftwareFlaw;
import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.Server;

/** The whole service, listening, with an issuer and two structures of a test's own. */
final class TheRecord implements AutoCloseable {

    static final String DOCTOR = "899700000012";
    static final String STRUCTURE = "10B0000001";
    static final String OTHER_STRUCTURE = "10B0000002";

    private static final char[] PASSWORD = "test".toCharArray();

    final SetClock clock = new SetClock();
    final SoftwareCertificate software;
    final SoftwareCertificate otherSoftware;
    final SoftwareCertificate seal;
    final SoftwareCertificate otherSeal;

    private final Path directory = Files.createTempDirectory("record");
    private final CardAuthority authority;
    private final SandboxTls tls;
    private final FakeIssuer issuer;
    private final Server server;
    private final SecureRandom random = new SecureRandom();

    TheRecord() throws Exception {
        this.tls = SandboxTls.openOrCreate(directory.resolve("tls"), Clock.systemUTC(), random);
        this.authority = CardAuthority.openOrCreate(directory.resolve("authority"), random);
        this.issuer = new FakeIssuer(tls);
        this.software = certificate(STRUCTURE);
        this.otherSoftware = certificate(OTHER_STRUCTURE);
        this.seal = seal(STRUCTURE);
        this.otherSeal = seal(OTHER_STRUCTURE);
        this.server = RecordService.start(
                new Settings(
                        issuer.issuer(),
                        "service-record",
                        freePort(),
                        tls.server().certificate(),
                        tls.server().key(),
                        CardAuthority.organisations(directory.resolve("authority"), CardEnvironment.TEST),
                        tls.root(),
                        "service-record",
                        "secret",
                        Duration.ofSeconds(60)),
                clock);
    }

    /** Said before it listens: a proof of possession is about a whole address. */
    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    SoftwareCertificate certificate(String structure, SoftwareFlaw... flaws) {
        return authority.software(Clock.systemUTC(), random).issue(structure, "a software", flaws);
    }

    SoftwareCertificate seal(String structure, SoftwareFlaw... flaws) {
        return authority.software(Clock.systemUTC(), random).seal(structure, "a seal", flaws);
    }

    /** A token of the doctor for the structure's software, each claim free to be bent. */
    String token(String scope, UnaryOperator<JWTClaimsSet.Builder> bent) {
        return issuer.token(claims -> bent.apply(claims.subject("f:1:" + DOCTOR)
                .audience("service-record")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(3600)))
                .jwtID(UUID.randomUUID().toString())
                .claim("azp", "a-software")
                .claim("scope", scope)
                .claim("acr", "eidas1")
                .claim("cnf", Map.of("x5t#S256", thumbprint(software)))
                .claim("SubjectNameID", DOCTOR)
                .claim("Identifiant_Structure", STRUCTURE)
                .claim("extensions", Map.of("ihe_iua", iua()))));
    }

    String token(String scope) {
        return token(scope, claims -> claims);
    }

    static Map<String, Object> iua() {
        return Map.of(
                "subject_name",
                "Alma ESSAI",
                "subject_organization",
                "CABINET FICTIF",
                "subject_organization_id",
                "urn:oid:1.2.250.1.71.4.2.2." + STRUCTURE,
                "national_provider_identifier",
                DOCTOR);
    }

    static String thumbprint(SoftwareCertificate certificate) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256")
                            .digest(certificate.certificate().getEncoded()))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of software without certificate: the token is bound to a key, and each request proves it. */
    HttpRequest.Builder proving(ECKey key, String method, String path) {
        try {
            Map<String, Object> bound = Map.of("jkt", key.computeThumbprint().toString());
            String token = token("record:read", claims -> claims.claim("cnf", bound));
            String proof = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                    .createDPoPJWT(method, address(path), new DPoPAccessToken(token))
                    .serialize();
            return to(path).header("Authorization", "DPoP " + token).header("DPoP", proof);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    void revoke(String token) {
        issuer.revoke(token);
    }

    private URI address(String path) {
        return URI.create("https://localhost:" + server.getURI().getPort() + path);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address(path));
    }

    HttpRequest.Builder to(String path, String token) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    /** Over a connection of its own, with the structure's certificate. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, software);
    }

    /** @param certificate null for none */
    HttpResponse<String> send(HttpRequest.Builder request, SoftwareCertificate certificate) {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(context(certificate)).build()) {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> soap(String token, SoftwareCertificate certificate, String message) {
        return send(
                to("/soap", token)
                        .header("Content-Type", "application/soap+xml")
                        .POST(BodyPublishers.ofString(message)),
                certificate);
    }

    private SSLContext context(SoftwareCertificate certificate) {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            roots.setCertificateEntry("root", PemFiles.certificate(tls.root()));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            if (certificate != null) {
                keys.init(certificate.keyStore(PASSWORD), PASSWORD);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(certificate == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
        issuer.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
