package fr.galien.sandbox.service;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.BackendSpec;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.Clients;
import java.util.Map;

/** The services' own clients: the audience of their tokens, and what they introspect them with. */
public final class Services {

    private Services() {}

    /**
     * Registers all of them in the running server; the secrets they had stay.
     *
     * @throws fr.galien.sandbox.Trouble as {@link Clients#register(BackendSpec)}
     */
    public static void register(SandboxHome home) {
        Clients clients = Clients.of(home);
        for (ServiceKind service : ServiceKind.values()) {
            clients.register(new BackendSpec(
                    service.id(),
                    service.label(),
                    new ClientAuthentication.BySecret(),
                    Map.of(
                            "galien.service", service.kind(),
                            "galien.service.scopes", String.join(" ", service.scopes()))));
        }
    }
}
