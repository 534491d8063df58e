package fr.galien.tests.resource;

import fr.galien.tests.clients.RunningProgram;
import fr.galien.tests.proxy.Program;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * mod_auth_openidc as a resource server, behind an HAProxy that tells it the thumbprint: by itself, Debian's Apache cannot
 * compare a binding. What the module lets in is said in docs/vendor.md.
 */
class ModAuthOpenidcTest extends TokenMatrix {

    @Override
    Stack start(Path directory, Pki pki, FakeIssuer issuer) throws IOException {
        String apache = Program.find("apache2").toString();
        String haproxy = Program.find("haproxy").toString();
        Program.require("mod_auth_openidc", Path.of("/usr/lib/apache2/modules/mod_auth_openidc.so"));
        int inner = RunningProgram.freePort();
        int port = inner + 1;
        RunningProgram.openToAll(directory);
        Path pages = Files.createDirectories(directory.resolve("htdocs/prescriptions"));
        Files.writeString(pages.resolve("index.html"), "None yet.");
        Path root = Files.writeString(directory.resolve("root.pem"), Files.readString(pki.root()));
        Path both = Files.writeString(
                directory.resolve("both.pem"),
                Files.readString(pki.server().certificate())
                        + Files.readString(pki.server().key()));
        Map<String, String> settings = Map.of(
                "directory", directory.toString(),
                "port", Integer.toString(port),
                "inner", Integer.toString(inner),
                "both", both.toString(),
                "authority", pki.authorities().resolve("authority.pem").toString(),
                "root", root.toString(),
                "issuer", issuer.address().toString(),
                "audience", FakeIssuer.SERVICE);
        Path service = file(directory, "service.conf", settings);
        Path front = file(directory, "service-front.cfg", settings);
        RunningProgram server = RunningProgram.start(
                directory, inner, Map.of(), List.of(apache, "-f", service.toString(), "-DFOREGROUND"));
        RunningProgram proxy;
        try {
            proxy = RunningProgram.start(
                    Files.createDirectory(directory.resolve("front")),
                    port,
                    Map.of(),
                    List.of(haproxy, "-db", "-f", front.toString()));
        } catch (AssertionError notStarted) {
            server.close();
            throw notStarted;
        }
        return new Stack() {
            @Override
            public URI resource() {
                return URI.create("https://localhost:" + port + "/prescriptions/");
            }

            @Override
            public void close() {
                proxy.close();
                server.close();
            }
        };
    }

    private static Path file(Path directory, String name, Map<String, String> settings) throws IOException {
        try (InputStream in = ModAuthOpenidcTest.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : settings.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return Files.writeString(directory.resolve(name), text);
        }
    }

    /** Neither another audience beside ours, nor a beginning, nor a length of life, nor a type; and no revocation. */
    @Override
    Set<TokenCase> unseen() {
        return EnumSet.of(
                TokenCase.FOR_ANOTHER_SERVICE_TOO,
                TokenCase.NOT_YET_VALID,
                TokenCase.VALID_FOR_A_DAY,
                TokenCase.OF_ANOTHER_TYPE,
                TokenCase.REVOKED);
    }

    @Override
    Set<TokenCase> unknown() {
        return EnumSet.of(TokenCase.PROVED);
    }

    @Override
    boolean keepsToTheStatuses() {
        return false;
    }
}
