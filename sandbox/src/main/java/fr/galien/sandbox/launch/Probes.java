package fr.galien.sandbox.launch;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.Ports;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.SandboxTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks every part of a sandbox a real question, as those who use it would. */
final class Probes {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int TEMPORARY_REDIRECT = 307;
    private static final int UNAUTHORIZED = 401;

    private Probes() {}

    /**
     * @param services those that were started
     * @return by name, whether it gave the right answer
     */
    static Map<String, Boolean> ask(SandboxHome home, Set<Service> services) throws IOException {
        Ports ports = home.ports();
        Addresses addresses = home.addresses();
        Map<String, Boolean> parts = new LinkedHashMap<>();
        parts.put("PostgreSQL", databaseAnswers(home, ports));
        try (Health keycloak = new Health(ports.management())) {
            parts.put("Keycloak", keycloak.ready());
        }
        parts.put("Login (auth)", answers(home, addresses.discovery(), OK));
        parts.put("Wallet", answers(home, addresses.walletAuthorization(), TEMPORARY_REDIRECT));
        // Routes nothing but hand-overs, and says so.
        parts.put("Card host", answers(home, addresses.card(), 404));
        parts.put(
                "Vendors' mutual TLS",
                answers(home, addresses.mtls().resolve(addresses.discovery().getPath()), OK));
        parts.put("Phone application", answers(home, addresses.phone(), OK));
        parts.put("Demo software", answers(home, addresses.demo(), OK));
        for (Service service : new TreeSet<>(services)) {
            parts.put(
                    service.title(),
                    switch (service) {
                        // Wants a token, and says so: what it offers takes it seconds to tell for the first time.
                        case RECORD -> answers(home, URI.create(addresses.record() + "/fhir/Patient"), UNAUTHORIZED);
                        // Say nothing to whoever has no certificate, and no mailbox.
                        case PRESCRIPTION -> listens(ports.prescription());
                        case MESSAGING -> listens(ports.imap()) && listens(ports.submission());
                    });
        }
        return parts;
    }

    private static boolean listens(int port) {
        try (Socket visitor = new Socket()) {
            visitor.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException silent) {
            return false;
        }
    }

    private static boolean answers(SandboxHome home, URI address, int status) {
        try {
            HttpRequest question =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return new Caller(SandboxTrust.of(home)).send(question).status() == status;
        } catch (IOException | Trouble silent) {
            return false;
        }
    }

    private static boolean databaseAnswers(SandboxHome home, Ports ports) throws IOException {
        String password = Secrets.open(home.secrets()).value(Secret.KEYCLOAK_DATABASE_PASSWORD);
        if (password == null) {
            return false;
        }
        try (Connection connection = new org.postgresql.Driver()
                .connect(
                        Database.url(ports.postgres(), Roles.KEYCLOAK_DATABASE),
                        Database.login(Roles.KEYCLOAK, password))) {
            return connection != null && connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
