package fr.galien.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.sandbox.Ports;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.FreePorts;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The calls of Keycloak's Admin REST API that registering takes, and the sandbox around it. */
final class FakeAdmin implements AutoCloseable {

    private static final char[] PASSWORD = "server".toCharArray();
    private static final String REALM = "/auth/admin/realms/esante-wallet";
    private static final String CLIENTS = REALM + "/clients";
    private static final String MAIL = "/optional-client-scopes/key-mail";

    /** By client id. */
    final Map<String, ObjectNode> clients = new TreeMap<>();

    /** Keys of the clients that may ask for {@code mssante:mail}. */
    final Set<String> mail = new TreeSet<>();

    private final HttpsServer server;
    private volatile boolean refuses;

    FakeAdmin(Path home) throws IOException, GeneralSecurityException {
        TestCertificates certificates = new TestCertificates();
        certificates.rootPem(new SandboxHome(home).tls());
        Ports ports = FreePorts.inARow();
        Files.writeString(home.resolve("sandbox.properties"), "port=" + ports.base() + "\n");
        Files.writeString(home.resolve("secrets.properties"), "admin.client.id=box\nadmin.client.secret=sandbox-s\n");
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(certificates.server(PASSWORD), PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.auth()), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/auth/realms/master/protocol/openid-connect/token", this::token);
        server.createContext(CLIENTS, this::clients);
        server.createContext(
                REALM + "/client-scopes",
                asked -> answer(asked, 200, "[{\"id\":\"key-mail\",\"name\":\"mssante:mail\"}]"));
        server.start();
    }

    /** Every change from now on. */
    void refuses() {
        refuses = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString("box:sandbox-s".getBytes(StandardCharsets.UTF_8));
        boolean letIn = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, letIn ? 200 : 401, letIn ? "{\"access_token\":\"t\"}" : "{\"error\":\"unauthorized_client\"}");
    }

    private void clients(HttpExchange exchange) throws IOException {
        if (!"Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (refuses && !exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 409, "{\"errorMessage\":\"not today\"}");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith(MAIL)) {
            mail.add(path.substring(CLIENTS.length() + 1, path.length() - MAIL.length()));
            answer(exchange, 204, "");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                ObjectNode found =
                        clients.get(exchange.getRequestURI().getQuery().substring("clientId=".length()));
                answer(exchange, 200, found == null ? "[]" : "[" + found + "]");
            }
            case "POST" -> {
                ObjectNode client = (ObjectNode) Json.read(body);
                client.put("id", "key-" + client.path("clientId").textValue());
                clients.put(client.path("clientId").textValue(), client);
                answer(exchange, 201, "");
            }
            default -> {
                ObjectNode client = (ObjectNode) Json.read(body);
                boolean right = path.equals(CLIENTS + "/" + client.path("id").textValue());
                clients.put(client.path("clientId").textValue(), client);
                answer(exchange, right ? 204 : 404, "");
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
