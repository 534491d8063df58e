package fr.galien.mobile.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.galien.mobile.KeyProtection;
import fr.galien.mobile.MobileRefusal;
import fr.galien.mobile.MobileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator put there to judge attestations by. Read anew at each enrolment, which is rare: a new list counts at once,
 * and one that cannot be read refuses.
 *
 * <ul>
 *   <li>{@code roots/*.pem}: the makers' roots, and no others: never the ones TLS trusts
 *   <li>{@code revoked.json}: as Google publishes it, {@code {"entries":{"<serial, hex>":{"status":"REVOKED"}}}}
 *   <li>{@code apps.properties}: Android package = SHA-256 of its signers' certificates, hex, by commas
 *   <li>{@code authenticators.properties}: AAGUID = {@code tee} or {@code secure-element}
 * </ul>
 */
public record AttestationFiles(Path directory) {

    private static final System.Logger LOG = System.getLogger(AttestationFiles.class.getName());

    private static final ObjectMapper JSON = new ObjectMapper();

    public Set<TrustAnchor> roots() {
        try (Stream<Path> files = Files.list(directory.resolve("roots"))) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .flatMap(AttestationFiles::certificates)
                    .map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static Stream<X509Certificate> certificates(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map((Certificate one) -> (X509Certificate) one);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (CertificateException e) {
            throw unreadable(new IOException(pem + " holds no certificates", e));
        }
    }

    /** Also suspended ones. */
    boolean isRevoked(BigInteger serial) {
        Path list = directory.resolve("revoked.json");
        try {
            JsonNode entries = JSON.readTree(list.toFile()).path("entries");
            if (!entries.isObject()) {
                throw new IOException(list + " has no entries");
            }
            return entries.has(serial.toString(16));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Lower-case hex digests, by package. */
    Map<String, Set<String>> apps() {
        return properties("apps.properties").entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> (String) entry.getKey(), entry -> digests((String) entry.getValue())));
    }

    private static Set<String> digests(String listed) {
        return Arrays.stream(listed.toLowerCase(Locale.ROOT).replace(":", "").split(","))
                .map(String::strip)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** @param aaguid in its usual form, lower case */
    public Optional<KeyProtection> authenticator(String aaguid) {
        return Optional.ofNullable(properties("authenticators.properties").getProperty(aaguid))
                .flatMap(said -> switch (said.strip()) {
                    case "tee" -> Optional.of(KeyProtection.TEE);
                    case "secure-element" -> Optional.of(KeyProtection.SECURE_ELEMENT);
                    default -> Optional.empty();
                });
    }

    /** Nothing is decided: who cannot ask what was revoked believes nobody, and refuses nobody for good. */
    private static MobileRefused unreadable(IOException why) {
        LOG.log(System.Logger.Level.ERROR, "ECPS-0282: attestations cannot be judged: " + why);
        return new MobileRefused(MobileRefusal.OUT_OF_ORDER);
    }

    private Properties properties(String name) {
        Properties properties = new Properties();
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return properties;
    }
}
