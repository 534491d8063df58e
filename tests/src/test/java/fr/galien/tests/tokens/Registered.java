package fr.galien.tests.tokens;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.Software;
import java.util.LinkedHashMap;
import java.util.Map;

/** Services of the tests' own, and what software is granted of them. */
final class Registered {

    static final String RECORD = "tokens-record";
    static final String PRESCRIPTION = "tokens-prescription";
    static final String MAIL = "tokens-mail";

    /** Of a service that lets its tokens live on, and wants the guide's encoding. */
    static final String OTHER = "tokens-other";

    private static boolean done;

    private Registered() {}

    /** Registers the services; returns what software has that may ask for all of them. */
    static synchronized Map<String, String> everything() {
        if (!done) {
            service(RECORD, "record", "record:read record:write", Map.of());
            service(PRESCRIPTION, "prescription", "prescription:write", Map.of("galien.service.lifetime", "600"));
            service(MAIL, "messaging", "mssante:mail", Map.of("galien.service.lifetime", "86400"));
            service(
                    OTHER,
                    "record",
                    "other:read record:read",
                    Map.of(
                            "galien.service.outlives-session", "true",
                            "galien.service.legacy-cnf", "true",
                            "galien.service.lifetime", "99999"));
            done = true;
        }
        Map<String, String> granted = new LinkedHashMap<>();
        granted.put("galien.exchange." + RECORD, "record:read record:write");
        granted.put("galien.exchange." + PRESCRIPTION, "prescription:write");
        granted.put("galien.exchange." + MAIL, "mssante:mail");
        granted.put("galien.exchange." + OTHER, "other:read");
        granted.put("galien.exchange.subjects", Worker.VENDOR);
        granted.put("galien.software.id", "LGC-1");
        granted.put("galien.software.name", "Cabinet Essai");
        granted.put("galien.software.version", "7.2");
        granted.put("galien.software.homologation", "DMP-ESSAI-1");
        return granted;
    }

    /** With its own credentials, as which it introspects. */
    static Software service(String id) {
        return Software.of(Worker.vendor(id));
    }

    private static void service(String id, String kind, String scopes, Map<String, String> more) {
        RegisteredClient client = Worker.vendor(id);
        Map<String, String> attributes = new LinkedHashMap<>(more);
        attributes.put("galien.service", kind);
        attributes.put("galien.service.scopes", scopes);
        new Console().configure(client, attributes);
    }
}
