package fr.galien.oidc.keycloak;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

/** The comment in every authority the testkit makes, whose private key is on a vendor's disk. */
final class TestkitMark {

    private static final String COMMENT_EXTENSION = "2.16.840.1.113730.1.13";
    private static final String COMMENT = "Galien testkit";

    private TestkitMark() {}

    static boolean isOn(X509Certificate authority) {
        byte[] comment = authority.getExtensionValue(COMMENT_EXTENSION);
        // Looked for in the encoding: a comment of any type of string is read the same.
        return comment != null && new String(comment, StandardCharsets.ISO_8859_1).contains(COMMENT);
    }
}
