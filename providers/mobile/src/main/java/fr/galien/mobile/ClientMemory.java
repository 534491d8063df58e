package fr.galien.mobile;

/** What is remembered for good of a person and the clients that ask them over CIBA. Clients by the realm's id of them. */
public interface ClientMemory {

    /** Whether this person approved this client before: it then rings. */
    boolean isKnown(String user, String client);

    void approved(String user, String client);

    /** Whether the client may ask no more until the person logs in by themselves. */
    boolean isSilenced(String user, String client);

    void silence(String user, String client);

    /** The person logged in by themselves. */
    void forgive(String user);
}
