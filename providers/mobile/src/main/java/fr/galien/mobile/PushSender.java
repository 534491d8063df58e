package fr.galien.mobile;

/** Rings a device. The message says nothing: whoever is rung asks the server what there is. */
public interface PushSender {

    /** Returns within a bounded time and never throws for an outage. */
    Outcome ring(PushAddress address);

    /** Whether it could be called at all: https, a host of the operator's list, no private address. */
    boolean accepts(PushAddress address);

    /** The public key of RFC 8292, an uncompressed point in base64url; empty where this sender has none. */
    String publicKey();

    enum Outcome {
        RUNG,
        /** The device no longer has this address (RFC 8030 §7.3): it is to be forgotten. */
        GONE,
        NOT_RUNG
    }
}
