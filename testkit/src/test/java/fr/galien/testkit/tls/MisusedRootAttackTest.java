package fr.galien.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody got hold of the key of a root that people trust: what could they make verifiers believe? */
class MisusedRootAttackTest {

    private static final X500Name OURS = new X500Name("O=Galien sandbox,CN=anything");

    @TempDir
    static Path directory;

    private static TlsAuthority stolen;

    @BeforeAll
    static void steal() {
        Instant now = Instant.now();
        stolen = new TlsAuthority(
                "Galien sandbox root",
                List.of(KeyPurposeId.id_kp_serverAuth),
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofDays(1)),
                new SecureRandom());
    }

    static Stream<List<GeneralName>> namesOfOthers() {
        return Stream.of(
                        new GeneralName(GeneralName.dNSName, "example.org"),
                        new GeneralName(GeneralName.dNSName, "*.org"),
                        new GeneralName(GeneralName.dNSName, "notlocalhost"),
                        new GeneralName(GeneralName.dNSName, "localhost.example.org"),
                        new GeneralName(GeneralName.iPAddress, "127.0.0.2"),
                        new GeneralName(GeneralName.iPAddress, "10.0.0.1"),
                        new GeneralName(GeneralName.iPAddress, "::2"),
                        new GeneralName(GeneralName.rfc822Name, "doctor@example.org"),
                        new GeneralName(GeneralName.uniformResourceIdentifier, "https://example.org/"),
                        new GeneralName(new X500Name("C=FR,O=Somebody else")))
                // With a name it may have, too: the other one must still be enough.
                .flatMap(other ->
                        Stream.of(List.of(other), List.of(new GeneralName(GeneralName.dNSName, "localhost"), other)));
    }

    @ParameterizedTest
    @MethodSource("namesOfOthers")
    void isRefusedForAnyNameButTheSandboxs(List<GeneralName> names) throws Exception {
        assertRefused(issue(OURS, KeyPurposeId.id_kp_serverAuth, names).certificate());
    }

    @Test
    void isRefusedForSomebodyElsesDistinguishedName() throws Exception {
        assertRefused(issue(
                        new X500Name("C=FR,O=ASIP-SANTE,CN=899700252580"),
                        KeyPurposeId.id_kp_serverAuth,
                        List.of(new GeneralName(GeneralName.dNSName, "localhost")))
                .certificate());
    }

    @Test
    void isRefusedAnAuthorityBeneathIt() throws Exception {
        TlsAuthority.Issued beneath =
                stolen.issue(OURS, new BasicConstraints(true), KeyPurposeId.id_kp_serverAuth, List.of());
        TlsAuthority.Issued leaf =
                issue(OURS, KeyPurposeId.id_kp_serverAuth, List.of(new GeneralName(GeneralName.dNSName, "localhost")));
        // The leaf is not even signed by it; the path length alone is what must be complained of.
        assertThatThrownBy(() -> validate(stolen.certificate(), leaf.certificate(), beneath.certificate()))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("pathLenConstraint");
    }

    @ParameterizedTest
    @MethodSource("otherPurposes")
    void isRefusedForAnyPurposeButAServer(String purpose, KeyPurposeId id) throws Exception {
        assumeOpenssl();
        X509Certificate certificate = issue(OURS, id, List.of()).certificate();
        assertThat(openssl(certificate, "-purpose", purpose)).doesNotContain(": OK");
    }

    static Stream<Arguments> otherPurposes() {
        return Stream.of(
                Arguments.of("sslclient", KeyPurposeId.id_kp_clientAuth),
                Arguments.of("smimesign", KeyPurposeId.id_kp_emailProtection));
    }

    @Test
    void theSameChecksAcceptTheSandboxsOwnCertificates() throws Exception {
        SandboxTls tls = SandboxTls.openOrCreate(directory.resolve("tls"), Clock.systemUTC(), new SecureRandom());
        for (PemPair pair : List.of(tls.server(), tls.cardServer(), tls.phoneServer())) {
            X509Certificate certificate = PemFiles.certificate(pair.certificate());
            validate(PemFiles.certificate(tls.root()), certificate);
        }
        assumeOpenssl();
        assertThat(verify(tls.root(), tls.server(), "localhost")).contains(": OK");
        assertThat(verify(tls.root(), tls.cardServer(), "card.galien.localhost"))
                .contains(": OK");
        assertThat(verify(tls.root(), tls.cardServer(), "x.card.galien.localhost"))
                .contains(": OK");
        assertThat(verify(tls.root(), tls.cardServer(), "localhost")).contains("hostname mismatch");
        assertThat(verify(tls.linkRoot(), tls.keycloakServer(), "localhost")).contains(": OK");
        assertThat(verify(tls.root(), tls.keycloakServer(), "localhost")).doesNotContain(": OK");
    }

    private static TlsAuthority.Issued issue(X500Name subject, KeyPurposeId purpose, List<GeneralName> names) {
        return stolen.issue(subject, new BasicConstraints(false), purpose, names);
    }

    private static void assertRefused(X509Certificate certificate) throws Exception {
        assertThatThrownBy(() -> validate(stolen.certificate(), certificate))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("name constraints");
        assumeOpenssl();
        assertThat(openssl(certificate, "-purpose", "sslserver"))
                .containsAnyOf("permitted subtree violation", "unsupported name constraint")
                .doesNotContain(": OK");
    }

    /** The JDK does not read constraints in an anchor: the root's key is the anchor and its certificate part of the path. */
    private static void validate(X509Certificate root, X509Certificate... path) throws Exception {
        PKIXParameters parameters =
                new PKIXParameters(Set.of(new TrustAnchor(root.getSubjectX500Principal(), root.getPublicKey(), null)));
        parameters.setRevocationEnabled(false);
        List<X509Certificate> withRoot =
                Stream.concat(Stream.of(path), Stream.of(root)).toList();
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(withRoot), parameters);
    }

    private static String openssl(X509Certificate certificate, String... options) throws Exception {
        Path root = directory.resolve("stolen.pem");
        Path leaf = directory.resolve("leaf.pem");
        PemFiles.write(root, stolen.certificate());
        PemFiles.write(leaf, certificate);
        return verify(root, leaf, options);
    }

    private static String verify(Path root, PemPair pair, String host) throws Exception {
        return verify(root, pair.certificate(), "-purpose", "sslserver", "-verify_hostname", host);
    }

    private static String verify(Path root, Path leaf, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "verify", "-no-CApath", "-CAfile", root.toString()));
        command.addAll(List.of(options));
        command.add(leaf.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static void assumeOpenssl() {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))))
                .as("openssl is not installed")
                .isTrue();
    }
}
