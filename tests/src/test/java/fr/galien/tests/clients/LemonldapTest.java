package fr.galien.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.tests.proxy.Program;
import fr.galien.tests.system.Page;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A LemonLDAP::NG portal that sends people to us, its metadata typed by hand; nonce, signature and acr checked by it. */
class LemonldapTest {

    private static final Path PORTAL = Path.of("/usr/share/lemonldap-ng/portal");
    private static final List<String> METADATA = List.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
            "end_session_endpoint",
            "jwks_uri");

    /** What the manager calls it, and what its file does. */
    private static final Map<String, String> OPTIONS = Map.of(
            "Client ID", "ClientID",
            "Client secret", "ClientSecret",
            "Store ID Token", "StoreIDToken",
            "Scope", "Scope",
            "ACR values", "AcrValues",
            "Token endpoint authentication method", "TokenEndpointAuthMethod",
            "Check JWT signature", "CheckJWTSignature",
            "Use nonce", "UseNonce");

    @TempDir
    private static Path directory;

    private static RunningProgram lemonldap;
    private static URI portal;

    private final Visitor visitor = Visitor.with("infirmiere");

    @BeforeAll
    static void start() throws IOException {
        String plackup = Program.find("plackup").toString();
        Program.require("LemonLDAP::NG", PORTAL);
        int port = RunningProgram.freePort();
        portal = URI.create("http://portal.galien.localhost:" + port + "/");
        RegisteredClient client = Vendor.register(
                "tests-lemonldap", portal.resolve("/?openidconnectcallback=1"), portal.resolve("/?logout=1"));
        for (String folder : List.of("cache", "sessions/lock", "persistent/lock")) {
            Files.createDirectories(directory.resolve(folder));
        }
        Map<String, String> values = Map.of(
                "directory",
                directory.toString(),
                "portal",
                portal.toString(),
                "key",
                UUID.randomUUID().toString());
        ObjectNode configuration = (ObjectNode) Json.read(RunningProgram.file("lemonldap.json", values));
        configuration.setAll(provider(ShippedText.of(client, "lemonldap")));
        Files.writeString(directory.resolve("lmConf-1.json"), configuration.toString());
        for (String file : List.of("lemonldap-ng.ini", "portal.psgi")) {
            Files.writeString(directory.resolve(file), RunningProgram.file(file, values));
        }
        lemonldap = RunningProgram.start(
                directory,
                port,
                Map.of(
                        "LLNG_DEFAULTCONFFILE",
                        directory.resolve("lemonldap-ng.ini").toString(),
                        "PERL_LWP_SSL_CA_FILE",
                        SandboxTrust.rootOf(TheSandbox.get().home())
                                .toAbsolutePath()
                                .toString()),
                List.of(
                        plackup,
                        "--server",
                        "HTTP::Server::PSGI",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "portal.psgi"));
    }

    /** As somebody types it into the manager. */
    private static ObjectNode provider(String shipped) throws IOException {
        ObjectNode metadata = Json.object();
        METADATA.forEach(name -> metadata.put(name, typed(shipped, name)));
        ObjectNode options = Json.object();
        OPTIONS.forEach((label, name) -> options.put(
                "oidcOPMetaDataOptions" + name, typed(shipped, label).replaceFirst("^on\\b.*", "1")));
        String keys = new Caller(TheSandbox.get().trust())
                .send(HttpRequest.newBuilder(URI.create(typed(shipped, "jwks_uri")))
                        .build())
                .body();
        String claim = typed(shipped, "Exported attribute");
        ObjectNode all = Json.object();
        all.putObject("oidcOPMetaDataJSON").put("galien", metadata.toString());
        all.putObject("oidcOPMetaDataJWKS").put("galien", keys);
        all.putObject("oidcOPMetaDataOptions").set("galien", options);
        all.putObject("oidcOPMetaDataExportedVars").putObject("galien").put(claim, claim);
        return all;
    }

    private static String typed(String shipped, String label) {
        return Pattern.compile("(?m)^ *" + Pattern.quote(label) + " +(\\S.*)$")
                .matcher(shipped)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the text does not say " + label));
    }

    @AfterAll
    static void stop() {
        if (lemonldap != null) {
            lemonldap.close();
        }
    }

    @Test
    void logsSomebodyInAndKnowsThem() throws IOException {
        Exchange page = visitor.open(portal);

        assertThat(page.body()).contains("Connected as");
        assertThat(session().path("SubjectNameID").textValue()).isEqualTo(visitor.nationalId());
    }

    @Test
    void renewsTheAccessTokenOfASessionWhoseTokenIsOld() throws IOException {
        visitor.open(portal);
        Path file = sessionFile();
        ObjectNode session = (ObjectNode) Json.read(Files.readString(file));
        String first = session.path("_oidc_access_token").textValue();
        // A second after 1970; none at all would mean forever.
        Files.writeString(file, session.put("_oidc_access_token_eol", 1).toString());

        visitor.open(portal.resolve("/refresh"));

        assertThat(session().path("_oidc_access_token").textValue())
                .isNotBlank()
                .isNotEqualTo(first);
    }

    @Test
    void logsOutWithoutAPageInBetweenAndThenAsksAgain() {
        visitor.open(portal);

        Exchange goodbye = visitor.open(portal.resolve("/?logout=1"));

        assertThat(goodbye.address()).hasHost(portal.getHost());
        assertThat(goodbye.status()).as(lemonldap.log()).isEqualTo(200);
        Exchange wallet = visitor.get(visitor.get(portal).redirect().orElseThrow());
        Exchange login = visitor.get(wallet.redirect().orElseThrow());
        assertThat(Page.of(login).offersTheCard()).isTrue();
    }

    private static JsonNode session() throws IOException {
        return Json.read(Files.readString(sessionFile()));
    }

    /** The one of whoever came last: the tests come one after the other. */
    private static Path sessionFile() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("sessions"))) {
            return files.filter(Files::isRegularFile)
                    .max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow();
        }
    }
}
