package fr.galien.testkit.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The software before a {@link FakeProvider}, and a browser that keeps its cookies and follows nothing by itself. */
final class DemoUnderTest implements AutoCloseable {

    static final URI WALLET = URI.create("https://localhost:1/auth");

    final FakeProvider provider;
    final DemoSettings settings;
    private final SelfSigned tls;
    private final DemoSoftware software;

    DemoUnderTest(Path directory) throws IOException {
        this(directory, FakeProvider.start());
    }

    DemoUnderTest(Path directory, FakeProvider provider) throws IOException {
        this(directory, provider, Optional.empty());
    }

    DemoUnderTest(Path directory, FakeProvider provider, Optional<ServiceSettings> services) throws IOException {
        this.provider = provider;
        this.tls = SelfSigned.in(directory);
        this.settings = new DemoSettings(
                URI.create("https://localhost:" + freePort()),
                tls.certificate(),
                tls.key(),
                provider.issuer(),
                Optional.of(WALLET),
                "demo",
                "sandbox-secret",
                tls.certificate(),
                services);
        this.software = DemoSoftware.start(settings);
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    Browser browser() {
        return new Browser();
    }

    final class Browser {

        final Map<String, String> cookies = new LinkedHashMap<>();
        private final HttpClient http = HttpClient.newBuilder()
                .sslContext(tls.trusted())
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        HttpResponse<String> get(String target, String... headers) {
            return send(
                    HttpRequest.newBuilder(URI.create(settings.base() + target)).GET(), headers);
        }

        HttpResponse<String> post(String target, String... headers) {
            return send(
                    HttpRequest.newBuilder(URI.create(settings.base() + target))
                            .POST(HttpRequest.BodyPublishers.noBody()),
                    headers);
        }

        HttpResponse<String> submit(String target, String form, String... headers) {
            return send(
                    HttpRequest.newBuilder(URI.create(settings.base() + target))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)),
                    headers);
        }

        HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
            if (headers.length > 0) {
                request.headers(headers);
            }
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                response.headers().allValues("set-cookie").forEach(this::remember);
                return response;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void remember(String cookie) {
            String[] pair = cookie.split(";")[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }

        /** Presses the button; the provider will sign what this login asks for. @return the parameters of the request */
        Map<String, String> beginLogin() {
            Map<String, String> request =
                    query(get("/login").headers().firstValue("location").orElseThrow());
            provider.nonce = request.get("nonce");
            return request;
        }

        HttpResponse<String> comeBack(String state, String... headers) {
            return get("/callback?code=the-code&state=" + state, headers);
        }

        /** @return the page of the person */
        HttpResponse<String> logIn(String... headers) {
            comeBack(beginLogin().get("state"));
            return get("/", headers);
        }
    }

    static Map<String, String> query(String uri) {
        return Arrays.stream(URI.create(uri).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        software.close();
        provider.close();
    }
}
