package fr.galien.sandbox.net;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * What the command needs of a browser: cookies kept from page to page and from port to port, redirects shown rather than
 * followed, and a card shown to a host that asks for one. One object is one person's browser: a second one shares nothing
 * with it. Not safe for use by several threads.
 */
public final class Browser {

    private static final String LANGUAGES = "en, fr;q=0.5";

    private final SandboxTrust trust;
    private final String languages;
    private final CookieManager cookies =
            new CookieManager(new PlainCookies(new CookieManager().getCookieStore()), null);
    private final HttpClient web;

    public Browser(SandboxTrust trust) {
        this(trust, LANGUAGES);
    }

    /** @param languages of the person, as {@code Accept-Language} tells them; empty: tells none */
    public Browser(SandboxTrust trust, String languages) {
        this.trust = trust;
        this.languages = languages;
        this.web = client(trust.anonymous(), new SSLParameters());
    }

    /** Becomes a browser that was never used: its cookies go, its connections stay. */
    public void forget() {
        cookies.getCookieStore().removeAll();
    }

    /**
     * @throws fr.galien.sandbox.Trouble BOX-1063 when nothing listens there
     * @throws IOException any other failure of the connection
     */
    public Exchange get(URI address) throws IOException {
        return Wire.send(web, page(address).GET().build());
    }

    /** As the content of a frame, and saying so (Fetch Metadata Request Headers §2.1); errors as {@link #get}. */
    public Exchange getInFrame(URI address) throws IOException {
        return Wire.send(
                web, page(address).header("Sec-Fetch-Dest", "iframe").GET().build());
    }

    /** Sends a form; errors as {@link #get}. */
    public Exchange post(URI address, Map<String, String> form) throws IOException {
        return send(page(address), form);
    }

    /** As a page of that origin does, which a browser says (RFC 6454 §7); errors as {@link #get}. */
    public Exchange postFrom(String origin, URI address, Map<String, String> form) throws IOException {
        return send(page(address).header("Origin", origin), form);
    }

    private Exchange send(HttpRequest.Builder page, Map<String, String> form) throws IOException {
        return Wire.send(
                web,
                page.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build());
    }

    /**
     * Opens an address on a fresh connection that shows this key. TLS 1.2, which is what a card's middleware and the card
     * host agree on: the certificate is asked for in the first handshake.
     *
     * @throws fr.galien.sandbox.Trouble BOX-1063 when nothing listens there
     * @throws javax.net.ssl.SSLException when the server ends the handshake because of what was shown
     * @throws IOException                   any other failure of the connection
     */
    public Exchange getShowing(PresentedKey key, URI address) throws IOException {
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(new String[] {"TLSv1.2"});
        try (HttpClient client = client(trust.showing(key), tls)) {
            return Wire.send(client, page(address).GET().build());
        }
    }

    private HttpClient client(SSLContext context, SSLParameters tls) {
        return Wire.client(context).cookieHandler(cookies).sslParameters(tls).build();
    }

    private HttpRequest.Builder page(URI address) {
        HttpRequest.Builder page =
                HttpRequest.newBuilder(address).timeout(Wire.ANSWER).header("Accept", "text/html");
        return languages.isEmpty() ? page : page.header("Accept-Language", languages);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Cookies as browsers send them (RFC 6265: name and value). The JDK takes a cookie with Max-Age for one of the abandoned
     * RFC 2965 and would send it back with {@code $Version} and {@code $Path}.
     */
    private record PlainCookies(CookieStore store) implements CookieStore {

        @Override
        public void add(URI address, HttpCookie cookie) {
            cookie.setVersion(0);
            store.add(address, cookie);
        }

        @Override
        public List<HttpCookie> get(URI address) {
            return store.get(address);
        }

        @Override
        public List<HttpCookie> getCookies() {
            return store.getCookies();
        }

        @Override
        public List<URI> getURIs() {
            return store.getURIs();
        }

        @Override
        public boolean remove(URI address, HttpCookie cookie) {
            return store.remove(address, cookie);
        }

        @Override
        public boolean removeAll() {
            return store.removeAll();
        }
    }
}
