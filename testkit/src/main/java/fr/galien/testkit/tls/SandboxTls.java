package fr.galien.testkit.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The certificates of a sandbox, in PEM, in one directory. Two authorities that know nothing of each other:
 *
 * <ul>
 *   <li>the <em>browser root</em>, which a person may trust in their browser. Critical name constraints confine it to
 *       {@code localhost}, names below it, 127.0.0.1 and ::1, and its key is thrown away as soon as the three server
 *       certificates are issued, so a copy of this directory gives nobody the means to issue a fourth;
 *   <li>the <em>link root</em>, which only the front and Keycloak trust, for the mutual TLS between them.
 * </ul>
 *
 * Keys are P-256; everything lives {@link #VALIDITY} and is made again, roots included, when fewer than {@link #RENEWAL}
 * remain.
 */
public final class SandboxTls {

    /** How long everything here is valid. */
    public static final Duration VALIDITY = Duration.ofDays(365);

    /** How long before the end everything is made again; browsers must then trust the new root. */
    public static final Duration RENEWAL = Duration.ofDays(30);

    /** Tolerates a machine whose clock is a little behind. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final List<GeneralName> LOCALHOST = List.of(
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"));

    /** Never the auth host: who holds the card host's key must not be able to stand in for the login page. */
    private static final List<GeneralName> CARD_HOST = List.of(
            new GeneralName(GeneralName.dNSName, "card.galien.localhost"),
            new GeneralName(GeneralName.dNSName, "*.card.galien.localhost"));

    /** Its own key, too: it serves files, and need not be able to stand in for the login page. */
    private static final List<GeneralName> PHONE_HOST =
            List.of(new GeneralName(GeneralName.dNSName, "phone.galien.localhost"));

    private final Path directory;

    private SandboxTls(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Opens the directory if everything in it is there, fits together and is valid for {@link #RENEWAL} more; makes
     * everything anew otherwise (first start, a crash half-way, a file tampered with, the end of validity).
     *
     * @throws UncheckedIOException if the directory cannot be written
     */
    public static SandboxTls openOrCreate(Path directory, Clock clock, SecureRandom random) {
        SandboxTls tls = new SandboxTls(directory);
        Instant now = clock.instant();
        if (!tls.isSound(now)) {
            try {
                tls.create(now, random);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tls;
    }

    /** The certificate a browser has to trust. There is no key. */
    public Path root() {
        return directory.resolve("root.pem");
    }

    /** For {@code localhost}, 127.0.0.1 and ::1: the auth, wallet and vendors' hosts, and the demo software. */
    public PemPair server() {
        return pair("server");
    }

    /** For {@code card.galien.localhost} and the names right below it, and no other. */
    public PemPair cardServer() {
        return pair("card-server");
    }

    /** For {@code phone.galien.localhost}, and no other. */
    public PemPair phoneServer() {
        return pair("phone-server");
    }

    /** What the front and Keycloak trust of each other. There is no key. */
    public Path linkRoot() {
        return directory.resolve("link-root.pem");
    }

    /** Keycloak's own, towards the front: {@code localhost}, 127.0.0.1 and ::1. */
    public PemPair keycloakServer() {
        return pair("keycloak");
    }

    /** The front's, towards Keycloak: a client certificate. */
    public PemPair frontClient() {
        return pair("front");
    }

    private boolean isSound(Instant now) {
        Map<PemPair, Path> rootOf = Map.of(
                server(), root(),
                cardServer(), root(),
                phoneServer(), root(),
                keycloakServer(), linkRoot(),
                frontClient(), linkRoot());
        return rootOf.entrySet().stream()
                .allMatch(entry -> Soundness.of(entry.getKey(), entry.getValue(), now, RENEWAL));
    }

    private void create(Instant now, SecureRandom random) throws IOException {
        Instant notBefore = now.minus(CLOCK_SKEW);
        Instant notAfter = now.plus(VALIDITY);
        var browser = new TlsAuthority(
                "Galien sandbox root", List.of(KeyPurposeId.id_kp_serverAuth), notBefore, notAfter, random);
        write(server(), browser.issue("localhost", KeyPurposeId.id_kp_serverAuth, LOCALHOST));
        write(cardServer(), browser.issue("card.galien.localhost", KeyPurposeId.id_kp_serverAuth, CARD_HOST));
        write(phoneServer(), browser.issue("phone.galien.localhost", KeyPurposeId.id_kp_serverAuth, PHONE_HOST));
        PemFiles.write(root(), browser.certificate());

        var link = new TlsAuthority(
                "Galien sandbox link root",
                List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                notBefore,
                notAfter,
                random);
        write(keycloakServer(), link.issue("localhost", KeyPurposeId.id_kp_serverAuth, LOCALHOST));
        write(frontClient(), link.issue("Galien sandbox front", KeyPurposeId.id_kp_clientAuth, List.of()));
        PemFiles.write(linkRoot(), link.certificate());
    }

    private static void write(PemPair pair, TlsAuthority.Issued issued) throws IOException {
        PemFiles.write(pair.key(), issued.key());
        PemFiles.write(pair.certificate(), issued.certificate());
    }

    private PemPair pair(String name) {
        return new PemPair(directory.resolve(name + ".pem"), directory.resolve(name + ".key.pem"));
    }
}
