package fr.galien.sandbox;

/**
 * The thirteen consecutive loopback ports of a sandbox.
 *
 * @param base the port of the auth host, 1024 to 65523
 */
public record Ports(int base) {

    public static final Ports DEFAULT = new Ports(8443);

    private static final int COUNT = 13;

    public Ports {
        if (base < 1024 || base > 65536 - COUNT) {
            throw new IllegalArgumentException("base port must be between 1024 and " + (65536 - COUNT));
        }
    }

    public int auth() {
        return base;
    }

    public int wallet() {
        return base + 1;
    }

    public int card() {
        return base + 2;
    }

    public int mtls() {
        return base + 3;
    }

    public int demo() {
        return base + 4;
    }

    public int keycloak() {
        return base + 5;
    }

    public int management() {
        return base + 6;
    }

    public int postgres() {
        return base + 7;
    }

    public int phone() {
        return base + 8;
    }

    /** The record service: FHIR, and SOAP with VIHF. */
    public int record() {
        return base + 9;
    }

    public int prescription() {
        return base + 10;
    }

    /** Secure messaging: IMAP. */
    public int imap() {
        return base + 11;
    }

    /** Secure messaging: submission. */
    public int submission() {
        return base + 12;
    }

    public int last() {
        return base + COUNT - 1;
    }
}
