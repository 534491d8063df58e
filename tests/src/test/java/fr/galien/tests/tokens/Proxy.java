package fr.galien.tests.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.client.StructureNumber;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.tests.contract.Tls;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;

/** Software that exchanges what people logged in for; every parameter it sends is free to be bent. */
public final class Proxy {

    public static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    public static final String TYPES = "urn:ietf:params:oauth:token-type:";

    private final RegisteredClient client;
    private final Optional<SoftwareCertificate> certificate;
    private final SSLSocketFactory sockets;

    private Proxy(RegisteredClient client, Optional<SoftwareCertificate> certificate) {
        this.client = client;
        this.certificate = certificate;
        this.sockets = certificate.map(Tls::showing).orElseGet(Tls::anonymous);
    }

    /** Of a structure, with a certificate of it. */
    public static Proxy of(String id, String structure, Map<String, String> attributes) {
        SoftwareCertificate certificate = certificate(id, structure);
        ClientAuthentication how = new ClientAuthentication.ByStructure(
                new StructureNumber(structure),
                certificate.certificate().getIssuerX500Principal().getName());
        return registered(id, how, Optional.of(certificate), attributes);
    }

    /** Without certificate. */
    public static Proxy withSecret(String id, Map<String, String> attributes) {
        return registered(id, new ClientAuthentication.BySecret(), Optional.empty(), attributes);
    }

    private static Proxy registered(
            String id,
            ClientAuthentication how,
            Optional<SoftwareCertificate> certificate,
            Map<String, String> attributes) {
        URI redirect = TheSandbox.get().addresses().demo().resolve("/" + id + "/callback");
        RegisteredClient client = Clients.ensure(
                TheSandbox.get().home(), new ClientSpec(id, "Logiciel " + id, List.of(redirect), List.of(), how));
        new Console().configure(client, attributes);
        return new Proxy(client, certificate);
    }

    static SoftwareCertificate certificate(String id, String structure) {
        SecureRandom random = new SecureRandom();
        return CardAuthority.openOrCreate(TheSandbox.get().home().authority(), random)
                .software(Clock.systemUTC(), random)
                .issue(structure, id);
    }

    /** The same client, with another certificate of the same structure. */
    Proxy renewed(String structure) {
        return new Proxy(client, Optional.of(certificate(client.id() + " renewed", structure)));
    }

    public RegisteredClient client() {
        return client;
    }

    public SoftwareCertificate certificate() {
        return certificate.orElseThrow();
    }

    /** @param bent parameters to set; with an empty value, to leave out */
    public Answer exchange(String token, String scope, Map<String, String> bent) {
        return post("token", request(token, scope, bent), Map.of());
    }

    public Answer exchange(String token, String scope) {
        return exchange(token, scope, Map.of());
    }

    /** With a proof of possession of that key. */
    Answer exchange(String token, String scope, ECKey key) {
        return post("token", request(token, scope, Map.of()), Map.of("DPoP", proof(key, endpoint("token"))));
    }

    private static Map<String, String> request(String token, String scope, Map<String, String> bent) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type", GRANT,
                "subject_token", token,
                "subject_token_type", TYPES + "access_token",
                "scope", scope));
        form.putAll(bent);
        form.values().removeIf(String::isEmpty);
        return form;
    }

    static String proof(ECKey key, URI address) {
        try {
            return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                    .createDPoPJWT("POST", address)
                    .serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer refresh(String token) {
        return post("token", Map.of("grant_type", "refresh_token", "refresh_token", token), Map.of());
    }

    public Answer revoke(String token) {
        return post("revoke", Map.of("token", token), Map.of());
    }

    public Answer introspect(String token) {
        return post("token/introspect", Map.of("token", token), Map.of());
    }

    private URI endpoint(String name) {
        Addresses addresses = TheSandbox.get().addresses();
        String realm = certificate.isPresent()
                ? addresses.mtls() + "/realms/" + Addresses.REALM
                : addresses.issuer().toString();
        return URI.create(realm + "/protocol/openid-connect/" + name);
    }

    Answer post(String name, Map<String, String> form, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(form);
        all.put("client_id", client.id());
        if (certificate.isEmpty()) {
            all.put("client_secret", client.secret());
        }
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(name, body, headers);
    }

    Answer send(String name, String body, Map<String, String> headers) {
        try {
            HTTPRequest request =
                    new HTTPRequest(HTTPRequest.Method.POST, endpoint(name).toURL());
            request.setSSLSocketFactory(sockets);
            request.setHeader("Content-Type", "application/x-www-form-urlencoded");
            headers.forEach(request::setHeader);
            request.setBody(body);
            HTTPResponse answer = request.send();
            return new Answer(
                    answer.getStatusCode(),
                    Optional.ofNullable(answer.getBody()).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
