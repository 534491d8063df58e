package fr.galien.sandbox.launch;

import java.util.Locale;

/** The processes of a sandbox, in the order in which they are stopped. The front and the demo software live in the supervisor. */
enum Part {
    SUPERVISOR,
    KEYCLOAK,
    POSTGRES;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
