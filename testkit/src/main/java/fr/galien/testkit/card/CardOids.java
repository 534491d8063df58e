package fr.galien.testkit.card;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Object identifiers of the certificates of the IGC-Santé, as read in a real TEST card. */
final class CardOids {

    private static final ASN1ObjectIdentifier GIP_CPS = new ASN1ObjectIdentifier("1.2.250.1.71.1.2");

    /** Table G02, INTEGER. */
    static final ASN1ObjectIdentifier CARD_TYPE = GIP_CPS.branch("2");
    /** Issuer identifier, '/', card number: PrintableString. */
    static final ASN1ObjectIdentifier CARD_NUMBER = GIP_CPS.branch("3");
    /** Table G01, an OCTET STRING of one byte. */
    static final ASN1ObjectIdentifier CATEGORY = GIP_CPS.branch("5");
    /** Table G15, INTEGER. */
    static final ASN1ObjectIdentifier PROFESSION = GIP_CPS.branch("7");

    static final ASN1ObjectIdentifier CARD_POLICY = new ASN1ObjectIdentifier("1.2.250.1.213.1.7.2.1.1.1.1");

    /** Microsoft's user principal name, an otherName of the alternative names. */
    static final ASN1ObjectIdentifier PRINCIPAL_NAME = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

    private CardOids() {}
}
