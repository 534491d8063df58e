package fr.galien.testkit.card;

import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory of SoftHSM2 tokens with its own configuration, apart from the machine's. The PIN and the key pass through
 * command lines and a file for a moment: they are a test card's.
 */
final class SoftHsm {

    private static final String UTIL = "softhsm2-util";
    private static final String OBJECTS = "pkcs11-tool";

    /** CK_TOKEN_INFO.label (PKCS#11 §3.2): 32 characters. */
    private static final int LONGEST_LABEL = 32;

    private static final List<Path> MODULES = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so",
                    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
                    "/usr/lib64/softhsm/libsofthsm2.so",
                    "/usr/lib64/pkcs11/libsofthsm2.so",
                    "/usr/local/lib/softhsm/libsofthsm2.so",
                    "/opt/homebrew/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .toList();

    private final Path directory;

    SoftHsm(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    SoftHsmToken write(TestCard card) {
        // Both before anything is written.
        Stream.of(UTIL, OBJECTS)
                .filter(tool -> !Tool.isInstalled(tool))
                .findFirst()
                .ifPresent(tool -> {
                    throw CardTrouble.toolMissing(tool);
                });
        try {
            SoftHsmToken token = new SoftHsmToken(configuration(), module(), tokenLabel(card.name()));
            deleteToken(token);
            initialise(token, card.pin());
            importKey(token, card);
            importCertificate(token, card);
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code CPS <name>}; a name too long for a token's label is cut and told from its like by a hash. */
    static String tokenLabel(String name) {
        String label = "CPS " + name;
        if (label.length() <= LONGEST_LABEL) {
            return label;
        }
        String hash = "-%08x".formatted(name.hashCode());
        return label.substring(0, LONGEST_LABEL - hash.length()) + hash;
    }

    private Path configuration() throws IOException {
        Path tokens = Files.createDirectories(directory.resolve("tokens"));
        Path file = directory.resolve("softhsm2.conf");
        String text = """
                directories.tokendir = %s
                objectstore.backend = file
                log.level = ERROR
                slots.removable = false
                """.formatted(tokens);
        PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static Path module() {
        return MODULES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> CardTrouble.toolMissing("libsofthsm2.so"));
    }

    private static void deleteToken(SoftHsmToken token) {
        Tool util = new Tool(UTIL, token.environment());
        String slots = util.run("--show-slots");
        if (slots.lines().anyMatch(line -> line.matches("\\s*Label:\\s+" + token.label() + "\\s*"))) {
            util.run("--delete-token", "--token", token.label());
        }
    }

    /** Nobody administers a test card, so its security officer's PIN is the holder's. */
    private static void initialise(SoftHsmToken token, Pin pin) {
        new Tool(UTIL, token.environment())
                .run(
                        "--init-token",
                        "--free",
                        "--label",
                        token.label(),
                        "--so-pin",
                        pin.digits(),
                        "--pin",
                        pin.digits());
    }

    private void importKey(SoftHsmToken token, TestCard card) throws IOException {
        Path key = directory.resolve(card.name() + ".import.pem");
        try {
            PemFiles.write(key, card.privateKey());
            new Tool(UTIL, token.environment())
                    .run(
                            "--import",
                            key.toString(),
                            "--token",
                            token.label(),
                            "--label",
                            SoftHsmToken.OBJECT_LABEL,
                            "--id",
                            SoftHsmToken.OBJECT_ID,
                            "--pin",
                            card.pin().digits());
        } finally {
            Files.deleteIfExists(key);
        }
    }

    private void importCertificate(SoftHsmToken token, TestCard card) throws IOException {
        Path certificate = directory.resolve(card.name() + ".import.der");
        try {
            PrivateFiles.write(certificate, card.certificate().getEncoded());
            new Tool(OBJECTS, withPin(token, card.pin()))
                    .run(
                            "--module",
                            token.module().toString(),
                            "--token-label",
                            token.label(),
                            "--login",
                            "--pin",
                            "env:GALIEN_CARD_PIN",
                            "--write-object",
                            certificate.toString(),
                            "--type",
                            "cert",
                            "--label",
                            SoftHsmToken.OBJECT_LABEL,
                            "--id",
                            SoftHsmToken.OBJECT_ID);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(certificate);
        }
    }

    private static Map<String, String> withPin(SoftHsmToken token, Pin pin) {
        return Map.of("SOFTHSM2_CONF", token.configuration().toString(), "GALIEN_CARD_PIN", pin.digits());
    }
}
