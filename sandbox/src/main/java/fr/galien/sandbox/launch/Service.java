package fr.galien.sandbox.launch;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.service.ServiceKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The services one can call with a token for them ({@code docs/service-tokens.md}). */
public enum Service {
    RECORD(Part.RECORD, Ports::record, "fr.galien.service.record.RecordService"),
    PRESCRIPTION(Part.PRESCRIPTION, Ports::prescription, "fr.galien.service.prescription.PrescriptionService"),
    /** Somebody else's program, on two ports: {@link Ports#submission()} too. */
    MESSAGING(Part.MESSAGING, Ports::imap, "");

    private final Part part;
    private final ToIntFunction<Ports> port;
    private final String program;

    Service(Part part, ToIntFunction<Ports> port, String program) {
        this.part = part;
        this.port = port;
        this.program = program;
    }

    /** As people write it, and as its files are called. */
    public String key() {
        return kind().kind();
    }

    /** As the realm knows it: its tokens are for this audience, and with this client it introspects them. */
    public String client() {
        return kind().id();
    }

    /** @throws IllegalArgumentException for a name that is none */
    static Set<Service> named(List<String> names) {
        return names.stream()
                .filter(name -> !name.isBlank())
                .map(name -> Stream.of(values())
                        .filter(service -> service.key().equals(name.strip()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("--services: there is no service " + name
                                + ", only record, prescription and messaging")))
                .collect(Collectors.toSet());
    }

    /** For people. */
    String title() {
        return key().substring(0, 1).toUpperCase(Locale.ROOT) + key().substring(1) + " service";
    }

    private ServiceKind kind() {
        return ServiceKind.valueOf(name());
    }

    Part part() {
        return part;
    }

    /** The class to start; empty if it is no program of ours. */
    String program() {
        return program;
    }

    int port(Ports ports) {
        return port.applyAsInt(ports);
    }
}
