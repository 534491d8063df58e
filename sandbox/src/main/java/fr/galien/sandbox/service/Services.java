package fr.galien.sandbox.service;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.BackendSpec;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Registers the services in the running server, and keeps what their programs are started with. */
public final class Services {

    /** How many seconds a program may believe a token before it asks again. */
    private static final int INTROSPECTION_EVERY = 60;

    private final SandboxHome home;

    public Services(SandboxHome home) {
        this.home = home;
    }

    /**
     * All of them; what was registered before stays as it was.
     *
     * @throws fr.galien.sandbox.Trouble as {@link Clients#register(BackendSpec)}
     */
    public void register(SandboxTls tls) {
        Clients clients = Clients.of(home);
        for (Service service : Service.values()) {
            keep(service, clients.register(spec(service)), tls);
        }
    }

    /** The one argument of a service's program: readable by the owner only, because the secret is in it. */
    public static Path settings(SandboxHome home, Service service) {
        return home.root().resolve("services").resolve(service.kind() + ".properties");
    }

    private static BackendSpec spec(Service service) {
        return new BackendSpec(
                service.id(),
                service.label(),
                new ClientAuthentication.BySecret(),
                Map.of(
                        "galien.service", service.kind(),
                        "galien.service.scopes", String.join(" ", service.scopes())));
    }

    private void keep(Service service, RegisteredClient client, SandboxTls tls) {
        Properties properties = new Properties();
        Map.of(
                        "issuer", home.addresses().issuer(),
                        "audience", service.id(),
                        "port", service.port(home.ports()),
                        "certificate", tls.server().certificate(),
                        "key", tls.server().key(),
                        "client-authorities", CardAuthority.organisations(home.authority(), CardEnvironment.TEST),
                        "trust", tls.root(),
                        "introspection-client", client.id(),
                        "introspection-secret", client.secret(),
                        "introspection-every", INTROSPECTION_EVERY)
                .forEach((name, value) -> properties.setProperty(name, value.toString()));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "Written by each ./galien up.");
            PrivateFile.write(settings(home, service), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
