package fr.galien.card;

import fr.galien.identity.IdentifierOrigin;
import fr.galien.identity.NationalId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a card writes who its holder is: in the common name, again in the user principal name, and by what it leaves out. */
final class HolderIdentity {

    private static final String UPN_DOMAIN = "@carte-cps.fr";

    /** 8 and an RPPS number, or 0 and an ADELI number, where a département may have a letter (2A) and a number one too. */
    private static final Pattern RPPS_OR_ADELI = Pattern.compile("8\\d{11}|0[0-9A-Z]{9}");

    private static final Set<IdentifierOrigin> REGISTERED = Set.of(IdentifierOrigin.RPPS, IdentifierOrigin.ADELI);

    /** Staff are numbered under their employer: a structure or a practice, {@code /}, and a number there. */
    private static final Set<IdentifierOrigin> STAFF = Set.of(
            IdentifierOrigin.CAB_ADELI,
            IdentifierOrigin.FINESS,
            IdentifierOrigin.SIREN,
            IdentifierOrigin.SIRET,
            IdentifierOrigin.CAB_RPPS);

    private HolderIdentity() {}

    static Optional<NationalId> professionalId(String commonName) {
        return NationalId.parse(commonName)
                .filter(id -> isRegistered(id)
                        ? RPPS_OR_ADELI.matcher(id.value()).matches()
                        : STAFF.contains(id.origin()) && id.value().indexOf('/') > 1);
    }

    /** Whether the certificate names a person at all: a card of a service has a pseudonym and no surname. */
    static boolean isNamed(CardCertificate.Subject subject) {
        return subject.pseudonym().isEmpty()
                && subject.surname().filter(name -> !name.isBlank()).isPresent();
    }

    /**
     * Whether the common name, the user principal name, the card type and the profession tell of one and the same person.
     * What is absent contradicts nothing.
     */
    static boolean isConsistent(CardCertificate card) {
        return card.professionalId()
                .filter(id -> card.upn().map(upn -> isUpnOf(id, upn)).orElse(true))
                .filter(id -> isRegistered(id)
                        == card.type()
                                .map(CardType::belongsToARegisteredProfessional)
                                .orElse(false))
                .filter(id -> card.profession().isEmpty() || isRegistered(id))
                .isPresent();
    }

    private static boolean isRegistered(NationalId id) {
        return REGISTERED.contains(id.origin());
    }

    /** {@code 899700252580} is written {@code 8.99700252580@carte-cps.fr}. */
    private static boolean isUpnOf(NationalId id, String upn) {
        String expected = id.value().charAt(0) + "." + id.value().substring(1);
        int at = upn.length() - UPN_DOMAIN.length();
        return at > 0
                && upn.substring(0, at).equals(expected)
                && upn.substring(at).toLowerCase(Locale.ROOT).equals(UPN_DOMAIN);
    }
}
