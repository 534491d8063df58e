package fr.galien.sandbox.service;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.BackendSpec;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.ServiceRights;
import fr.galien.sandbox.client.ServiceRights.Product;
import fr.galien.sandbox.client.SoftwareCertificates;
import fr.galien.sandbox.client.StructureNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The structures' proxies: for each structure that asks, a client of its own with a certificate of the sandbox's authority for
 * organisations, allowed every scope of every service, for the people logged in to the demo software.
 */
public final class Proxies {

    /** Whose people's tokens they exchange: what {@code galien login} and {@code galien token} log in to. */
    public static final String SUBJECT = "demo";

    /** Nobody approved it. */
    private static final Product PRODUCT = new Product("galien-bac-a-sable", "Logiciel de démonstration Galien", "1.0");

    private static final String HOMOLOGATION = "SANDBOX-0000";

    private final Clients clients;
    private final SoftwareCertificates certificates;

    public Proxies(SandboxHome home) {
        this.clients = Clients.of(home);
        this.certificates = new SoftwareCertificates(home);
    }

    /**
     * The proxy of a structure, registered anew each time: the certificate it has stays.
     *
     * @throws fr.galien.sandbox.Trouble as {@link Clients#register(BackendSpec)}
     */
    public Proxy of(StructureNumber structure) {
        String id = "proxy-" + structure.value().toLowerCase(Locale.ROOT);
        clients.register(spec(id, structure));
        if (!certificates.exists(id)) {
            certificates.issue(id, structure);
        }
        return new Proxy(id, structure, certificates.pkcs12(id), SoftwareCertificates.PASSWORD);
    }

    private BackendSpec spec(String id, StructureNumber structure) {
        Map<String, List<String>> scopes =
                Stream.of(ServiceKind.values()).collect(Collectors.toMap(ServiceKind::id, ServiceKind::scopes));
        Map<String, String> attributes = new HashMap<>(
                new ServiceRights(scopes, List.of(SUBJECT), Optional.empty(), Optional.of(PRODUCT)).attributes());
        attributes.put("galien.software.homologation", HOMOLOGATION);
        return new BackendSpec(
                id,
                "Proxy of " + structure,
                new ClientAuthentication.ByStructure(structure, certificates.issuer()),
                attributes);
    }
}
