package fr.galien.testkit.tls;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * The names a sandbox root may speak for (RFC 5280 §4.2.1.10). A kind of name a constraint does not mention is free, so each
 * kind that verifiers know is mentioned: those that make no sense here are confined to a name that cannot exist, because
 * an exclusion of "everything" is understood differently from one verifier to the next. The kinds they do not know
 * (principal names, for one) are left to the root's extended key usage, which is TLS only.
 */
final class LocalhostOnly {

    /** The first part of the distinguished name of everything under a sandbox root. */
    static final String ORGANISATION = "O=Galien sandbox";

    /** RFC 2606 §2: no host has ever this name. */
    private static final String NOWHERE = "galien.invalid";

    private LocalhostOnly() {}

    static NameConstraints constraints() {
        GeneralSubtree[] permitted = {
            // RFC 5280: "localhost" is itself and every name below it, so *.localhost.
            allowed(new GeneralName(GeneralName.dNSName, "localhost")),
            allowed(new GeneralName(GeneralName.iPAddress, "127.0.0.1/32")),
            allowed(new GeneralName(GeneralName.iPAddress, "::1/128")),
            allowed(new GeneralName(new X500Name(ORGANISATION))),
            allowed(new GeneralName(GeneralName.rfc822Name, NOWHERE)),
            allowed(new GeneralName(GeneralName.uniformResourceIdentifier, NOWHERE)),
        };
        return new NameConstraints(permitted, null);
    }

    private static GeneralSubtree allowed(GeneralName name) {
        return new GeneralSubtree(name);
    }
}
