package fr.galien.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.tests.proxy.Program;
import fr.galien.tests.system.Page;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mod_auth_openidc with the settings of the Agence du Numérique en Santé's own example, as we print them. */
class ApacheTest {

    /** The settings say to copy the sandbox's root there, where the server's user can read it. */
    private static final String READABLE_ROOT = "/etc/ssl/galien-root.pem";

    @TempDir
    private static Path directory;

    private static RunningProgram apache;
    private static URI site;

    private final Visitor visitor = Visitor.with("medecin");

    @BeforeAll
    static void start() throws IOException {
        String program = Program.find("apache2").toString();
        int port = RunningProgram.freePort();
        site = URI.create("http://127.0.0.1:" + port + "/");
        RegisteredClient client =
                Vendor.register("tests-apache", site.resolve("/redirect_uri"), site.resolve("/public/bye.html"));
        RunningProgram.openToAll(directory);
        Path root = directory.resolve("root.pem");
        Files.writeString(
                root, Files.readString(SandboxTrust.rootOf(TheSandbox.get().home())));
        String settings = ShippedText.of(client, "apache");
        assertThat(settings).contains("OIDCCABundlePath " + READABLE_ROOT);
        Files.writeString(
                directory.resolve("galien.conf"),
                settings.replace("OIDCCABundlePath " + READABLE_ROOT, "OIDCCABundlePath " + root));
        Files.writeString(
                directory.resolve("httpd.conf"),
                RunningProgram.file(
                        "httpd.conf", Map.of("directory", directory.toString(), "port", Integer.toString(port))));
        Path pages = Files.createDirectories(directory.resolve("htdocs/public"));
        Files.writeString(pages.resolve("bye.html"), "Goodbye.");
        Files.writeString(pages.resolveSibling("index.html"), "Welcome.");
        apache = RunningProgram.start(
                directory,
                port,
                Map.of(),
                List.of(program, "-f", directory.resolve("httpd.conf").toString(), "-DFOREGROUND"));
    }

    @AfterAll
    static void stop() {
        if (apache != null) {
            apache.close();
        }
    }

    @Test
    void letsNobodyInUnasked() {
        Exchange answer = visitor.get(site);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.redirect().orElseThrow().toString())
                .startsWith(TheSandbox.get().addresses().walletAuthorization() + "?")
                .contains("acr_values=eidas1", "code_challenge_method=S256");
    }

    @Test
    void logsSomebodyInAndKnowsThem() throws IOException {
        Exchange page = visitor.open(site);

        assertThat(page.body()).isEqualTo("Welcome.");
        assertThat(page.headers().firstValue("Seen-User")).contains(visitor.nationalId());
        JsonNode session = session();
        assertThat(session.at("/id_token/acr").textValue()).isEqualTo("eidas1");
        assertThat(session.at("/userinfo/SubjectNameID").textValue()).isEqualTo(visitor.nationalId());
        assertThat(session.at("/userinfo/SubjectRefPro/exercices")).isNotEmpty();
    }

    @Test
    void renewsTheAccessToken() throws IOException {
        visitor.open(site);
        String first = session().path("access_token").textValue();

        Exchange page = visitor.open(
                site.resolve("/redirect_uri?refresh=" + encoded(site.toString()) + "&access_token=" + first));

        assertThat(page.body()).isEqualTo("Welcome.");
        assertThat(session().path("access_token").textValue()).isNotEqualTo(first);
    }

    @Test
    void logsOutWithoutAPageInBetweenAndThenAsksAgain() {
        visitor.open(site);

        Exchange goodbye = visitor.open(site.resolve("/redirect_uri?logout="
                + encoded(site.resolve("/public/bye.html").toString())));

        assertThat(goodbye.body()).isEqualTo("Goodbye.");
        Exchange wallet = visitor.get(visitor.get(site).redirect().orElseThrow());
        Exchange login = visitor.get(wallet.redirect().orElseThrow());
        assertThat(Page.of(login).offersTheCard()).isTrue();
    }

    /** What the module itself keeps of this browser's login. */
    private JsonNode session() throws IOException {
        Exchange answer = visitor.get(site.resolve("/redirect_uri?info=json"));
        assertThat(answer.status()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
