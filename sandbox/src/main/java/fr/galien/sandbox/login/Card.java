package fr.galien.sandbox.login;

import fr.galien.identity.NationalId;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.PresentedKey;
import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.CardLabel;
import fr.galien.testkit.card.CardTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A card in the reader, its PIN already typed.
 *
 * @param name how the person at the terminal called it
 * @param key  shown to the card host
 */
public record Card(String name, PresentedKey key) {

    private static final String FILE = ".p12";
    private static final String FILE_PIN = "1234";
    private static final int SOME = 5;

    /**
     * @param home of the sandbox whose cards are looked through
     * @param name of a card there, the RPPS number of the holder of a good one, or the path of a PKCS#12 file
     * @param pin  opens it; empty for the one the sandbox knows
     * @throws Trouble BOX-1060 when there is no such card, BOX-1061 when it cannot be opened
     */
    public static Card find(SandboxHome home, String name, Optional<String> pin) {
        if (name.endsWith(FILE)) {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw new Trouble(
                        "BOX-1060", "There is no file " + name + ".", "Check the path, or name a card instead.");
            }
            return open(file, name, pin.orElse(FILE_PIN));
        }
        CardBox box = new CardBox(home.cards());
        List<CardLabel> all = labels(box);
        CardLabel label = all.stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .or(() -> ofHolder(all, name))
                .orElseThrow(() -> new Trouble("BOX-1060", "There is no card " + name + ".", wayToACard(all)));
        return open(
                box.pkcs12(label.name()), label.name(), pin.orElse(label.pin().digits()));
    }

    private static List<CardLabel> labels(CardBox box) {
        try {
            return box.list();
        } catch (CardTrouble e) {
            throw new Trouble(e.code(), e.getMessage(), e.wayOut());
        }
    }

    private static Optional<CardLabel> ofHolder(List<CardLabel> all, String typed) {
        return NationalId.typed(typed)
                .flatMap(holder -> all.stream()
                        .filter(card ->
                                card.holder().equals(holder) && card.flaws().isEmpty())
                        .findFirst());
    }

    private static Card open(Path file, String name, String pin) {
        try (var bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, pin.toCharArray());
            return new Card(name, PresentedKey.of(store, pin.toCharArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble(
                    "BOX-1061",
                    "The card " + name + " does not open: it is no PKCS#12 file with a key, or that is not its PIN.",
                    "Give its PIN with --pin; the sandbox's cards have 1234 unless they were made with another.");
        }
    }

    private static String wayToACard(List<CardLabel> all) {
        return all.isEmpty()
                ? "Make one with ./galien card new."
                : "Try "
                        + all.stream().limit(SOME).map(CardLabel::name).collect(Collectors.joining(", "))
                        + "; ./galien card list names them all.";
    }
}
