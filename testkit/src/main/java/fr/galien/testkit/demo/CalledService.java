package fr.galien.testkit.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A service the software calls. */
enum CalledService {
    RECORD("record:read"),
    PRESCRIPTION("prescription:read prescription:write"),
    MESSAGING("mssante:mail");

    private final String scope;

    CalledService(String scope) {
        this.scope = scope;
    }

    /** As forms and messages call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The audience of its tokens. */
    String audience() {
        return "service-" + key();
    }

    /** What this software asks for, and no more. */
    String scope() {
        return scope;
    }

    static Optional<CalledService> called(String key) {
        return Stream.of(values()).filter(service -> service.key().equals(key)).findFirst();
    }
}
