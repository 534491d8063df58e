package fr.galien.card;

import fr.galien.identity.NationalId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate, read once into the values a card is judged on. Read is not believed: before {@link IssuedCard} says who
 * signed it, anyone may have written it.
 *
 * @param signed           the same bytes as the JDK sees them, for the signature
 * @param subject          the subject
 * @param issuerName       the common name of the issuer, empty if it has none
 * @param notBefore        first second of validity
 * @param notAfter         last second of validity
 * @param digitalSignature whether the key usage has that bit
 * @param extendedKeyUsage object identifiers, empty if the extension is absent
 * @param certificatePolicies object identifiers, empty if the extension is absent
 * @param upn              the one user principal name among the alternative names
 * @param category         what it was issued into
 * @param typeCode         the card type as it is written, in no table perhaps
 * @param cardNumber       issuer and number of the card, as it is written
 * @param profession       code of the profession (table G15), as it is written
 */
record CardCertificate(
        X509Certificate signed,
        Subject subject,
        String issuerName,
        Instant notBefore,
        Instant notAfter,
        boolean digitalSignature,
        Set<String> extendedKeyUsage,
        Set<String> certificatePolicies,
        Optional<String> upn,
        Optional<ProductCategory> category,
        Optional<Integer> typeCode,
        Optional<String> cardNumber,
        Optional<Integer> profession) {

    /**
     * The attributes of a card's subject, wherever they stand in it: a CPS has three of them in one multi-valued RDN. Each
     * is empty where absent.
     */
    record Subject(
            Optional<String> commonName,
            Optional<String> surname,
            Optional<String> givenName,
            Optional<String> title,
            Optional<String> pseudonym) {}

    static CardCertificate read(PresentedCertificate presented) throws MalformedCertificate {
        return CardCertificateReader.read(presented.der());
    }

    Optional<CardType> type() {
        return typeCode.flatMap(CardType::ofCode);
    }

    /** The national identifier in the common name, empty if what is there identifies no professional. */
    Optional<NationalId> professionalId() {
        return subject.commonName().flatMap(HolderIdentity::professionalId);
    }

    boolean signedItself() {
        return signed.getSubjectX500Principal().equals(signed.getIssuerX500Principal());
    }

    @Override
    public String toString() {
        return "CardCertificate[hidden]";
    }
}
