package fr.galien.testkit.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A record and a prescription service that answer what they always answer, and remember what they were asked. */
final class FakeServices implements AutoCloseable {

    private static final String PATIENTS = """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient",
              "identifier":[{"system":"urn:oid:1.2.250.1.213.1.4.10","value":"277076311300072"}],
              "name":[{"family":"PATIENTE","given":["Odette"]}],"birthDate":"1977-07-15"}}]}""";

    private static final String SUMMARY = """
            <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body>
            <PatientSummaryAnswer xmlns="urn:galien:sandbox:record"><Name>Odette PATIENTE</Name>
            <BirthDate>1977-07-15</BirthDate></PatientSummaryAnswer></env:Body></env:Envelope>""";

    private final HttpServer server;
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();

    volatile String prescriptions = "[]";

    /** What every question is refused with; empty if none is. */
    volatile String refusal = "";

    FakeServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir/Patient", exchange -> answer(exchange, PATIENTS));
        server.createContext("/soap", exchange -> answer(exchange, SUMMARY));
        server.createContext("/prescriptions", exchange -> answer(exchange, prescriptions));
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!refusal.isEmpty()) {
                exchange.getResponseHeaders().set("WWW-Authenticate", refusal);
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
