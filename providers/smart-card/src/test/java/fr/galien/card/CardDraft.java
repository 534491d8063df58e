package fr.galien.card;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** A CPS card of a physiotherapist as decoded from a real TEST card; each test spoils one thing of it. */
final class CardDraft {

    static final String CATEGORY = "1.2.250.1.71.1.2.5";
    static final String TYPE = "1.2.250.1.71.1.2.2";
    static final String NUMBER = "1.2.250.1.71.1.2.3";
    static final String PROFESSION = "1.2.250.1.71.1.2.7";

    private final Map<ASN1ObjectIdentifier, ASN1Encodable> subject = new LinkedHashMap<>();
    private final Map<String, ASN1Encodable> extensions = new LinkedHashMap<>();
    private final KeyPair keys = Issuer.newKeys();
    private Instant from = Issuer.NOW.minus(365, ChronoUnit.DAYS);
    private Instant to = Issuer.NOW.plus(730, ChronoUnit.DAYS);

    CardDraft() {
        with(BCStyle.T, "Masseur-Kinésithérapeute");
        with(BCStyle.SURNAME, "KINE-CH");
        with(BCStyle.GIVENNAME, "NORBERT");
        with(BCStyle.CN, "899700252580");
        with(Extension.basicConstraints.getId(), new BasicConstraints(false));
        with(Extension.keyUsage.getId(), new KeyUsage(KeyUsage.digitalSignature));
        with(Extension.extendedKeyUsage.getId(), new ExtendedKeyUsage(new KeyPurposeId[] {
            KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_smartcardlogon
        }));
        upn("8.99700252580@carte-cps.fr");
        category(0x80);
        with(TYPE, new ASN1Integer(0));
        with(NUMBER, new DERPrintableString("8025000001/2800383626"));
        with(PROFESSION, new ASN1Integer(70));
    }

    /** A card of an establishment's employee. */
    static CardDraft ofStaff() {
        return new CardDraft()
                .with(BCStyle.CN, "500000000029751/CPAT0001")
                .with(TYPE, new ASN1Integer(2))
                .without(BCStyle.T)
                .without(PROFESSION)
                .without(Extension.subjectAlternativeName.getId());
    }

    CardDraft with(ASN1ObjectIdentifier attribute, String value) {
        return with(attribute, new DERUTF8String(value));
    }

    CardDraft with(ASN1ObjectIdentifier attribute, ASN1Encodable value) {
        subject.put(attribute, value);
        return this;
    }

    CardDraft without(ASN1ObjectIdentifier attribute) {
        subject.remove(attribute);
        return this;
    }

    CardDraft with(String extension, ASN1Encodable value) {
        extensions.put(extension, value);
        return this;
    }

    CardDraft without(String extension) {
        extensions.remove(extension);
        return this;
    }

    CardDraft keyUsage(int bits) {
        return with(Extension.keyUsage.getId(), new KeyUsage(bits));
    }

    CardDraft category(int code) {
        return with(CATEGORY, new DEROctetString(new byte[] {(byte) code}));
    }

    CardDraft upn(String upn) {
        return with(
                Extension.subjectAlternativeName.getId(),
                new GeneralNames(new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"),
                    new DERTaggedObject(true, 0, new DERUTF8String(upn))
                }))));
    }

    CardDraft valid(Instant notBefore, Instant notAfter) {
        from = notBefore;
        to = notAfter;
        return this;
    }

    X509Certificate signedBy(Issuer issuer) {
        return signed(issuer.name(), issuer.keys());
    }

    /** Says that it comes from an authority whose key it does not have: the forger's own key signs. */
    X509Certificate forgedAs(Issuer issuer) {
        return signed(issuer.name(), Issuer.newKeys());
    }

    X509Certificate signed(X500Name issuer, KeyPair signer) {
        return Issuer.sign(builder(issuer, subjectName()), signer);
    }

    X509Certificate selfSigned() {
        return Issuer.sign(builder(subjectName(), subjectName()), keys);
    }

    X509v3CertificateBuilder builder(X500Name issuer, X500Name subjectName) {
        X509v3CertificateBuilder certificate = Issuer.certificate(issuer, subjectName, keys, from, to);
        extensions.forEach((id, value) ->
                Issuer.extend(certificate, id, Extension.keyUsage.getId().equals(id), value));
        return certificate;
    }

    KeyPair keys() {
        return keys;
    }

    /** As on a card: country and title alone, the rest together in one multi-valued RDN. */
    X500Name subjectName() {
        X500NameBuilder name = new X500NameBuilder().addRDN(BCStyle.C, "FR");
        ASN1EncodableVector together = new ASN1EncodableVector();
        subject.forEach((attribute, value) -> {
            if (attribute.equals(BCStyle.T)) {
                name.addRDN(attribute, value);
            } else {
                together.add(new AttributeTypeAndValue(attribute, value));
            }
        });
        AttributeTypeAndValue[] attributes = new AttributeTypeAndValue[together.size()];
        for (int i = 0; i < attributes.length; i++) {
            attributes[i] = AttributeTypeAndValue.getInstance(together.get(i));
        }
        return name.addMultiValuedRDN(attributes).build();
    }

    static PresentedCertificate presented(X509Certificate certificate) {
        try {
            return new PresentedCertificate(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
