package fr.galien.card.revocation;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The algorithms a list or an answer may be signed with: RSA, also PSS, and ECDSA, each with SHA-256, 384 or 512. */
final class SignatureAlgorithms {

    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA",
            PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA",
            PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA",
            X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA");

    private static final Set<String> DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

    private SignatureAlgorithms() {}

    static boolean accepts(AlgorithmIdentifier algorithm) {
        return signature(algorithm).isPresent();
    }

    /** Ready to be given what was signed; empty if the algorithm is not accepted or is none for that key. */
    static Optional<Signature> verifier(AlgorithmIdentifier algorithm, PublicKey key) {
        return signature(algorithm).filter(signature -> isFor(key, signature));
    }

    private static boolean isFor(PublicKey key, Signature signature) {
        try {
            signature.initVerify(key);
            return true;
        } catch (InvalidKeyException ofAnotherKind) {
            return false;
        }
    }

    private static Optional<Signature> signature(AlgorithmIdentifier algorithm) {
        try {
            return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                    ? pss(algorithm)
                    : named(algorithm);
        } catch (GeneralSecurityException | IOException ofNoSense) {
            return Optional.empty();
        }
    }

    private static Optional<Signature> named(AlgorithmIdentifier algorithm) throws GeneralSecurityException {
        String name = NAMES.get(algorithm.getAlgorithm());
        ASN1Encodable parameters = algorithm.getParameters();
        boolean none = parameters == null || parameters instanceof ASN1Null;
        return name == null || !none ? Optional.empty() : Optional.of(Signature.getInstance(name));
    }

    /** RFC 4055 §3.1: what is absent is SHA-1, which the JDK's reading of the parameters fills in and this refuses. */
    private static Optional<Signature> pss(AlgorithmIdentifier algorithm) throws GeneralSecurityException, IOException {
        if (algorithm.getParameters() == null) {
            return Optional.empty();
        }
        AlgorithmParameters encoded = AlgorithmParameters.getInstance("RSASSA-PSS");
        encoded.init(algorithm.getParameters().toASN1Primitive().getEncoded());
        PSSParameterSpec parameters = encoded.getParameterSpec(PSSParameterSpec.class);
        boolean accepted = DIGESTS.contains(parameters.getDigestAlgorithm())
                && parameters.getMGFParameters() instanceof MGF1ParameterSpec mask
                && DIGESTS.contains(mask.getDigestAlgorithm());
        if (!accepted) {
            return Optional.empty();
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(parameters);
        return Optional.of(signature);
    }
}
