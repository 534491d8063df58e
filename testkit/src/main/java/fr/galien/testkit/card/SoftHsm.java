package fr.galien.testkit.card;

import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        return write(card.name(), tokenLabel(card.name()), new Held(card.privateKey(), card.certificate(), card.pin()));
    }

    /** What goes on a token. */
    record Held(PrivateKey key, X509Certificate certificate, Pin pin) {}

    /** @param name of files that are there for a moment */
    SoftHsmToken write(String name, String label, Held held) {
        // Both before anything is written.
        Stream.of(UTIL, OBJECTS)
                .filter(tool -> !Tool.isInstalled(tool))
                .findFirst()
                .ifPresent(tool -> {
                    throw CardTrouble.toolMissing(tool);
                });
        try {
            SoftHsmToken token = new SoftHsmToken(configuration(), module(), label);
            deleteToken(token);
            initialise(token, held.pin());
            importKey(token, name, held);
            importCertificate(token, name, held);
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

    /** The number the module gives a token's slot, which is its serial number and not its place. */
    static long slot(SoftHsmToken token) {
        Pattern slot = Pattern.compile("^Slot (\\d+)$", Pattern.MULTILINE);
        return Stream.of(new Tool(UTIL, token.environment()).run("--show-slots").split("(?=(?m:^Slot ))"))
                .filter(text -> text.lines().anyMatch(line -> line.matches("\\s*Label:\\s+" + token.label() + "\\s*")))
                .map(slot::matcher)
                .filter(Matcher::find)
                .map(number -> Long.parseLong(number.group(1)))
                .findFirst()
                .orElseThrow(() -> CardTrouble.toolFailed(UTIL, "no slot of that label"));
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

    private void importKey(SoftHsmToken token, String name, Held held) throws IOException {
        Path key = directory.resolve(name + ".import.pem");
        try {
            PemFiles.write(key, held.key());
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
                            held.pin().digits());
        } finally {
            Files.deleteIfExists(key);
        }
    }

    private void importCertificate(SoftHsmToken token, String name, Held held) throws IOException {
        Path certificate = directory.resolve(name + ".import.der");
        try {
            PrivateFiles.write(certificate, held.certificate().getEncoded());
            new Tool(OBJECTS, withPin(token, held.pin()))
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
