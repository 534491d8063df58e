package fr.galien.testkit.card;

import fr.galien.identity.NationalId;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/**
 * The certificate of a card, extension after extension in the order of a real TEST card. What no decoded certificate shows
 * (the policy of a STANDARD card, the extensions of a student's) is as on a professional's.
 */
final class CardCertificate {

    /** Issuer identifier of the CPS, the same on every card. */
    private static final String CARD_ISSUER = "8025000001/";

    private final PublicationAddresses addresses;
    private final CardRequest order;
    private final CardPlan plan;

    CardCertificate(PublicationAddresses addresses, CardRequest order, CardPlan plan) {
        this.addresses = addresses;
        this.order = order;
        this.plan = plan;
    }

    X509v3CertificateBuilder draft(X500Name issuer, PublicKey issuerKey, PublicKey key, BigInteger serial)
            throws IOException, GeneralSecurityException {
        var certificate = new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(plan.notBefore()), Date.from(plan.notAfter()), CardSubject.of(order), key);
        JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
        certificate.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
        certificate.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
        certificate.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKey));
        // The only critical one.
        certificate.addExtension(Extension.keyUsage, true, plan.usage().keyUsage());
        if (plan.usage() == CardUsage.SIGNATURE) {
            certificate.addExtension(Extension.privateKeyUsagePeriod, false, keyUsagePeriod());
        }
        certificate.addExtension(
                Extension.certificatePolicies,
                false,
                Published.policy(
                        CardOids.CARD_POLICY, addresses.policy(plan.issuer().environment())));
        certificate.addExtension(Extension.extendedKeyUsage, false, plan.usage().extendedKeyUsage());
        if (plan.usage() != CardUsage.SIGNATURE) {
            certificate.addExtension(Extension.subjectAlternativeName, false, principalName(plan.upnHolder()));
        }
        addPublications(certificate);
        addCardData(certificate, serial);
        return certificate;
    }

    private void addPublications(X509v3CertificateBuilder certificate) throws IOException {
        AuthorityName name = plan.issuer();
        certificate.addExtension(
                Extension.cRLDistributionPoints,
                false,
                Published.lists(addresses.revocationList(name), addresses.revocationListByLdap(name)));
        certificate.addExtension(Extension.freshestCRL, false, Published.lists(addresses.deltaListByLdap(name)));
        certificate.addExtension(
                Extension.authorityInfoAccess,
                false,
                Published.statusAndIssuer(addresses.ocsp(), addresses.certificate(name)));
    }

    private void addCardData(X509v3CertificateBuilder certificate, BigInteger serial) throws IOException {
        byte[] category = {plan.issuer().environment().category(plan.software())};
        certificate.addExtension(CardOids.CATEGORY, false, new DEROctetString(category));
        certificate.addExtension(
                CardOids.CARD_TYPE, false, new ASN1Integer(order.type().code()));
        certificate.addExtension(CardOids.CARD_NUMBER, false, new DERPrintableString(cardNumber(serial)));
        if (order.type().namesAProfession()) {
            certificate.addExtension(
                    CardOids.PROFESSION,
                    false,
                    new ASN1Integer(order.profession().code()));
        }
    }

    /** Ten digits; where none were ordered, of the random serial number so that no two cards share them. */
    private String cardNumber(BigInteger serial) {
        return CARD_ISSUER + order.number().orElseGet(() -> "%010d".formatted(serial.mod(BigInteger.TEN.pow(10))));
    }

    /** {@code 8.99700252580@carte-cps.fr}: type digit, dot, identifier. */
    private static GeneralNames principalName(NationalId id) {
        String value = id.value();
        String principal = value.charAt(0) + "." + value.substring(1) + "@carte-cps.fr";
        return new GeneralNames(new GeneralName(
                GeneralName.otherName, new OtherName(CardOids.PRINCIPAL_NAME, new DERUTF8String(principal))));
    }

    /** RFC 3280 §4.2.1.4, given up by RFC 5280 but seen on signature certificates. */
    private DERSequence keyUsagePeriod() {
        ASN1EncodableVector period = new ASN1EncodableVector();
        period.add(new DERTaggedObject(false, 0, generalizedTime(plan.notBefore())));
        period.add(new DERTaggedObject(false, 1, generalizedTime(plan.notAfter())));
        return new DERSequence(period);
    }

    private static DERGeneralizedTime generalizedTime(Instant instant) {
        return new DERGeneralizedTime(Date.from(instant));
    }
}
