import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.key.HeldKey;
import fr.galien.sandbox.key.KeyBox;
import fr.galien.sandbox.key.NewKey;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.launch.Secrets;
import fr.galien.sandbox.login.KeyPage;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.testkit.key.Asserted;
import fr.galien.testkit.key.CreationOptions;
import fr.galien.testkit.key.RequestOptions;
import fr.galien.testkit.key.SoftwareKey;
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
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/**
 * Server CPU of a login by passkey, and of a step-up to a security key in a session of a lower level, beside stock Keycloak's:
 * its passwordless step, and its conditions of level (a password, then the passwordless step), in a realm made for the run and
 * deleted after it, on the same server. Each is authorize, page, answer, code, tokens, over the same front, in turn.
 */
final class PasskeyBench {

    private static final String PERSON = "infirmiere";
    private static final String STOCK = "bench-passkey";
    private static final String PASSWORD = "a password of the bench";

    private final SandboxHome home;
    private final Secrets secrets;
    private final HttpClient http;
    private final SandboxTrust trust;
    private final ProcessHandle server;

    private PasskeyBench(SandboxHome home) throws Exception {
        this.home = home;
        this.secrets = Secrets.open(home.secrets());
        this.trust = SandboxTrust.of(home);
        this.http = trust.client();
        String line = Files.readAllLines(home.run().resolve("running.properties")).stream()
                .filter(entry -> entry.startsWith("keycloak="))
                .findFirst()
                .orElseThrow();
        this.server = ProcessHandle.of(Long.parseLong(line.replaceFirst("keycloak=(\\d+).*", "$1"))).orElseThrow();
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of("home", ".galien", "count", "50", "rounds", "5"));
        for (int i = 0; i < arguments.length; i += 2) {
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        new PasskeyBench(new SandboxHome(Path.of(options.get("home"))))
                .run(Integer.parseInt(options.get("count")), Integer.parseInt(options.get("rounds")));
        System.exit(0);
    }

    private void run(int count, int rounds) throws Exception {
        Site ours = ours();
        Site stock = stock();
        try {
            HeldKey strong = key("bench-key", false);
            HeldKey weak = key("bench-synced", true);
            SoftwareKey stocks = stockKey(stock);
            Map<String, List<Double>> measured = new LinkedHashMap<>();
            for (int round = 0; round <= rounds; round++) {
                stockFlow("bench passkey");
                double a = logins(count, stock, "1", page -> stockAnswer(page, stocks));
                stockFlow("bench step-up");
                double b = stepUps(count, stock, "1", page -> stockPassword(page), "2", page -> stockAnswer(page, stocks));
                double c = logins(count, ours, "eidas2", page -> ourAnswer(page, strong));
                double d = stepUps(
                        count, ours, "eidas1", page -> ourAnswer(page, weak), "eidas2", page -> ourAnswer(page, strong));
                if (round > 0) {
                    add(measured, "login, stock Keycloak: ms of server CPU", a);
                    add(measured, "login, ours: ms of server CPU", c);
                    add(measured, "login, ours / stock", c / a);
                    add(measured, "step-up, stock Keycloak: ms of server CPU", b);
                    add(measured, "step-up, ours: ms of server CPU", d);
                    add(measured, "step-up, ours / stock", d / b);
                }
            }
            System.out.printf("%d rounds of %d%n", rounds, count);
            measured.forEach(PasskeyBench::tell);
        } finally {
            admin("DELETE", "realms/" + STOCK, null);
        }
    }

    // ---- what is measured

    /** A form as the person sends it. */
    private record Sent(URI action, Map<String, String> fields) {}

    @FunctionalInterface
    private interface Person {
        Sent answer(Document page);
    }

    /** Software, and where it logs in. */
    private record Site(String issuer, String client, String secret, URI back) {}

    private double logins(int count, Site site, String level, Person person) throws Exception {
        List<Browser> browsers = browsers(count);
        return cpu(count, browsers, browser -> logIn(browser, site, level, person));
    }

    private double stepUps(int count, Site site, String before, Person first, String level, Person then)
            throws Exception {
        List<Browser> browsers = browsers(count);
        for (Browser browser : browsers) {
            logIn(browser, site, before, first);
        }
        return cpu(count, browsers, browser -> logIn(browser, site, level, then));
    }

    private List<Browser> browsers(int count) {
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            browsers.add(new Browser(trust));
        }
        return browsers;
    }

    @FunctionalInterface
    private interface Work {
        void with(Browser browser) throws Exception;
    }

    private double cpu(int count, List<Browser> browsers, Work work) throws Exception {
        double before = cpuMillis();
        for (Browser browser : browsers) {
            work.with(browser);
        }
        return (cpuMillis() - before) / count;
    }

    private double cpuMillis() {
        return server.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private void logIn(Browser browser, Site site, String level, Person person) throws Exception {
        Exchange page = follow(browser, site, browser.get(URI.create(site.issuer() + "/protocol/openid-connect/auth?"
                + encoded(Map.of(
                        "response_type", "code",
                        "scope", "openid",
                        "client_id", site.client(),
                        "redirect_uri", site.back().toString(),
                        "acr_values", level,
                        "state", "s",
                        "nonce", "n")))));
        Sent sent = person.answer(Jsoup.parse(page.body(), page.address().toString()));
        Exchange end = follow(browser, site, browser.post(sent.action(), sent.fields()));
        URI back = end.redirect().orElseThrow(() -> new IllegalStateException("no code from " + end.host()));
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(back.toString());
        if (!code.find()) {
            throw new IllegalStateException("no code: " + back.getQuery());
        }
        answered(HttpRequest.newBuilder(URI.create(site.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(Map.of(
                        "grant_type", "authorization_code",
                        "code", code.group(1),
                        "redirect_uri", site.back().toString(),
                        "client_id", site.client(),
                        "client_secret", site.secret()))))
                .build());
    }

    private static Exchange follow(Browser browser, Site site, Exchange first) throws IOException {
        Exchange answer = first;
        while (answer.redirect()
                .filter(next -> !next.toString().startsWith(site.back().toString()))
                .isPresent()) {
            answer = browser.get(answer.redirect().get());
        }
        return answer;
    }

    // ---- ours

    private Site ours() {
        URI back = home.addresses().demo().resolve("/bench-passkey");
        RegisteredClient client = Clients.ensure(
                home,
                new ClientSpec(
                        STOCK, "Bench", List.of(back), List.of(), new ClientAuthentication.BySecret(), ClientHabits.WELCOMING));
        return new Site(home.addresses().issuer().toString(), client.id(), client.secret(), back);
    }

    private HeldKey key(String name, boolean synced) {
        return new KeyBox(home).find(name).orElseGet(() -> NewKey.of(home, PERSON, name, synced).key());
    }

    private static Sent ourAnswer(Document page, HeldKey key) {
        RequestOptions asked = new KeyPage(page).request().orElseThrow(() -> new IllegalStateException(page.title()));
        Asserted shown = key.use(held -> held.get(asked, origin(page)));
        return sent(page, "form#galien-passkey", shown.fields());
    }

    // ---- stock Keycloak's

    private Site stock() throws Exception {
        URI back = home.addresses().demo().resolve("/bench-stock");
        ObjectNode realm = Json.object()
                .put("realm", STOCK)
                .put("enabled", true)
                .put("webAuthnPolicyPasswordlessUserVerificationRequirement", "required")
                .put("webAuthnPolicyPasswordlessRequireResidentKey", "Yes");
        realm.putObject("attributes").put("acr.loa.map", "{\"1\":1,\"2\":2}");
        ObjectNode client = realm.putArray("clients").addObject();
        client.put("clientId", "bench").put("secret", "bench-secret").put("standardFlowEnabled", true);
        client.putArray("redirectUris").add(back.toString());
        ObjectNode user = realm.putArray("users").addObject();
        user.put("username", "bench").put("enabled", true).put("email", "bench@example.org");
        user.put("firstName", "B").put("lastName", "Ench");
        user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
        user.putArray("requiredActions").add("webauthn-register-passwordless");
        ArrayNode flows = realm.putArray("authenticationFlows");
        ArrayNode settings = realm.putArray("authenticatorConfig");
        step(flow(flows, "bench passkey", true), "webauthn-authenticator-passwordless", "REQUIRED", 10);
        ArrayNode levels = flow(flows, "bench step-up", true);
        step(levels, "auth-cookie", "ALTERNATIVE", 10);
        part(levels, "bench levels", "ALTERNATIVE", 20);
        ArrayNode forms = flow(flows, "bench levels", false);
        level(flows, settings, forms, "1", "auth-username-password-form");
        level(flows, settings, forms, "2", "webauthn-authenticator-passwordless");
        admin("POST", "realms", realm);
        return new Site(home.addresses().auth() + "/realms/" + STOCK, "bench", "bench-secret", back);
    }

    private static void level(ArrayNode flows, ArrayNode settings, ArrayNode forms, String level, String authenticator) {
        String name = "bench level " + level;
        part(forms, name, "CONDITIONAL", 10 * Integer.parseInt(level));
        ArrayNode steps = flow(flows, name, false);
        step(steps, "conditional-level-of-authentication", "REQUIRED", 10).put("authenticatorConfig", name);
        step(steps, authenticator, "REQUIRED", 20);
        settings.addObject()
                .put("alias", name)
                .putObject("config")
                .put("loa-condition-level", level)
                .put("loa-max-age", "36000");
    }

    private static ArrayNode flow(ArrayNode flows, String alias, boolean top) {
        return flows.addObject()
                .put("alias", alias)
                .put("providerId", "basic-flow")
                .put("topLevel", top)
                .put("builtIn", false)
                .putArray("authenticationExecutions");
    }

    private static ObjectNode step(ArrayNode steps, String authenticator, String requirement, int priority) {
        return steps.addObject()
                .put("authenticator", authenticator)
                .put("authenticatorFlow", false)
                .put("requirement", requirement)
                .put("priority", priority);
    }

    private static void part(ArrayNode steps, String flow, String requirement, int priority) {
        steps.addObject()
                .put("flowAlias", flow)
                .put("authenticatorFlow", true)
                .put("requirement", requirement)
                .put("priority", priority);
    }

    private void stockFlow(String alias) throws Exception {
        admin("PUT", "realms/" + STOCK, Json.object().put("browserFlow", alias));
    }

    /** As a person does the first time: the password, and then the key that the page asks for. */
    private SoftwareKey stockKey(Site stock) throws Exception {
        SoftwareKey key = SoftwareKey.synced(new SecureRandom());
        Browser browser = new Browser(trust);
        logInTwice(browser, stock, PasskeyBench::stockPassword, page -> {
            Map<String, String> fields = new HashMap<>(key.create(
                            new CreationOptions(
                                    said(page, "rpId"), said(page, "challenge"), said(page, "userid"), List.of(-7), false, List.of()),
                            origin(page))
                    .fields());
            fields.put("authenticatorLabel", "bench");
            return sent(page, "form#register", fields);
        });
        return key;
    }

    private void logInTwice(Browser browser, Site site, Person first, Person then) throws Exception {
        logIn(browser, site, "1", page -> {
            try {
                Sent sent = first.answer(page);
                Exchange next = follow(browser, site, browser.post(sent.action(), sent.fields()));
                return then.answer(Jsoup.parse(next.body(), next.address().toString()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Sent stockPassword(Document page) {
        return sent(page, "form#kc-form-login", Map.of("username", "bench", "password", PASSWORD));
    }

    private static Sent stockAnswer(Document page, SoftwareKey key) {
        Asserted shown = key.get(new RequestOptions(said(page, "rpId"), said(page, "challenge")), origin(page));
        return sent(page, "form#webauth", shown.fields());
    }

    /** In the script of Keycloak's page. */
    private static String said(Document page, String name) {
        Matcher found = Pattern.compile("\\b" + name + "\\s*:\\s*[\"']([^\"']+)[\"']").matcher(page.html());
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " on: " + page.title());
        }
        return found.group(1);
    }

    private static String origin(Document page) {
        URI address = URI.create(page.location());
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static Sent sent(Document page, String selector, Map<String, String> typed) {
        if (!(page.selectFirst(selector) instanceof FormElement form)) {
            throw new IllegalStateException("no " + selector + " on: " + page.title());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(typed);
        return new Sent(URI.create(form.absUrl("action")), fields);
    }

    // ---- what an administrator does

    private JsonNode admin(String method, String path, JsonNode body) throws Exception {
        return answered(HttpRequest.newBuilder(home.addresses().admin().resolve(path))
                .header("Authorization", bearer())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build());
    }

    private String bearer() throws Exception {
        return "Bearer "
                + answered(HttpRequest.newBuilder(URI.create(
                                        home.addresses().auth() + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(encoded(Map.of(
                                        "grant_type", "client_credentials",
                                        "client_id", secrets.value(Secret.ADMIN_CLIENT_ID),
                                        "client_secret", secrets.value(Secret.ADMIN_CLIENT_SECRET)))))
                                .build())
                        .path("access_token")
                        .textValue();
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

    private static void add(Map<String, List<Double>> measured, String what, double value) {
        measured.computeIfAbsent(what, name -> new ArrayList<>()).add(value);
    }

    private static void tell(String what, List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        System.out.printf(
                "%s: median %.2f, from %.2f to %.2f%n", what, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
}
