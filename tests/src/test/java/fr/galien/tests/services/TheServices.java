package fr.galien.tests.services;

import fr.galien.sandbox.launch.Service;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.time.Duration;

/** The services beside the shared sandbox, each started when a test first asks for its address; they end with the sandbox. */
public final class TheServices {

    /** How old the issuer's word about a token may be: outside of tests a minute. */
    public static final Duration EVERY = Duration.ofSeconds(1);

    private static final TheServices THEM = new TheServices();

    private TheServices() {}

    public static TheServices get() {
        return THEM;
    }

    /** {@code /fhir} and {@code /soap} are beneath it. */
    public URI record() {
        start(Service.RECORD);
        return TheSandbox.get().addresses().record();
    }

    public URI prescriptions() {
        start(Service.PRESCRIPTION);
        return TheSandbox.get().addresses().prescriptions();
    }

    /** The port of IMAP; submission is the next. */
    public int imap() {
        start(Service.MESSAGING);
        return TheSandbox.get().addresses().ports().imap();
    }

    private static synchronized void start(Service service) {
        TheSandbox.get().start(service, EVERY);
    }
}
