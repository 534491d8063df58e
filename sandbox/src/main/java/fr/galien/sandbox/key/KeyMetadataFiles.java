package fr.galien.sandbox.key;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.key.KeyBlob;
import fr.galien.testkit.key.KeyMaker;
import fr.galien.testkit.key.KeyMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The sandbox's maker of keys, and what is published of the models there are: that one, certified, and Chromium's virtual
 * authenticator, so that a browser's tests meet a certified key too. Made once; published again at each start, so that what is
 * published is never too old.
 */
public final class KeyMetadataFiles {

    /** The model of the sandbox's own keys. */
    public static final UUID MODEL = UUID.fromString("6a1e0000-0000-4000-8000-67616c69656e");

    private static final int GOOD_FOR_DAYS = 90;

    private KeyMetadataFiles() {}

    /** Where the server reads what is published. */
    public static Path published(SandboxHome home) {
        return directory(home).resolve("published");
    }

    /** @return whether there was a maker to be made */
    public static boolean publish(SandboxHome home, Clock clock, SecureRandom random) throws IOException {
        Path directory = directory(home);
        boolean missing = !Files.exists(maker(home).resolve("root.pem"));
        if (missing) {
            PrivateFile.createDirectory(directory);
            KeyMaker.make("Galien sandbox keys", MODEL, clock, random).write(maker(home));
            KeyMetadata.make(clock.instant(), random).write(publisher(home));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        KeyBlob.Status certified = KeyBlob.Status.since("2026-01-01", "FIDO_CERTIFIED_L1");
        KeyMetadata.read(publisher(home))
                .publish(
                        new KeyBlob(
                                // One a second at most, and rising.
                                clock.instant().getEpochSecond(),
                                today.plusDays(GOOD_FOR_DAYS),
                                new KeyBlob.Model(
                                        MODEL,
                                        List.of(KeyMaker.read(maker(home)).root()),
                                        certified),
                                new KeyBlob.Model(
                                        ChromiumKeys.MODEL, List.of(ChromiumKeys.root(clock, random)), certified)),
                        published(home));
        return missing;
    }

    /** Who makes this sandbox's keys. */
    static KeyMaker makerOf(SandboxHome home) {
        try {
            return KeyMaker.read(maker(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path directory(SandboxHome home) {
        return home.root().resolve("keys");
    }

    private static Path maker(SandboxHome home) {
        return directory(home).resolve("maker");
    }

    private static Path publisher(SandboxHome home) {
        return directory(home).resolve("publisher");
    }
}
