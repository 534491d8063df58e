package fr.galien.card;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.OtherName;

/**
 * Reads a card's certificate from DER, field by object identifier: printed names differ from tool to tool and lose the shape
 * of a multi-valued RDN. An absent private extension is absent; a present one in another encoding than its own is refused,
 * because guessing is how one certificate comes to mean two things.
 */
final class CardCertificateReader {

    /** Cards are about 2.2 kB; a certificate eight times that is no card. */
    static final int MAX_BYTES = 16 * 1024;

    private static final ASN1ObjectIdentifier CARD_TYPE = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.2");
    private static final ASN1ObjectIdentifier CARD_NUMBER = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.3");
    private static final ASN1ObjectIdentifier CATEGORY = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.5");
    private static final ASN1ObjectIdentifier PROFESSION = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.7");
    private static final ASN1ObjectIdentifier UPN = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

    private final X500Name subject;
    private final Extensions extensions;

    private CardCertificateReader(X500Name subject, Extensions extensions) {
        this.subject = subject;
        this.extensions = extensions;
    }

    static CardCertificate read(byte[] der) throws MalformedCertificate {
        if (der.length > MAX_BYTES) {
            throw new MalformedCertificate("longer than a certificate of a card");
        }
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(der);
            // Also says that nothing follows the certificate.
            if (!Arrays.equals(der, sequence.getEncoded(ASN1Encoding.DER))) {
                throw new MalformedCertificate("not in distinguished encoding");
            }
            return read(Certificate.getInstance(sequence), asTheJdkSees(der));
        } catch (IOException | CertificateException | RuntimeException notACertificate) {
            // Bouncy Castle tells of bad structure with unchecked exceptions of many kinds.
            throw new MalformedCertificate("not a certificate of a card", notACertificate);
        }
    }

    private static X509Certificate asTheJdkSees(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static CardCertificate read(Certificate certificate, X509Certificate signed) throws MalformedCertificate {
        Extensions extensions = certificate.getTBSCertificate().getExtensions();
        CardCertificateReader reader = new CardCertificateReader(
                certificate.getSubject(), extensions == null ? new Extensions(new Extension[0]) : extensions);
        return new CardCertificate(
                signed,
                reader.subject(),
                single(certificate.getIssuer(), BCStyle.CN).orElse(""),
                signed.getNotBefore().toInstant(),
                signed.getNotAfter().toInstant(),
                reader.digitalSignature(),
                reader.extendedKeyUsage(),
                reader.certificatePolicies(),
                reader.upn(),
                reader.category(),
                reader.integer(CARD_TYPE),
                reader.cardNumber(),
                reader.integer(PROFESSION));
    }

    private CardCertificate.Subject subject() throws MalformedCertificate {
        return new CardCertificate.Subject(
                single(subject, BCStyle.CN),
                single(subject, BCStyle.SURNAME),
                single(subject, BCStyle.GIVENNAME),
                single(subject, BCStyle.T),
                single(subject, BCStyle.PSEUDONYM));
    }

    private static Optional<String> single(X500Name name, ASN1ObjectIdentifier type) throws MalformedCertificate {
        List<ASN1Encodable> values = Stream.of(name.getRDNs())
                .map(RDN::getTypesAndValues)
                .flatMap(Stream::of)
                .filter(attribute -> attribute.getType().equals(type))
                .map(AttributeTypeAndValue::getValue)
                .toList();
        if (values.size() > 1) {
            throw new MalformedCertificate("an attribute of a name is there twice");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(text(values.get(0)));
    }

    private static String text(ASN1Encodable value) throws MalformedCertificate {
        return switch (value) {
            case ASN1UTF8String utf8 -> utf8.getString();
            case ASN1PrintableString printable -> printable.getString();
            default -> throw new MalformedCertificate("a text in another encoding than UTF8String or PrintableString");
        };
    }

    private boolean digitalSignature() {
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        // The bit, never equality: no other bit is asked for or against here.
        return usage != null && usage.hasUsages(KeyUsage.digitalSignature);
    }

    private Set<String> extendedKeyUsage() {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(extensions);
        return usage == null
                ? Set.of()
                : Stream.of(usage.getUsages()).map(KeyPurposeId::getId).collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> certificatePolicies() {
        CertificatePolicies policies = CertificatePolicies.fromExtensions(extensions);
        return policies == null
                ? Set.of()
                : Stream.of(policies.getPolicyInformation())
                        .map(policy -> policy.getPolicyIdentifier().getId())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> upn() throws MalformedCertificate {
        GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        if (names == null) {
            return Optional.empty();
        }
        List<OtherName> upns = Stream.of(names.getNames())
                .filter(name -> name.getTagNo() == GeneralName.otherName)
                .map(name -> OtherName.getInstance(name.getName()))
                .filter(name -> name.getTypeID().equals(UPN))
                .toList();
        if (upns.size() > 1) {
            throw new MalformedCertificate("two user principal names");
        }
        if (upns.isEmpty()) {
            return Optional.empty();
        }
        if (upns.get(0).getValue() instanceof ASN1UTF8String upn) {
            return Optional.of(upn.getString());
        }
        throw new MalformedCertificate("a user principal name that is no UTF8String");
    }

    private Optional<ProductCategory> category() throws MalformedCertificate {
        Optional<ASN1Encodable> value = extension(CATEGORY);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof ASN1OctetString octets && octets.getOctetsLength() == 1) {
            return Optional.of(new ProductCategory(octets.getOctets()[0] & 0xFF));
        }
        throw new MalformedCertificate("a category that is not one octet");
    }

    private Optional<String> cardNumber() throws MalformedCertificate {
        Optional<ASN1Encodable> value = extension(CARD_NUMBER);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof ASN1PrintableString number) {
            return Optional.of(number.getString());
        }
        throw new MalformedCertificate("a card number that is no PrintableString");
    }

    private Optional<Integer> integer(ASN1ObjectIdentifier extension) throws MalformedCertificate {
        Optional<ASN1Encodable> value = extension(extension);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof ASN1Integer integer
                && integer.getValue().signum() >= 0
                && integer.getValue().compareTo(BigInteger.valueOf(0xFFFF)) <= 0) {
            return Optional.of(integer.intValueExact());
        }
        throw new MalformedCertificate("a code that is no small INTEGER");
    }

    private Optional<ASN1Encodable> extension(ASN1ObjectIdentifier id) {
        return Optional.ofNullable(extensions.getExtensionParsedValue(id));
    }
}
