package fr.galien.card.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** One question about one certificate (RFC 6960 §4.1), with a nonce of its own (RFC 9654 §2.1: 32 octets). */
final class OcspQuestion {

    private static final int NONCE = 32;

    private final CertificateID id;
    private final ASN1OctetString nonce;

    private OcspQuestion(CertificateID id, ASN1OctetString nonce) {
        this.id = id;
        this.nonce = nonce;
    }

    /** @param random cannot be foretold by whoever keeps old answers */
    static OcspQuestion about(BigInteger serial, X509Certificate issuer, RandomGenerator random) {
        byte[] octets = new byte[NONCE];
        random.nextBytes(octets);
        try {
            // SHA-1, because responders look answers up by it (RFC 5019 §2.1.1). It protects nothing here: it only
            // names
            // an authority we chose, and that the answer names the same one is compared octet by octet.
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    new X509CertificateHolder(issuer.getEncoded()),
                    serial);
            return new OcspQuestion(id, new DEROctetString(new DEROctetString(octets).getEncoded()));
        } catch (OperatorCreationException | CertificateEncodingException | OCSPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] encoded() {
        try {
            return new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(
                            new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce)))
                    .build()
                    .getEncoded();
        } catch (OCSPException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By its parts: an absent parameter of the digest is the same as a NULL one. */
    boolean isAbout(CertificateID other) {
        return id.getHashAlgOID().equals(other.getHashAlgOID())
                && Arrays.equals(id.getIssuerNameHash(), other.getIssuerNameHash())
                && Arrays.equals(id.getIssuerKeyHash(), other.getIssuerKeyHash())
                && id.getSerialNumber().equals(other.getSerialNumber());
    }

    boolean hasNonce(ASN1OctetString other) {
        return nonce.equals(other);
    }
}
