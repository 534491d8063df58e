package fr.galien.factor.metadata;

import java.security.cert.X509Certificate;
import java.util.OptionalLong;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;

/** The firmware of a key as its attestation certificate says (WebAuthn Level 3 §8.2.1, id-fido-gen-ce-fw-version). */
public final class Firmware {

    private static final String OID = "1.3.6.1.4.1.45724.1.1.5";

    private Firmware() {}

    /** Empty where it says nothing, or nothing that can be read. */
    public static OptionalLong of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(OID);
        if (extension == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(ASN1Integer.getInstance(
                            ASN1OctetString.getInstance(extension).getOctets())
                    .longValueExact());
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return OptionalLong.empty();
        }
    }
}
