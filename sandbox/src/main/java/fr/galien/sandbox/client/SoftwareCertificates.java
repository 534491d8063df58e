package fr.galien.sandbox.client;

import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.Domain;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Certificates for vendors' software, issued by the sandbox's look-alike of the authority that issues to organisations:
 * {@code clients/certificates/<id>.pem}, {@code .key.pem} and {@code .p12}, readable by the owner only.
 */
public final class SoftwareCertificates {

    /** Of the PKCS#12 file, which Java and .NET want to have one. */
    public static final String PASSWORD = "galien";

    private final SandboxHome home;
    private final Path directory;

    public SoftwareCertificates(SandboxHome home) {
        this.home = home;
        this.directory = home.root().resolve("clients").resolve("certificates");
    }

    /** The certificate and its issuers. */
    Path certificate(String id) {
        return directory.resolve(id + ".pem");
    }

    Path key(String id) {
        return directory.resolve(id + ".key.pem");
    }

    public Path pkcs12(String id) {
        return directory.resolve(id + ".p12");
    }

    public boolean exists(String id) {
        return Files.isRegularFile(certificate(id)) && Files.isRegularFile(key(id));
    }

    /** A new one, in the place of the one it had. */
    public SoftwareCertificate issue(String id, StructureNumber structure) {
        SecureRandom random = new SecureRandom();
        SoftwareCertificate issued =
                authority(random).software(Clock.systemUTC(), random).issue(structure.value(), id);
        issued.toPem(certificate(id), key(id));
        issued.toPkcs12(pkcs12(id), PASSWORD.toCharArray());
        return issued;
    }

    /** The subject of the authority that issues them, as RFC 4514 writes it. */
    public String issuer() {
        return authority(new SecureRandom())
                .intermediate(CardEnvironment.TEST, Tier.ELEMENTAIRE, Domain.ORGANISATIONS)
                .getSubjectX500Principal()
                .getName();
    }

    private CardAuthority authority(SecureRandom random) {
        return CardAuthority.openOrCreate(home.authority(), random);
    }
}
