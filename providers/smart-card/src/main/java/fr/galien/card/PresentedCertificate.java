package fr.galien.card;

/**
 * The certificate a TLS client presented, as it came: whoever holds a key can make one, so nothing in it is true yet. Only
 * the certificate itself is ever looked at; what else the client sent of a chain is ignored.
 */
public final class PresentedCertificate {

    private final byte[] der;

    /** @param der any bytes, of any length */
    public PresentedCertificate(byte[] der) {
        this.der = der.clone();
    }

    byte[] der() {
        return der.clone();
    }

    @Override
    public String toString() {
        return "PresentedCertificate[hidden]";
    }
}
