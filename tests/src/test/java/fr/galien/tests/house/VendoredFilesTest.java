package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other people's scripts that the phone's application carries: exactly what they published, and nothing beside it. */
class VendoredFilesTest {

    /** Of the npm package {@code qr} 0.7.0, by the files of its archive. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "qr/LICENSE",
            "f9946796a8a5bd5981565142fa42e3b0cc36aef6f80e86beaf5905b3c0fef1b5",
            "qr/LICENSE-MIT",
            "07a9f887e9215644439b808628b09f8eece932d79130ff563f958f3a1783e684",
            "qr/decode.js",
            "00e209820dcb11d624e9a03d6383e580766792b57d1651318f0a29e4e1ff0fe8",
            "qr/index.js",
            "a0de370051f94bd74f218f74401fdf197585e3f9ef0143164f87ea941a3fdd6f");

    @Test
    void areWhatWasPublished() throws IOException {
        Path vendor = Checkout.file("wallet/vendor");
        try (Stream<Path> files = Files.walk(vendor)) {
            Map<String, String> found = files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> vendor.relativize(file).toString(), VendoredFilesTest::sha256));

            assertThat(found).isEqualTo(PUBLISHED);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
