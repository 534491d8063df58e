package fr.galien.sandbox.launch;

import java.util.Locale;

/** The processes of a sandbox, in the order in which they are stopped. The front and the demo software live in the supervisor. */
enum Part {
    SUPERVISOR("the supervisor"),
    /** Keycloak building itself around our jars. */
    AUGMENTATION("Keycloak's build"),
    RECORD("the record service"),
    PRESCRIPTION("the prescription service"),
    MESSAGING("the mail server"),
    KEYCLOAK("Keycloak"),
    POSTGRES("PostgreSQL");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
