package fr.galien.sandbox.service;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.SoftwareFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * The seals the server signs assertions with, one for each structure where notable people work: a PKCS#12 file with its
 * password beside it, as {@code docs/service-tokens.md} says of signers. The server reads them when it starts.
 */
public final class Seals {

    /** As every secret of a sandbox: production knows it by its beginning. */
    private static final String PASSWORD = "sandbox-seal";

    private Seals() {}

    /** Where the server finds them. */
    public static Path directory(SandboxHome home) {
        return home.root().resolve("signers");
    }

    /** @return whether there was one to be made */
    public static boolean issue(SandboxHome home, Clock clock, SecureRandom random) throws IOException {
        Path directory = directory(home);
        PrivateFile.createDirectory(directory);
        List<String> missing = Workplaces.structures().stream()
                .filter(structure -> !Files.exists(signer(directory, structure)))
                .toList();
        if (missing.isEmpty()) {
            return false;
        }
        SoftwareFactory factory =
                CardAuthority.openOrCreate(home.authority(), random).software(clock, random);
        PrivateFile.write(directory.resolve("password"), PASSWORD + "\n");
        for (String structure : missing) {
            factory.seal(structure, "SCEAU").toPkcs12(directory.resolve(structure + ".p12"), PASSWORD.toCharArray());
            // Last: a seal that is named is there.
            PrivateFile.write(
                    signer(directory, structure), "type=pkcs12\nfile=" + structure + ".p12\npassword-file=password\n");
        }
        return true;
    }

    private static Path signer(Path directory, String structure) {
        return directory.resolve(structure + ".properties");
    }
}
