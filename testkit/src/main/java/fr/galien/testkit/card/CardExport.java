package fr.galien.testkit.card;

import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;

/** A card in the forms that browsers and tools take. Files are readable by their owner only; existing ones are replaced. */
public final class CardExport {

    private CardExport() {}

    /**
     * A certificate chain and a key.
     *
     * @param certificates the card's certificate, then its issuers, root last
     * @param key          PKCS#8, not encrypted
     */
    public record PemFilesOfACard(Path certificates, Path key) {}

    /**
     * {@code <directory>/<name>.p12}, with the issuers; the password is the PIN.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path toPkcs12(TestCard card, Path directory) {
        Path file = directory.resolve(card.name() + ".p12");
        try {
            PrivateFiles.write(file, CardKeyStore.encode(card));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /**
     * {@code <directory>/<name>.pem} and {@code <directory>/<name>.key.pem}.
     *
     * @throws UncheckedIOException if they cannot be written
     */
    public static PemFilesOfACard toPem(TestCard card, Path directory) {
        Path certificates = directory.resolve(card.name() + ".pem");
        Path key = directory.resolve(card.name() + ".key.pem");
        try {
            PemFiles.write(key, card.privateKey());
            PemFiles.write(
                    certificates,
                    Stream.concat(Stream.of(card.certificate()), card.chain().stream())
                            .toArray(X509Certificate[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PemFilesOfACard(certificates, key);
    }

    /**
     * A PKCS#11 token of SoftHSM2 in {@code directory}, protected by the PIN, as a card in its reader; several cards may share a
     * directory, and a token of the same card is replaced.
     *
     * @throws CardTrouble          if the tools are missing or fail
     * @throws UncheckedIOException if the directory cannot be written
     */
    public static SoftHsmToken toSoftHsm(TestCard card, Path directory) {
        return new SoftHsm(directory).write(card);
    }
}
