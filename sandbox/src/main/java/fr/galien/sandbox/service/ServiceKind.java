package fr.galien.sandbox.service;

import java.util.List;
import java.util.Locale;

/** The services behind the federation, as they are registered. */
public enum ServiceKind {
    RECORD("Dossier médical partagé", List.of("record:read", "record:write")),
    PRESCRIPTION("Ordonnance numérique", List.of("prescription:read", "prescription:write")),
    MESSAGING("Messagerie sécurisée", List.of("mssante:mail"));

    private final String label;
    private final List<String> scopes;

    ServiceKind(String label, List<String> scopes) {
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
}
