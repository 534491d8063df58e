package fr.galien.testkit.card;

import fr.galien.identity.NationalId;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The subject of a card. Surname, given name and number share one multi-valued RDN, whose order DER decides by the length
 * of the values: it changes from one person to the next, and who reads it must look by type.
 */
final class CardSubject {

    private static final String FICTITIOUS_EMPLOYER = "ETABLISSEMENT FICTIF";

    private CardSubject() {}

    static X500Name of(CardRequest order) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "FR");
        if (order.type().namesAProfession()) {
            name.addRDN(BCStyle.T, order.profession().label());
        } else {
            // As seen of an employee's card: facts, not decoded from a certificate.
            name.addRDN(BCStyle.O, FICTITIOUS_EMPLOYER)
                    .addRDN(BCStyle.L, "Paris (75)")
                    .addRDN(BCStyle.OU, employer(order.holder()));
        }
        return name.addMultiValuedRDN(new AttributeTypeAndValue[] {
                    utf8(BCStyle.SURNAME, order.familyName()),
                    utf8(BCStyle.GIVENNAME, order.givenName()),
                    utf8(BCStyle.CN, order.holder().value())
                })
                .build();
    }

    /**
     * The employer's national identifier, from its employee's: {@code 5} + SIRET + {@code /…} is at {@code 3} + SIRET, and
     * {@code 3} + FINESS + {@code /…} at {@code 1} + FINESS, since the type digits of structures are not those of persons.
     */
    private static String employer(NationalId employee) {
        String structure = employee.value().replaceFirst("/.*", "");
        return switch (structure.charAt(0)) {
            case '5' -> '3' + structure.substring(1);
            case '3' -> '1' + structure.substring(1);
            default -> structure;
        };
    }

    private static AttributeTypeAndValue utf8(ASN1ObjectIdentifier type, String value) {
        return new AttributeTypeAndValue(type, new DERUTF8String(value));
    }
}
