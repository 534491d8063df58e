package fr.galien.tests.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator fills in, also for the proxies that cannot be run here. */
class ShippedFilesTest {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern DECLARED = Pattern.compile("(?m)^(GALIEN_[A-Z_]+)=");
    private static final Pattern USED = Pattern.compile("\\$\\{(GALIEN_[A-Z_]+)}");

    /** Those nobody needs everywhere: Envoy and Traefik are told otherwise where to listen and what to keep; nginx alone serves files. */
    private static final Set<String> OPTIONAL = Set.of(
            "GALIEN_FRONT_LISTEN",
            "GALIEN_CARD_LISTEN",
            "GALIEN_FRONT_RUN",
            "GALIEN_PHONE_HOST",
            "GALIEN_WALLET_FILES");

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy", "envoy", "traefik"})
    void everyPlaceholderIsInTheOnePlaceAndEverySettingIsUsed(String proxy) throws IOException {
        Set<String> declared = names(DECLARED, Files.readString(DOCKER.resolve("front.example.env")));
        String files;
        try (Stream<Path> shipped = Files.list(DOCKER.resolve(proxy))) {
            files = shipped.map(ShippedFilesTest::read).collect(Collectors.joining());
        }
        Set<String> used = names(USED, files);

        assertThat(declared).containsAll(used);
        assertThat(used)
                .containsAll(declared.stream()
                        .filter(setting -> !OPTIONAL.contains(setting))
                        .toList());
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
