package fr.galien.mobile;

/**
 * Tells a person what happened, by all that reaches them: a mail, and their phones, which ring and look. For other capabilities,
 * as long as the session lasts that it was had from: the provider {@code mobile} of Keycloak's realm resources is one.
 */
@FunctionalInterface
public interface Reach {

    /**
     * Once what happened is committed, and on other threads: no act waits for a mail server, and none fails with it.
     *
     * @param user   Keycloak's id of the person
     * @param letter of the e-mail theme, without its ending
     * @param what   which of its texts
     */
    void tell(String user, String letter, String what);
}
