package fr.galien.tests.contract;

import fr.galien.sandbox.Addresses;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** As the front does, so that Keycloak is seen to judge for itself what a careless front would let through. */
final class StraightToKeycloak {

    private static final HttpClient FRONT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Tls.ofTheFront())
            .build();

    private StraightToKeycloak() {}

    /**
     * Brings a code nobody gave out: {@code invalid_grant} is the answer to a client that was let in.
     *
     * @param presented null for no certificate
     */
    static HttpResponse<String> redeem(Vendor vendor, X509Certificate presented) {
        return redeem(vendor, presented, Map.of());
    }

    static HttpResponse<String> redeem(Vendor vendor, X509Certificate presented, Map<String, String> more) {
        int port = TheSandbox.get().addresses().ports().keycloak();
        String form = "grant_type=authorization_code&code=none&client_id="
                + encoded(vendor.client().id()) + "&redirect_uri="
                + encoded(vendor.redirect().toString())
                + more.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/auth/realms/"
                        + Addresses.REALM + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        try {
            if (presented != null) {
                // RFC 9440 §2.2
                request.header("Client-Cert", ":" + Base64.getEncoder().encodeToString(presented.getEncoded()) + ":");
            }
            return FRONT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
