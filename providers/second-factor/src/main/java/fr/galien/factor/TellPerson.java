package fr.galien.factor;

/** Tells a person what happened to their means, by every road that leads to them, once the transaction is committed. */
@FunctionalInterface
public interface TellPerson {

    /** @param user Keycloak's id */
    void tell(String user, Notice what);
}
