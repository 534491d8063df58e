package fr.galien.tests.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.resource.BearerRequest;
import fr.galien.resource.Refusal;
import fr.galien.resource.ResourceServer;
import fr.galien.resource.ServiceToken;
import fr.galien.resource.Verdict;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.directory.DirectoryLoads;
import fr.galien.sandbox.launch.Secret;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.tls.PemFiles;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import fr.galien.tests.system.TheSandbox;
import fr.galien.tests.tokens.Proxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token of the real server, at two services: good, until the person it speaks for is struck off. */
class DepartedPersonTest {

    private static final String SERVICE = "resource-prescription";
    private static final String SCOPE = "prescription:read";
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration PROMISED = INTERVAL.plusSeconds(10);

    private final TheSandbox sandbox = TheSandbox.get();
    private final Software software = Software.of(vendor("resource-vendor"));
    private final RegisteredClient service = vendor(SERVICE);
    private Optional<String> leaver = Optional.empty();

    @AfterEach
    void theyAreBack() throws SQLException {
        if (leaver.isPresent()) {
            asTheLoader("update directory.professional set left_practice = null where id = ?");
        }
    }

    @Test
    void isRefusedByEachServiceAsSoonAsItAsksAgain(@TempDir Path directory) throws Exception {
        new Console().configure(service, Map.of("galien.service", "prescription", "galien.service.scopes", SCOPE));
        String login = logIn();
        Proxy proxy = Proxy.of(
                "resource-proxy",
                structure(login),
                Map.of("galien.exchange." + SERVICE, SCOPE, "galien.exchange.subjects", "resource-vendor"));
        String token = proxy.exchange(login, SCOPE).token();
        ResourceServer library = ResourceServer.of(
                        URI.create(sandbox.addresses().issuer().toString()), SERVICE)
                .trusting(tls(proxy, false))
                .introspecting(SERVICE, service.secret(), INTERVAL)
                .build();
        try (PrescriptionProgram spring = PrescriptionProgram.start(directory, settings())) {
            ServiceToken accepted = ((Verdict.Accepted) library.judge(request(token, proxy))).token();
            assertThat(accepted.nationalId()).contains(nationalId(login));
            assertThat(accepted.structure()).contains(structure(login));
            assertThat(status(spring, token, proxy)).isEqualTo(200);

            leaver = Optional.of(nationalId(login));
            asTheLoader(
                    "update directory.professional set left_practice = current_date where id = ?",
                    "insert into directory.stop (person, reason) values (?, 'left')");

            Refusal why = Await.present(
                    "the library refuses them",
                    PROMISED,
                    () -> library.judge(request(token, proxy)) instanceof Verdict.Refused refused
                            ? Optional.of(refused.why())
                            : Optional.empty());
            assertThat(why.code()).isEqualTo("RS-0486");
            Await.until("Spring refuses them", PROMISED, () -> status(spring, token, proxy) == 401);
        }
    }

    private String logIn() {
        String code = software.code(Surfer.of(software).logIn(sandbox.card("pharmacien")));
        return Software.json(software.redeem(code)).path("access_token").textValue();
    }

    private static RegisteredClient vendor(String id) {
        TheSandbox sandbox = TheSandbox.get();
        return Clients.ensure(
                sandbox.home(),
                ClientSpec.withSecret(id, id, sandbox.addresses().demo().resolve("/" + id + "/callback")));
    }

    private static String nationalId(String login) {
        return Software.claims(login).path("preferred_username").textValue();
    }

    private String structure(String login) {
        JsonNode exercices =
                Software.json(software.userinfo(login)).path("SubjectRefPro").path("exercices");
        return exercices.at("/0/activities/0/ancienIdentifiantDeLaStructure").textValue();
    }

    private Map<String, String> settings() {
        Path tls = sandbox.home().tls();
        return Map.of(
                "issuer", sandbox.addresses().issuer().toString(),
                "audience", SERVICE,
                "certificate", tls.resolve("server.pem").toString(),
                "key", tls.resolve("server.key.pem").toString(),
                "client-authorities",
                        CardAuthority.organisations(sandbox.home().authority(), CardEnvironment.TEST)
                                .toString(),
                "trust", tls.resolve("root.pem").toString(),
                "introspection-client", SERVICE,
                "introspection-secret", service.secret(),
                "introspection-every", Long.toString(INTERVAL.toSeconds()));
    }

    private static BearerRequest request(String token, Proxy proxy) {
        X509Certificate certificate = proxy.certificate().certificate();
        return new BearerRequest(
                "GET",
                URI.create("https://localhost/prescriptions"),
                List.of("Bearer " + token),
                List.of(),
                Optional.of(certificate),
                Set.of(SCOPE));
    }

    private int status(PrescriptionProgram spring, String token, Proxy proxy) {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(tls(proxy, true)).build()) {
            return client.send(
                            Caller.request(spring.resource(), Sent.bearer(token))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private SSLContext tls(Proxy proxy, boolean showing) {
        try {
            return Pki.context(
                    showing ? Optional.of(proxy.certificate().keyStore(new char[0])) : Optional.empty(),
                    PemFiles.certificate(sandbox.home().tls().resolve("root.pem")));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void asTheLoader(String... statements) throws SQLException {
        String person = leaver.orElseThrow().toLowerCase(Locale.ROOT);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + sandbox.addresses().ports().postgres() + "/" + DirectoryLoads.DATABASE,
                DirectoryLoads.LOADER,
                sandbox.secret(Secret.DIRECTORY_LOADER_PASSWORD))) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, person);
                    assertThat(statement.executeUpdate()).isEqualTo(1);
                }
            }
            connection.commit();
        }
    }
}
