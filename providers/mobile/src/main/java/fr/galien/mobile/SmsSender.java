package fr.galien.mobile;

/** Sends text messages. A Keycloak provider factory that implements it is found and used; the operator brings it. */
@FunctionalInterface
public interface SmsSender {

    /**
     * Returns within a bounded time.
     *
     * @param phone as the directory has it
     * @throws RuntimeException if it was not taken; its message goes to no log
     */
    void send(String phone, String text);
}
