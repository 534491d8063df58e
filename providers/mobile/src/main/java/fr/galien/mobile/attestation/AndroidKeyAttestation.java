package fr.galien.mobile.attestation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import fr.galien.mobile.KeyProtection;
import fr.galien.mobile.MobileRefusal;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.UserVerifier;
import fr.galien.mobile.attestation.AndroidKeyRules.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The format {@code android-key} ({@code docs/mobile-protocol.md} §5): a chain for each of the two keys. What is not claimed is
 * worth little and refused to nobody; what is claimed and not so is refused.
 */
public final class AndroidKeyAttestation implements UserVerifier.NativeAttestation {

    public static final String FORMAT = "android-key";

    private static final int LONGEST_CHAIN = 8;

    private static final int SOFTWARE = 0;
    private static final int STRONG_BOX = 2;

    private final AttestationFiles files;
    private final Clock clock;

    public AndroidKeyAttestation(AttestationFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public KeyProtection judge(Map<String, Object> attestation, ECKey pop, ECKey user, String text) {
        Object format = attestation.get("fmt");
        if (format == null || "none".equals(format)) {
            return KeyProtection.UNKNOWN;
        }
        if (!FORMAT.equals(format)) {
            throw refused();
        }
        byte[] challenge = sha256(text);
        KeyDescription ofPop = described(attestation.get("pop"), pop, Role.POP, challenge);
        KeyDescription ofUser = described(attestation.get("uv"), user, Role.USER, challenge);
        int weakest = List.of(ofPop.attestedBy(), ofPop.keptBy(), ofUser.attestedBy(), ofUser.keptBy()).stream()
                .min(Integer::compare)
                .orElse(SOFTWARE);
        return weakest == SOFTWARE
                ? KeyProtection.UNKNOWN
                : weakest >= STRONG_BOX ? KeyProtection.SECURE_ELEMENT : KeyProtection.TEE;
    }

    private KeyDescription described(Object said, ECKey key, Role role, byte[] challenge) {
        List<X509Certificate> chain = chain(said);
        X509Certificate leaf = chain.getFirst();
        if (!isOf(key, leaf) || !leadsToARoot(chain)) {
            throw refused();
        }
        KeyDescription description = KeyDescription.of(leaf).orElseThrow(AndroidKeyAttestation::refused);
        if (new AndroidKeyRules(role, challenge, files.apps())
                .broken(description)
                .isPresent()) {
            throw refused();
        }
        return description;
    }

    /** None of it revoked; and only the leaf speaks of a key: an attested key that signs could say of others what it likes. */
    private boolean leadsToARoot(List<X509Certificate> chain) {
        boolean onlyTheLeafSpeaks = chain.stream().skip(1).noneMatch(KeyDescription::isIn);
        return onlyTheLeafSpeaks
                && chain.stream().noneMatch(one -> files.isRevoked(one.getSerialNumber()))
                && root(chain)
                        .filter(root -> !files.isRevoked(root.getSerialNumber()))
                        .isPresent();
    }

    private Optional<X509Certificate> root(List<X509Certificate> chain) {
        Set<TrustAnchor> roots = files.roots();
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        // A chain may hold its root, which is then believed because it is ours and not because it is there.
        List<X509Certificate> path = chain.stream()
                .filter(one -> roots.stream().noneMatch(root -> one.equals(root.getTrustedCert())))
                .toList();
        try {
            PKIXParameters parameters = new PKIXParameters(roots);
            // By the list of the file: these authorities publish no other.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            return CertPathValidator.getInstance("PKIX")
                                    .validate(
                                            CertificateFactory.getInstance("X.509")
                                                    .generateCertPath(path),
                                            parameters)
                            instanceof PKIXCertPathValidatorResult result
                    ? Optional.of(result.getTrustAnchor().getTrustedCert())
                    : Optional.empty();
        } catch (GeneralSecurityException notTrusted) {
            return Optional.empty();
        }
    }

    private static boolean isOf(ECKey key, X509Certificate leaf) {
        try {
            return Arrays.equals(
                    key.toECPublicKey().getEncoded(), leaf.getPublicKey().getEncoded());
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private static List<X509Certificate> chain(Object said) {
        if (!(said instanceof List<?> listed) || listed.isEmpty() || listed.size() > LONGEST_CHAIN) {
            throw refused();
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (Object one : listed) {
                if (!(one instanceof String der)) {
                    throw refused();
                }
                Certificate certificate = factory.generateCertificate(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(der)));
                chain.add((X509Certificate) certificate);
            }
            return chain;
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw refused();
        }
    }

    private static MobileRefused refused() {
        return new MobileRefused(MobileRefusal.ATTESTATION_REFUSED);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
