package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What of Keycloak's pages ours were written beside. With a new version of Keycloak this names the templates to read again, and
 * the scripts of its own pages that the realm's policy must allow.
 */
class KeycloakDriftTest {

    private static final Path THEMES = Checkout.file("themes/src/main/resources/theme/galien");
    private static final Path THEME = THEMES.resolve("login");
    private static final Pattern MODULE = Pattern.compile("<script type=\"module\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    /** Of the nearest parent first. */
    private static final List<String> PARENTS = List.of("keycloak.v2", "base");

    /** Pages of the protocol that carry scripts, which software in browsers has always been told the addresses of. */
    private static final List<String> PROTOCOL_PAGES =
            List.of("3p-cookies-step1.html", "3p-cookies-step2.html", "login-status-iframe.ftl");

    /** What answers by {@code response_mode=form_post} carry. */
    private static final String FORM_POST = "document.forms[0].submit()";

    private static final Map<String, byte[]> KEYCLOAKS = new HashMap<>();

    @BeforeAll
    static void readTheDistribution() throws IOException {
        try (ZipFile distribution =
                new ZipFile(Path.of(System.getProperty("keycloak.distribution")).toFile())) {
            for (ZipEntry entry : distribution.stream()
                    .filter(entry ->
                            entry.getName().matches(".*/org\\.keycloak\\.keycloak-(themes|services)-\\d.*\\.jar"))
                    .toList()) {
                try (ZipInputStream jar = new ZipInputStream(distribution.getInputStream(entry))) {
                    for (ZipEntry part = jar.getNextEntry(); part != null; part = jar.getNextEntry()) {
                        if (part.getName().matches(".*\\.(ftl|html)|.*/OIDCRedirectUriBuilder.*")) {
                            KEYCLOAKS.put(part.getName(), jar.readAllBytes());
                        }
                    }
                }
            }
        }
    }

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(THEMES)) {
            return files.filter(file -> file.toString().endsWith(".ftl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void saysWhichTemplateOfKeycloaksItStandsFor(Path template) {
        Optional<String> upstream = PARENTS.stream()
                .map(parent -> parent + "/" + THEMES.relativize(template))
                .filter(name -> KEYCLOAKS.containsKey("theme/" + name))
                .findFirst();

        if (upstream.isPresent()) {
            assertThat(read(template))
                    .contains(upstream.get() + ", sha256 "
                            + HexFormat.of().formatHex(sha256(KEYCLOAKS.get("theme/" + upstream.get()))));
        } else {
            assertThat(read(template)).doesNotContain("sha256");
        }
    }

    @Test
    void standsForSomeTemplatesOfKeycloaksAndNotForAll() throws IOException {
        assertThat(templates().filter(template -> read(template).contains("sha256")))
                .hasSizeBetween(6, 8);
    }

    @Test
    void allowsTheScriptsOfKeycloaksProtocolPagesAndNoOtherInlineOne() throws IOException {
        Stream<String> modules = PROTOCOL_PAGES.stream()
                .map(page -> KEYCLOAKS.get("org/keycloak/protocol/oidc/endpoints/" + page))
                .flatMap(page ->
                        MODULE.matcher(new String(page, StandardCharsets.UTF_8)).results())
                .map((MatchResult script) -> script.group(1));

        assertThat(directive("script-src"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("'self'", "'unsafe-hashes'"),
                                Stream.concat(Stream.of(FORM_POST), modules).map(KeycloakDriftTest::hash))
                        .toList());
        assertThat(KEYCLOAKS.entrySet())
                .filteredOn(entry -> entry.getKey().contains("FormPostRedirectUriBuilder"))
                .isNotEmpty()
                .allMatch(entry -> new String(entry.getValue(), StandardCharsets.ISO_8859_1)
                        .contains("Onload=\"" + FORM_POST + "\""));
    }

    /** The card's host serves one path, so its page brings its own style. */
    @Test
    void allowsTheStyleOfTheCardsHostAndNoOtherInlineOne() throws IOException {
        assertThat(directive("style-src"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("'self'"),
                                STYLE.matcher(read(THEME.resolve("card-lost.ftl")))
                                        .results()
                                        .map((MatchResult style) -> hash(style.group(1))))
                        .toList());
    }

    @Test
    void allowsNothingElseAndDoesNotHinderRedirectsAfterAForm() throws IOException {
        assertThat(directive("default-src")).containsExactly("'none'");
        assertThat(policy()).doesNotContain("unsafe-inline", "unsafe-eval", "form-action", "http", "*");
        // Keycloak takes it away, where it is exactly this, from the pages that software may put into frames.
        assertThat(directive("frame-ancestors")).containsExactly("'self'");
    }

    private static List<String> directive(String name) throws IOException {
        return Stream.of(policy().split("; "))
                .map(directive -> List.of(directive.split(" ")))
                .filter(words -> words.getFirst().equals(name))
                .map(words -> words.subList(1, words.size()))
                .findFirst()
                .orElseThrow();
    }

    private static String policy() throws IOException {
        return new ObjectMapper()
                .readTree(Checkout.file("realm-config/esante-wallet.json").toFile())
                .at("/browserSecurityHeaders/contentSecurityPolicy")
                .textValue();
    }

    private static String hash(String text) {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256(text.getBytes(StandardCharsets.UTF_8))) + "'";
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
