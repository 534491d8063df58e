package fr.galien.sandbox;

import java.net.URI;

/** The addresses of a sandbox, as the rest of the world sees them. */
public record Addresses(Ports ports) {

    public static final String REALM = "esante-wallet";

    /** Keycloak's base address on the auth host, with its context path. */
    public URI auth() {
        return URI.create("https://localhost:" + ports.auth() + "/auth");
    }

    public URI issuer() {
        return URI.create(auth() + "/realms/" + REALM);
    }

    public URI discovery() {
        return URI.create(issuer() + "/.well-known/openid-configuration");
    }

    /** Pro Santé Connect's separate authorization address: redirects to the auth host. */
    public URI walletAuthorization() {
        return URI.create("https://localhost:" + ports.wallet() + "/auth");
    }

    /** The one host that asks a browser for a certificate, with Keycloak's context path. */
    public URI card() {
        return URI.create("https://card.galien.localhost:" + ports.card() + "/auth");
    }

    /** As the server is told it: {@code *} stands for a name of each attempt's own. */
    public String cardOfOneAttempt() {
        return card().toString().replace("//", "//*.");
    }

    /** The host for vendors' client certificates, with Keycloak's context path. */
    public URI mtls() {
        return URI.create("https://localhost:" + ports.mtls() + "/auth");
    }

    /** The phone's application: an origin of its own, so that no page of another name can use its keys. */
    public URI phone() {
        return URI.create("https://phone.galien.localhost:" + ports.phone());
    }

    public URI demo() {
        return URI.create("https://localhost:" + ports.demo());
    }

    /** The record service: {@code /fhir} and {@code /soap}. */
    public URI record() {
        return URI.create("https://localhost:" + ports.record());
    }

    public URI prescriptions() {
        return URI.create("https://localhost:" + ports.prescription() + "/prescriptions");
    }

    public URI admin() {
        return URI.create(auth() + "/admin/");
    }
}
