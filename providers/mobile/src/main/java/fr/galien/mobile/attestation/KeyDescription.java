package fr.galien.mobile.attestation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * The extension of an attested key's certificate (Android "Key and ID attestation", schema of attestation versions 3 to 400).
 * What is read here is only what {@link AndroidKeyRules} asks for.
 *
 * @param attestedBy  security level of what wrote this: 0 software, 1 TEE, 2 StrongBox
 * @param keptBy      security level of what holds the key
 * @param application who may use the key; empty if it does not say
 */
record KeyDescription(
        int attestedBy,
        int keptBy,
        byte[] challenge,
        Authorizations software,
        Authorizations hardware,
        Optional<Application> application) {

    static final String OID = "1.3.6.1.4.1.11129.2.1.17";

    /** @param digests SHA-256 of the signers' certificates, lower-case hex */
    record Application(Set<String> packages, Set<String> digests) {}

    /** @param deviceLocked whether the boot loader is */
    record RootOfTrust(boolean deviceLocked, int verifiedBootState) {}

    /** An authorization list, entry by entry. */
    record Authorizations(ASN1Sequence list) {

        private static final int PURPOSE = 1;
        private static final int ALGORITHM = 2;
        private static final int CURVE = 10;
        private static final int NO_AUTH_REQUIRED = 503;
        private static final int USER_AUTH_TYPE = 504;
        private static final int AUTH_TIMEOUT = 505;
        private static final int ALL_APPLICATIONS = 600;
        private static final int ORIGIN = 702;
        private static final int ROOT_OF_TRUST = 704;
        private static final int APPLICATION_ID = 709;

        Set<Integer> purposes() {
            return entry(PURPOSE).map(KeyDescription::integers).orElse(Set.of());
        }

        Optional<Integer> algorithm() {
            return integer(ALGORITHM);
        }

        Optional<Integer> curve() {
            return integer(CURVE);
        }

        Optional<Integer> origin() {
            return integer(ORIGIN);
        }

        boolean isForAllApplications() {
            return entry(ALL_APPLICATIONS).isPresent();
        }

        /** A biometric or the device's own code, at each use: no length of time is good for several. */
        boolean asksForThePersonAtEachUse() {
            return entry(NO_AUTH_REQUIRED).isEmpty()
                    && integer(USER_AUTH_TYPE).filter(type -> type != 0).isPresent()
                    && integer(AUTH_TIMEOUT).filter(seconds -> seconds != 0).isEmpty();
        }

        Optional<RootOfTrust> rootOfTrust() {
            return entry(ROOT_OF_TRUST)
                    .map(ASN1Sequence::getInstance)
                    .map(root -> new RootOfTrust(
                            ASN1Boolean.getInstance(root.getObjectAt(1)).isTrue(),
                            ASN1Enumerated.getInstance(root.getObjectAt(2)).intValueExact()));
        }

        private Optional<Application> application() {
            return entry(APPLICATION_ID)
                    .map(id -> ASN1Sequence.getInstance(
                            ASN1OctetString.getInstance(id).getOctets()))
                    .map(id -> new Application(
                            elements(id.getObjectAt(0))
                                    .map(info ->
                                            text(ASN1Sequence.getInstance(info).getObjectAt(0)))
                                    .collect(Collectors.toSet()),
                            elements(id.getObjectAt(1))
                                    .map(digest -> HexFormat.of()
                                            .formatHex(ASN1OctetString.getInstance(digest)
                                                    .getOctets()))
                                    .collect(Collectors.toSet())));
        }

        private Optional<Integer> integer(int tag) {
            return entry(tag).map(value -> ASN1Integer.getInstance(value).intValueExact());
        }

        private Optional<ASN1Primitive> entry(int tag) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(ASN1TaggedObject::getInstance)
                    .filter(entry -> entry.hasTag(BERTags.CONTEXT_SPECIFIC, tag))
                    .map(entry -> entry.getExplicitBaseObject().toASN1Primitive())
                    .findFirst();
        }
    }

    static boolean isIn(X509Certificate certificate) {
        return certificate.getExtensionValue(OID) != null;
    }

    /** @return empty if it has none, or none that can be read */
    static Optional<KeyDescription> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(OID);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            ASN1Sequence said = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(
                    ASN1OctetString.getInstance(extension).getOctets()));
            Authorizations software = new Authorizations(ASN1Sequence.getInstance(said.getObjectAt(6)));
            Authorizations hardware = new Authorizations(ASN1Sequence.getInstance(said.getObjectAt(7)));
            return Optional.of(new KeyDescription(
                    ASN1Enumerated.getInstance(said.getObjectAt(1)).intValueExact(),
                    ASN1Enumerated.getInstance(said.getObjectAt(3)).intValueExact(),
                    ASN1OctetString.getInstance(said.getObjectAt(4)).getOctets(),
                    software,
                    hardware,
                    hardware.application().or(software::application)));
        } catch (IOException
                | IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    boolean answers(byte[] expected) {
        return Arrays.equals(challenge, expected);
    }

    private static Set<Integer> integers(ASN1Primitive set) {
        return elements(set)
                .map(value -> ASN1Integer.getInstance(value).intValueExact())
                .collect(Collectors.toSet());
    }

    private static Stream<ASN1Encodable> elements(ASN1Encodable set) {
        return StreamSupport.stream(ASN1Set.getInstance(set).spliterator(), false);
    }

    private static String text(ASN1Encodable octets) {
        return new String(ASN1OctetString.getInstance(octets).getOctets(), StandardCharsets.UTF_8);
    }
}
