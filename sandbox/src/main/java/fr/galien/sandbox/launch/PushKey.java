package fr.galien.sandbox.launch;

import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/** The sandbox's key towards push services: made once, because every phone's subscription is bound to it. */
final class PushKey {

    private PushKey() {}

    static void createIfMissing(Path file, SecureRandom random) throws IOException, GeneralSecurityException {
        if (Files.exists(file)) {
            return;
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        PemFiles.write(file, generator.generateKeyPair().getPrivate());
    }
}
