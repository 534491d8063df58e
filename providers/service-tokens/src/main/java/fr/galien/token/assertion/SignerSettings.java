package fr.galien.token.assertion;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The file of one structure's signer. Paths in it are those of the server, or relative to the file. */
public sealed interface SignerSettings {

    /**
     * A token behind a PKCS#11 module.
     *
     * @param library its module
     * @param slot    its slot, as the module numbers them
     * @param alias   the label of key and certificate
     * @param pinFile holds its PIN
     */
    record Pkcs11(Path library, long slot, String alias, Path pinFile) implements SignerSettings {}

    /**
     * A file, for a sandbox.
     *
     * @param file         holds one key with its certificate
     * @param passwordFile holds the password of both
     */
    record Pkcs12(Path file, Path passwordFile) implements SignerSettings {}

    /**
     * A signer the structure runs (Cloud Signature Consortium API v2).
     *
     * @param url        up to and with {@code csc/v2}
     * @param credential {@code credentialID}
     * @param tokenFile  holds the access token it lets us in with; read anew each time
     */
    record Remote(URI url, String credential, Path tokenFile) implements SignerSettings {

        public boolean isPlain() {
            return "http".equalsIgnoreCase(url.getScheme());
        }
    }

    /** @throws SignerTrouble unless it holds exactly what its type needs */
    static SignerSettings read(Path file) throws SignerTrouble {
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            written.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SignerTrouble("it cannot be read as properties in UTF-8", unreadable);
        }
        Path here = file.toAbsolutePath().getParent();
        return switch (written.getProperty("type", "")) {
            case "pkcs11" -> {
                holds(written, Set.of("type", "library", "slot", "alias", "pin-file"));
                yield new Pkcs11(
                        here.resolve(written.getProperty("library")),
                        slot(written.getProperty("slot")),
                        written.getProperty("alias"),
                        here.resolve(written.getProperty("pin-file")));
            }
            case "pkcs12" -> {
                holds(written, Set.of("type", "file", "password-file"));
                yield new Pkcs12(
                        here.resolve(written.getProperty("file")), here.resolve(written.getProperty("password-file")));
            }
            case "csc" -> {
                holds(written, Set.of("type", "url", "credential", "token-file"));
                yield new Remote(
                        address(written.getProperty("url")),
                        written.getProperty("credential"),
                        here.resolve(written.getProperty("token-file")));
            }
            default -> throw new SignerTrouble("its type is none of pkcs11, csc and pkcs12");
        };
    }

    /** What a file of secrets holds, without the line's end. */
    static String secret(Path file) throws SignerTrouble {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new SignerTrouble("the file of its secret cannot be read", unreadable);
        }
    }

    private static void holds(Properties written, Set<String> wanted) throws SignerTrouble {
        if (!written.stringPropertyNames().equals(wanted)
                || wanted.stream().anyMatch(key -> written.getProperty(key).isBlank())) {
            throw new SignerTrouble("it has to hold these and no others: " + String.join(", ", new TreeSet<>(wanted)));
        }
    }

    private static long slot(String written) throws SignerTrouble {
        try {
            return Long.parseUnsignedLong(written);
        } catch (NumberFormatException none) {
            throw new SignerTrouble("its slot is no number", none);
        }
    }

    private static URI address(String written) throws SignerTrouble {
        try {
            URI url = new URI(written);
            if (!Set.of("https", "http").contains(String.valueOf(url.getScheme()))
                    || url.getHost() == null
                    || url.getRawUserInfo() != null
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null) {
                throw new SignerTrouble("its url is not a whole https address without query");
            }
            return url;
        } catch (URISyntaxException none) {
            throw new SignerTrouble("its url is not a whole https address without query", none);
        }
    }
}
