package fr.galien.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.Json;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The vendors' software registered in a sandbox. */
public final class Clients {

    private static final int SECRET_BYTES = 32;

    /** The one scope of a service that software asks for at login, and that is a client scope therefore. */
    private static final String AT_LOGIN = "mssante:mail";

    private final SandboxHome home;
    private final ClientFiles files;
    private final RandomGenerator random;

    /**
     * @param random makes the secrets: a {@link SecureRandom}
     */
    Clients(SandboxHome home, RandomGenerator random) {
        this.home = home;
        this.files = new ClientFiles(home);
        this.random = random;
    }

    public static Clients of(SandboxHome home) {
        return new Clients(home, new SecureRandom());
    }

    /** {@link #register} for the launcher, in one call. */
    public static RegisteredClient ensure(SandboxHome home, ClientSpec spec) {
        return of(home).register(spec);
    }

    /**
     * Registers the software in the running server, or changes it to what is asked; the secret it had stays.
     *
     * @throws Trouble BOX-1063 when the server does not answer, BOX-1073 and BOX-1074 when it refuses, BOX-1075 when the id
     *     belongs to one of the server's own clients
     */
    public RegisteredClient register(ClientSpec spec) {
        String secret =
                send(spec.id(), (known, existing) -> Representation.of(spec, known, existing.orElseGet(Json::object)));
        RegisteredClient registered = new RegisteredClient(
                spec.id(),
                spec.name(),
                spec.authentication() instanceof ClientAuthentication.BySecret ? secret : "",
                spec.redirectUris(),
                spec.postLogoutUris(),
                spec.authentication());
        files.keep(registered);
        return registered;
    }

    /** The same for a client nobody logs in to. */
    public RegisteredClient register(BackendSpec spec) {
        String secret =
                send(spec.id(), (known, existing) -> Representation.of(spec, known, existing.orElseGet(Json::object)));
        RegisteredClient registered = new RegisteredClient(
                spec.id(),
                spec.name(),
                spec.authentication() instanceof ClientAuthentication.BySecret ? secret : "",
                List.of(),
                List.of(),
                spec.authentication());
        files.keep(registered);
        return registered;
    }

    @FunctionalInterface
    private interface Represented {
        ObjectNode with(String secret, Optional<ObjectNode> existing);
    }

    /** @return its secret: the one it had, or a new one */
    private String send(String id, Represented represented) {
        AdminApi admin = AdminApi.of(home);
        Optional<ObjectNode> existing = admin.client(id);
        if (existing.isPresent() && !Representation.isVendors(existing.get())) {
            throw new Trouble(
                    "BOX-1075", id + " is one of the server's own clients.", "Choose another id for your software.");
        }
        String secret = existing.flatMap(Representation::secret)
                .or(() -> find(id).map(RegisteredClient::secret).filter(known -> !known.isEmpty()))
                .orElseGet(this::newSecret);
        ObjectNode client = represented.with(secret, existing);
        if (existing.isPresent()) {
            admin.update(client);
        } else {
            admin.create(client);
        }
        if (client.path("standardFlowEnabled").booleanValue() && isGranted(client)) {
            admin.client(id).ifPresent(registered -> admin.mayAskFor(AT_LOGIN, registered));
        }
        return secret;
    }

    /** Once it may ask, it still may after the grant was taken away; what it asks for is refused then. */
    private static boolean isGranted(ObjectNode client) {
        return client.path("attributes").properties().stream()
                .filter(attribute -> attribute.getKey().startsWith(ServiceRights.EXCHANGE))
                .anyMatch(attribute ->
                        List.of(attribute.getValue().asText().split(" ")).contains(AT_LOGIN));
    }

    /** What was registered under this id, from the sandbox's directory: the server need not run. */
    public Optional<RegisteredClient> find(String id) {
        return files.find(id);
    }

    /**
     * @throws Trouble BOX-1062 when nothing was registered under this id
     */
    public RegisteredClient get(String id) {
        return find(id).orElseThrow(() -> new Trouble(
                "BOX-1062",
                "No client " + id + " is registered in this sandbox.",
                "See ./galien client list, or register it with ./galien client add " + id
                        + " --redirect <its redirect URI>."));
    }

    /** By id. */
    public List<RegisteredClient> all() {
        return files.all();
    }

    Path fileOf(String id) {
        return files.of(id);
    }

    private String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "sandbox-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
