package fr.galien.testkit.card;

import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What the key of a certificate is for. A card has two pairs under the same name: authentication and signature. */
enum CardUsage {
    AUTHENTICATION(KeyUsage.digitalSignature, KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_smartcardlogon),
    /** Nothing real has this: an authentication certificate that is no good for TLS. */
    LOGON_ONLY(KeyUsage.digitalSignature, KeyPurposeId.id_kp_smartcardlogon),
    SIGNATURE(KeyUsage.nonRepudiation, KeyPurposeId.id_kp_emailProtection);

    private final int keyUsage;
    private final KeyPurposeId[] purposes;

    CardUsage(int keyUsage, KeyPurposeId... purposes) {
        this.keyUsage = keyUsage;
        this.purposes = purposes;
    }

    KeyUsage keyUsage() {
        return new KeyUsage(keyUsage);
    }

    ExtendedKeyUsage extendedKeyUsage() {
        return new ExtendedKeyUsage(purposes);
    }
}
