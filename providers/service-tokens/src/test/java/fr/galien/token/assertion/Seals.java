package fr.galien.token.assertion;

import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.SoftwareFactory;
import fr.galien.testkit.sign.SignerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/** Seals of fictitious structures, issued the day before {@link Order#NOW}. */
final class Seals {

    static final SoftwareFactory FACTORY = CardAuthority.inMemory(new SecureRandom())
            .software(Clock.fixed(Order.NOW, ZoneOffset.UTC), new SecureRandom());

    static final SoftwareCertificate SEAL = FACTORY.seal(Order.STRUCTURE.value(), "Cachet du cabinet");

    private static final HashSigner.Reach NOBODY = settings -> {
        throw new SignerTrouble("nobody is elsewhere here");
    };

    private Seals() {}

    /** The signers of a directory in which the structure's seal is a file. */
    static Signers ofTheStructure(Path directory) {
        return in(directory, SEAL);
    }

    static Signers in(Path directory, SoftwareCertificate seal) {
        new SignerFiles(directory).pkcs12(Order.STRUCTURE.value(), seal, "sandbox-password");
        return read(directory);
    }

    static Signers read(Path directory) {
        try {
            return Signers.in(directory, NOBODY, Order.NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
