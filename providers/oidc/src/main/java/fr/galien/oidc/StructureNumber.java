package fr.galien.oidc;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * The national number of a structure (Struct_IdNat): a digit for the kind of number, then the number, for example
 * {@code 10B0193488} (FINESS) or {@code 318751275100020} (SIRET). Compared character for character.
 */
public record StructureNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9][0-9A-Z]{8,29}");

    /**
     * @throws IllegalArgumentException if it has not that shape
     */
    public StructureNumber {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not the number of a structure");
        }
    }

    /** Empty for a text of another shape. */
    public static Optional<StructureNumber> parse(String text) {
        return isOne(text) ? Optional.of(new StructureNumber(text)) : Optional.empty();
    }

    /**
     * The number in the subject of a certificate: its organizational unit. Empty unless there is exactly one unit, wherever
     * it stands, and it is such a number: of two, nobody could say which one the authority vouched for as the structure.
     */
    public static Optional<StructureNumber> in(X500Principal subject) {
        List<Object> units = units(subject);
        return units.size() == 1 && units.get(0) instanceof String unit && isOne(unit)
                ? Optional.of(new StructureNumber(unit))
                : Optional.empty();
    }

    private static boolean isOne(String value) {
        return SHAPE.matcher(value).matches();
    }

    /**
     * By type, out of the parts of the name: a printed name cannot be searched, since a common name may hold the text
     * {@code OU=}.
     */
    private static List<Object> units(X500Principal subject) {
        try {
            // RFC 2253 names this type OU and escapes whatever a value holds.
            return new LdapName(subject.getName(X500Principal.RFC2253))
                    .getRdns().stream()
                            .map(Rdn::toAttributes)
                            .map(attributes -> attributes.get("OU"))
                            .flatMap(unit -> Optional.ofNullable(unit).stream())
                            .flatMap(unit -> values(unit).stream())
                            .toList();
        } catch (InvalidNameException unreadable) {
            return List.of();
        }
    }

    private static List<Object> values(Attribute attribute) {
        try {
            return List.copyOf(Collections.list(attribute.getAll()));
        } catch (NamingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
