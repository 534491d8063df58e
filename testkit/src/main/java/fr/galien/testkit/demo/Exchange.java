package fr.galien.testkit.demo;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request and its answer, with the headers every answer carries. */
final class Exchange {

    /** The prefix binds the cookie to this host, to TLS and to the whole site (RFC 6265bis §4.1.3.2). */
    private static final String SESSION = "__Host-galien-demo";

    private static final String LANGUAGE = "__Host-galien-demo-language";

    private static final int LONGEST_FORM = 8 << 10;

    private final HttpExchange http;
    private final Words words;

    Exchange(HttpExchange http) {
        this.http = http;
        Optional<String> asked = query("lang").filter(tag -> Words.ours(tag).isPresent());
        this.words = Words.of(asked.or(() -> cookie(LANGUAGE)), header("Accept-Language"));
        asked.ifPresent(tag -> setCookie(LANGUAGE, tag));
        var headers = http.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        // Not "no-referrer": browsers then hide the origin of our own forms, too (Fetch, "append a request Origin
        // header").
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        allowFormsTo(Optional.empty());
    }

    /** No script at all, nothing from elsewhere. A form's answer may lead to the provider: browsers check redirects too. */
    void allowFormsTo(Optional<String> origin) {
        http.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
                                + origin.map(extra -> " " + extra).orElse(""));
    }

    String method() {
        return http.getRequestMethod();
    }

    /** Raw, so that only the very paths of this software match. */
    String path() {
        return http.getRequestURI().getRawPath();
    }

    /** Raw, without its question mark. */
    Optional<String> query() {
        return Optional.ofNullable(http.getRequestURI().getRawQuery());
    }

    /** The fields of a form, each once; empty if it is longer than any of ours. */
    Map<String, String> form() throws IOException {
        byte[] body = http.getRequestBody().readNBytes(LONGEST_FORM + 1);
        if (body.length > LONGEST_FORM) {
            return Map.of();
        }
        Map<String, String> fields = new HashMap<>();
        URLUtils.parseParameters(new String(body, StandardCharsets.UTF_8))
                .forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    Words words() {
        return words;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
    }

    Optional<String> session() {
        return cookie(SESSION);
    }

    void setSession(String id) {
        setCookie(SESSION, id);
    }

    void endSession() {
        http.getResponseHeaders().add("Set-Cookie", SESSION + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    void redirect(URI target) throws IOException {
        http.getResponseHeaders().set("Location", target.toString());
        http.sendResponseHeaders(303, -1);
    }

    void page(int status, String html) throws IOException {
        http.getResponseHeaders().set("Content-Language", words.language());
        send(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    void send(int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
    }

    void retryAfter(int seconds) {
        http.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
    }

    private void setCookie(String name, String value) {
        // Lax: the provider's redirect back is a navigation from another origin and must bring it.
        http.getResponseHeaders().add("Set-Cookie", name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    private Optional<String> cookie(String name) {
        return http.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    private Optional<String> query(String name) {
        return query().stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
