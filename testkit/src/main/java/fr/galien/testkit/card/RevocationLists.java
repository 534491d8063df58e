package fr.galien.testkit.card;

import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The revocation lists of one environment's authorities, roots included, a file each under the name the IGC-Santé gives it:
 * {@code ACI-FO-PP-TEST.crl}. The files are all there is to know: what a list holds is revoked.
 */
public final class RevocationLists {

    /** As long as somebody may leave a sandbox running without a look at it. */
    private static final Duration VALIDITY = Duration.ofDays(7);

    private final Path directory;
    private final CardEnvironment environment;
    private final CardAuthority authority;
    private final Clock clock;

    /**
     * @param directory   where the files are, or will be
     * @param environment whose authorities
     */
    public RevocationLists(Path directory, CardEnvironment environment, CardAuthority authority, Clock clock) {
        this.directory = directory;
        this.environment = environment;
        this.authority = authority;
        this.clock = clock;
    }

    /** Issues every list anew, as an authority does each morning: what was revoked stays so. */
    public void publish() {
        AuthorityName.all(environment).forEach(name -> write(name, held(name), Set.of()));
    }

    /** The files by their authority's common name. */
    public Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        AuthorityName.all(environment).forEach(name -> files.put(name.commonName(), file(name)));
        return files;
    }

    /**
     * Revokes a certificate, or an intermediate authority's.
     *
     * @throws IllegalArgumentException if no authority of this environment issued it
     */
    public void revoke(X509Certificate certificate) {
        AuthorityName issuer = issuerOf(certificate);
        write(issuer, held(issuer), Set.of(certificate.getSerialNumber()));
    }

    public boolean isRevoked(X509Certificate certificate) {
        return held(issuerOf(certificate))
                .map(list -> list.isRevoked(certificate))
                .orElse(false);
    }

    Optional<Issuer> issuer(Predicate<X509Certificate> which) {
        return AuthorityName.all(environment)
                .map(authority::issuer)
                .filter(issuer -> which.test(issuer.certificate()))
                .findFirst();
    }

    boolean isRevoked(Issuer issuer, BigInteger serial) {
        return held(issuer.name())
                .map(list -> list.getRevokedCertificate(serial) != null)
                .orElse(false);
    }

    private AuthorityName issuerOf(X509Certificate certificate) {
        return issuer(issuer -> issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .map(Issuer::name)
                .orElseThrow(() -> new IllegalArgumentException("no authority of this environment issued it"));
    }

    private Path file(AuthorityName name) {
        return directory.resolve(name.file() + ".crl");
    }

    private Optional<X509CRL> held(AuthorityName name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in));
        } catch (IOException | GeneralSecurityException e) {
            throw CardTrouble.damagedAuthority(file.getFileName().toString());
        }
    }

    private void write(AuthorityName name, Optional<X509CRL> before, Set<BigInteger> more) {
        Issuer issuer = authority.issuer(name);
        Instant now = clock.instant();
        try {
            JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(VALIDITY)));
            before.map(X509CRL::getRevokedCertificates)
                    .ifPresent(held -> held.forEach(
                            entry -> list.addCRLEntry(entry.getSerialNumber(), entry.getRevocationDate(), 0)));
            more.forEach(serial -> list.addCRLEntry(serial, Date.from(now), CRLReason.cessationOfOperation));
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.certificate()));
            // Milliseconds: never the same twice, and never less than before.
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            X509CRL signed = new JcaX509CRLConverter()
                    .getCRL(list.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.key())));
            PrivateFiles.write(file(name), signed.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
