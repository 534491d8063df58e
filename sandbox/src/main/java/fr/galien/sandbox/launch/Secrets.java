package fr.galien.sandbox.launch;

import fr.galien.sandbox.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sandbox's secrets: made on the first start, the same until it is reset. */
public final class Secrets {

    /** So that production can refuse what was born here. */
    private static final String MARK = "sandbox-";

    private static final int BYTES = 24;

    private final Map<Secret, String> values;

    private Secrets(Map<Secret, String> values) {
        this.values = values;
    }

    /** Reads the file, and makes the secrets it does not hold yet. */
    static Secrets openOrCreate(Path file, SecureRandom random) throws IOException {
        Map<Secret, String> values = read(file);
        boolean complete = values.size() == Secret.values().length;
        if (!complete) {
            for (Secret secret : Secret.values()) {
                values.computeIfAbsent(secret, missing -> fresh(random));
            }
            PrivateFile.write(
                    file,
                    Stream.of(Secret.values())
                            .map(secret -> secret.key() + "=" + values.get(secret))
                            .collect(Collectors.joining("\n", "# Generated. Deleted by ./galien reset.\n", "\n")));
        }
        return new Secrets(values);
    }

    /** Those of a sandbox that was started before. */
    public static Secrets open(Path file) throws IOException {
        return new Secrets(read(file));
    }

    public String value(Secret secret) {
        return values.get(secret);
    }

    private static Map<Secret, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            properties.load(new StringReader(Files.readString(file)));
        }
        Map<Secret, String> values = new EnumMap<>(Secret.class);
        for (Secret secret : Secret.values()) {
            String value = properties.getProperty(secret.key());
            if (value != null) {
                values.put(secret, value);
            }
        }
        return values;
    }

    private static String fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
