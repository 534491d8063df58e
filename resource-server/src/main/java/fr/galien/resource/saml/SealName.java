package fr.galien.resource.saml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The subject of a seal: what {@code Issuer} must be, and the structure it names. */
record SealName(X500Principal subject) {

    /** Names RFC 2253 does not have, as they are written in an {@code Issuer}. */
    private static final Map<String, String> NUMBERS = Map.of(
            "SN", "2.5.4.4",
            "SERIALNUMBER", "2.5.4.5",
            "T", "2.5.4.12",
            "GN", "2.5.4.42",
            "ORGANIZATIONIDENTIFIER", "2.5.4.97");

    /** Whether a text names it: spaces after commas and the case of types do not matter, everything else does. */
    boolean is(String issuer) {
        try {
            return new X500Principal(issuer, NUMBERS)
                    .getName(X500Principal.RFC2253)
                    .equals(subject.getName(X500Principal.RFC2253));
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    /** Its organizational unit; empty unless there is exactly one. By type: a common name may hold the text {@code OU=}. */
    Optional<String> structure() {
        try {
            List<Object> units = new ArrayList<>();
            for (Rdn part : new LdapName(subject.getName(X500Principal.RFC2253)).getRdns()) {
                Attribute unit = part.toAttributes().get("OU");
                if (unit != null) {
                    units.addAll(Collections.list(unit.getAll()));
                }
            }
            return units.size() == 1 ? Optional.of(String.valueOf(units.getFirst())) : Optional.empty();
        } catch (NamingException unreadable) {
            return Optional.empty();
        }
    }
}
