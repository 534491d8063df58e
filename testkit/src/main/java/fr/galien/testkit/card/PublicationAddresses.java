package fr.galien.testkit.card;

/**
 * Where the certificates say that policies, revocation lists and statuses are published. The paths are those of the
 * IGC-Santé, the hosts ours.
 *
 * @param site      policies, certificates and lists, {@code http://…} without path
 * @param ocsp      certificate status, {@code http://…} without path
 * @param directory lists and delta lists by LDAP, {@code ldap://…} without path
 */
public record PublicationAddresses(String site, String ocsp, String directory) {

    /** On this machine, right after the ports of a sandbox with the default ones. */
    public static final PublicationAddresses LOCAL =
            new PublicationAddresses("http://localhost:8451", "http://localhost:8452", "ldap://localhost:8453");

    String policy(CardEnvironment environment) {
        return site + "/PC" + folderSuffix(environment);
    }

    String revocationList(AuthorityName authority) {
        return site + "/CRL/" + authority.file() + ".crl";
    }

    String certificate(AuthorityName authority) {
        return site + "/AC" + folderSuffix(authority.environment()) + "/" + authority.file() + ".cer";
    }

    String revocationListByLdap(AuthorityName authority) {
        return ldap(authority, "certificaterevocationlist");
    }

    String deltaListByLdap(AuthorityName authority) {
        return ldap(authority, "deltarevocationlist");
    }

    /** The directory's name of an authority has its root as one more ou, unlike its subject. */
    private String ldap(AuthorityName authority, String attribute) {
        String name = "cn=" + authority.commonName()
                + ",ou=" + authority.root().commonName()
                + ",ou=" + authority.environment().organisationalUnit()
                + ",ou=" + AuthorityName.OPERATOR_UNIT
                + ",o=" + AuthorityName.OPERATOR
                + ",c=FR";
        return directory + "/" + name.replace(" ", "%20") + "?" + attribute + ";binary?base?objectClass=pkiCA";
    }

    private static String folderSuffix(CardEnvironment environment) {
        return environment.namePrefix().isEmpty()
                ? ""
                : "%20" + environment.namePrefix().strip();
    }
}
