import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.launch.Secrets;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.CardLogin;
import fr.galien.sandbox.login.LoginSettings;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.SandboxTrust;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Server CPU of an exchange for the record beside Keycloak's standard exchange, in turn and in one run: the same person, the
 * same way of authenticating (a secret), both bound to a key by a proof. The person is given 1, 10 and 30 activities in the
 * sandbox's directory for it, and has their own back at the end. A refresh of the login is told beside them.
 */
final class ExchangeBench {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String PERSON = "infirmiere";

    private final SandboxHome home;
    private final Secrets secrets;
    private final HttpClient http;
    private final ProcessHandle server;
    private final ECKey key = new ECKeyGenerator(Curve.P_256).generate();

    private ExchangeBench(SandboxHome home) throws Exception {
        this.home = home;
        this.secrets = Secrets.open(home.secrets());
        this.http = SandboxTrust.of(home).client();
        String line = Files.readAllLines(home.run().resolve("running.properties")).stream()
                .filter(entry -> entry.startsWith("keycloak="))
                .findFirst()
                .orElseThrow();
        this.server = ProcessHandle.of(Long.parseLong(line.replaceFirst("keycloak=(\\d+).*", "$1"))).orElseThrow();
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of("home", ".galien", "count", "200", "rounds", "5"));
        for (int i = 0; i < arguments.length; i += 2) {
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        new ExchangeBench(new SandboxHome(Path.of(options.get("home"))))
                .run(Integer.parseInt(options.get("count")), Integer.parseInt(options.get("rounds")));
        System.exit(0);
    }

    private void run(int count, int rounds) throws Exception {
        RegisteredClient stock = client("bench-stock", Map.of("standard.token.exchange.enabled", "true"));
        RegisteredClient ours = client("bench-galien", Map.of());
        Login ofOurs = login(ours);
        String structure = ofOurs.outcome.userinfo().at("/SubjectRefPro/exercices/0/activities/0/ancienIdentifiantDeLaStructure").textValue();
        configure(ours, Map.of("galien.exchange.service-record", "record:read", "galien.structure", structure));
        Login ofStock = login(stock);
        String id = ofOurs.outcome.idToken().claims().path("SubjectNameID").textValue();
        String before = practices(id);
        try {
            for (int activities : List.of(1, 10, 30)) {
                set(id, grown(before, activities));
                Map<String, List<Double>> measured = new LinkedHashMap<>();
                for (int round = 0; round <= rounds; round++) {
                    Map<String, Work> kinds = new LinkedHashMap<>();
                    String stockToken = ofStock.refresh();
                    String ourToken = ofOurs.refresh();
                    kinds.put("standard exchange", () -> exchange(stock, stockToken, Map.of("scope", "identity")));
                    kinds.put("exchange for the record", () -> exchange(ours, ourToken, Map.of("scope", "record:read")));
                    kinds.put("refresh of the login", ofOurs::refresh);
                    for (var kind : kinds.entrySet()) {
                        double cpu = cpuMillis();
                        for (int i = 0; i < count; i++) {
                            kind.getValue().once();
                        }
                        if (round > 0) {
                            measured.computeIfAbsent(kind.getKey(), name -> new ArrayList<>())
                                    .add((cpuMillis() - cpu) / count);
                        }
                    }
                }
                System.out.printf("%n%d activities, %d rounds of %d%n", activities, rounds, count);
                measured.forEach((kind, values) -> tell(kind + ", ms of server CPU", values));
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    ratios.add(measured.get("exchange for the record").get(i) / measured.get("standard exchange").get(i));
                }
                tell("for the record / standard", ratios);
            }
        } finally {
            set(id, before);
        }
    }

    private interface Work {
        void once() throws Exception;
    }

    private static void tell(String what, List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        System.out.printf(
                "%s: median %.2f, from %.2f to %.2f%n", what, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }

    private double cpuMillis() {
        return server.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private final class Login {

        private final RegisteredClient client;
        private final Outcome.LoggedIn outcome;
        private String refreshToken;

        Login(RegisteredClient client, Outcome.LoggedIn outcome) {
            this.client = client;
            this.outcome = outcome;
            this.refreshToken = outcome.tokens().getRefreshToken().getValue();
        }

        String refresh() throws Exception {
            JsonNode answer = token(client, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), Optional.empty());
            refreshToken = answer.path("refresh_token").textValue();
            return answer.path("access_token").textValue();
        }
    }

    private Login login(RegisteredClient client) {
        return switch (new CardLogin(LoginSettings.of(home, client)).run(Card.find(home, PERSON, Optional.empty()))) {
            case Outcome.LoggedIn done -> new Login(client, done);
            default -> throw new IllegalStateException("no login");
        };
    }

    private void exchange(RegisteredClient client, String subject, Map<String, String> more) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("grant_type", GRANT);
        form.put("subject_token", subject);
        form.put("subject_token_type", ACCESS_TOKEN);
        String proof = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT("POST", tokenEndpoint())
                .serialize();
        token(client, form, Optional.of(proof));
    }

    private JsonNode token(RegisteredClient client, Map<String, String> form, Optional<String> proof) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", client.id());
        all.put("client_secret", client.secret());
        HttpRequest.Builder request = HttpRequest.newBuilder(tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(all)));
        proof.ifPresent(one -> request.header("DPoP", one));
        return answered(request.build());
    }

    private URI tokenEndpoint() {
        return URI.create(home.addresses().issuer() + "/protocol/openid-connect/token");
    }

    private JsonNode answered(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? Json.object() : Json.read(answer.body());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    // ---- what an administrator sets

    private RegisteredClient client(String id, Map<String, String> attributes) throws Exception {
        RegisteredClient client = Clients.ensure(
                home, ClientSpec.withSecret(id, "Bench", home.addresses().demo().resolve("/" + id)));
        configure(client, attributes);
        return client;
    }

    private void configure(RegisteredClient client, Map<String, String> attributes) throws Exception {
        URI realm = home.addresses().admin().resolve("realms/" + Addresses.REALM + "/");
        String bearer = bearer();
        ObjectNode known = (ObjectNode) answered(HttpRequest.newBuilder(realm.resolve("clients?clientId=" + client.id()))
                        .header("Authorization", bearer)
                        .build())
                .get(0);
        attributes.forEach(known.withObjectProperty("attributes")::put);
        answered(HttpRequest.newBuilder(realm.resolve("clients/" + known.path("id").textValue()))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(known.toString()))
                .build());
    }

    private String bearer() throws Exception {
        String form = encoded(Map.of(
                "grant_type", "client_credentials",
                "client_id", secrets.value(Secret.ADMIN_CLIENT_ID),
                "client_secret", secrets.value(Secret.ADMIN_CLIENT_SECRET)));
        return "Bearer "
                + answered(HttpRequest.newBuilder(URI.create(
                                        home.addresses().auth() + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build())
                        .path("access_token")
                        .textValue();
    }

    // ---- the person's record

    private Connection directory() throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + home.addresses().ports().postgres() + "/directory",
                "postgres",
                secrets.value(Secret.POSTGRES_PASSWORD));
    }

    private String practices(String id) throws Exception {
        try (Connection directory = directory();
                PreparedStatement query = directory.prepareStatement(
                        "select practices from directory.professional where id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void set(String id, String practices) throws Exception {
        try (Connection directory = directory();
                PreparedStatement update = directory.prepareStatement(
                        "update directory.professional set practices = ? where id = ?")) {
            update.setString(1, practices);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /**
     * The first activity as it is, and others like it in other structures, so that the situation stays the only one there. The
     * directory keeps records as lists: a practice's seventh field is its activities.
     */
    private static String grown(String practices, int count) throws IOException {
        JsonNode all = Json.read(practices);
        ArrayNode activities = (ArrayNode) all.get(0).get(6);
        String own = activities.get(0).toString();
        while (activities.size() < count) {
            activities.add(Json.read(own.replaceAll("[0-9]{6}(?=\")", "9%05d".formatted(activities.size()))));
        }
        return all.toString();
    }
}
