package fr.galien.sandbox.service;

import fr.galien.sandbox.Ports;
import java.util.List;
import java.util.Locale;

/** A service behind the federation. */
public enum Service {
    RECORD("Dossier médical partagé", List.of("record:read", "record:write")),
    PRESCRIPTION("Ordonnance numérique", List.of("prescription:read", "prescription:write")),
    MESSAGING("Messagerie sécurisée", List.of("mssante:mail"));

    private final String label;
    private final List<String> scopes;

    Service(String label, List<String> scopes) {
        this.label = label;
        this.scopes = scopes;
    }

    /** As the command line and {@code galien.service} call it. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its client's, and so the audience of its tokens. */
    public String id() {
        return "service-" + kind();
    }

    /** In French, for people. */
    public String label() {
        return label;
    }

    public List<String> scopes() {
        return scopes;
    }

    /** Where it listens: messaging, where mail is read. */
    public int port(Ports ports) {
        return switch (this) {
            case RECORD -> ports.record();
            case PRESCRIPTION -> ports.prescription();
            case MESSAGING -> ports.imap();
        };
    }
}
