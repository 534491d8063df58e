package fr.galien.tests.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.clients.NodeProgram;
import fr.galien.tests.clients.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** jose on Node.js, as the vendors' page prints it. */
class NodeTest extends TokenMatrix {

    @Override
    Stack start(Path directory, Pki pki, FakeIssuer issuer) throws IOException {
        Path home = NodeProgram.installed();
        int port = RunningProgram.freePort();
        ObjectNode settings = Json.object()
                .put("issuer", issuer.address().toString())
                .put("audience", FakeIssuer.SERVICE)
                .put("secret", FakeIssuer.SECRET)
                .put("every", 60)
                .put("port", port)
                .put("certificate", pki.server().certificate().toString())
                .put("key", pki.server().key().toString())
                .put("authority", pki.authorities().resolve("authority.pem").toString());
        Files.writeString(
                home.resolve("service-settings.mjs"),
                settings.properties().stream()
                        .map(one -> "export const " + one.getKey() + " = " + one.getValue() + ";\n")
                        .collect(Collectors.joining()));
        RunningProgram program = RunningProgram.start(
                home.toAbsolutePath(),
                port,
                Map.of("NODE_EXTRA_CA_CERTS", pki.root().toString()),
                NodeProgram.command("service.mjs"));
        return new Stack() {
            @Override
            public URI resource() {
                return URI.create("https://localhost:" + port + "/prescriptions");
            }

            @Override
            public void close() {
                program.close();
            }
        };
    }

    /** Proofs of a key would have to be written by hand. */
    @Override
    Set<TokenCase> unknown() {
        return EnumSet.of(TokenCase.PROVED);
    }
}
