package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.PresentedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A card in the reader, its PIN already typed.
 *
 * @param name how the person at the terminal called it
 * @param key  shown to the card host
 */
public record Card(String name, PresentedKey key) {

    private static final String SUFFIX = ".p12";
    private static final int NAMED = 5;

    /**
     * @param home of the sandbox whose cards are looked through
     * @param name of a card there, or the path of a PKCS#12 file
     * @param pin  opens it
     * @throws Trouble BOX-1060 when there is no such card, BOX-1061 when it cannot be opened
     */
    public static Card find(SandboxHome home, String name, char[] pin) {
        Path file = name.endsWith(SUFFIX) ? Path.of(name) : home.cards().resolve(name + SUFFIX);
        if (!Files.isRegularFile(file)) {
            throw new Trouble("BOX-1060", "There is no card " + name + ".", wayToACard(home));
        }
        return in(file, name, pin);
    }

    /**
     * @param file PKCS#12 with one key and its certificate
     * @throws Trouble BOX-1061 when it cannot be opened
     */
    public static Card in(Path file, String name, char[] pin) {
        try (var bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, pin);
            return new Card(name, PresentedKey.of(store, pin));
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble(
                    "BOX-1061",
                    "The card " + name + " does not open: it is no PKCS#12 file with a key, or that is not its PIN.",
                    "Give the PIN with --pin; the sandbox's cards have 1234.");
        }
    }

    private static String wayToACard(SandboxHome home) {
        List<String> some = some(home);
        return some.isEmpty()
                ? "Make one with ./galien card new."
                : "Try " + String.join(", ", some) + "; ./galien card list names them all.";
    }

    private static List<String> some(SandboxHome home) {
        try (Stream<Path> files = Files.list(home.cards())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted(Comparator.naturalOrder())
                    .limit(NAMED)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
