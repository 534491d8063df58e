package fr.galien.testkit.card;

import fr.galien.testkit.tls.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory cards are kept in: for each, {@code <name>.p12} and {@code <name>.properties}, readable by the owner only.
 * The second is written last, so a card half added is no card.
 */
public final class CardBox {

    private static final String LABEL_SUFFIX = ".properties";

    private final Path directory;

    /** @param directory need not exist yet */
    public CardBox(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** What is in the box, by name, without opening the cards. */
    public List<CardLabel> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(LABEL_SUFFIX))
                    .map(file -> file.substring(0, file.length() - LABEL_SUFFIX.length()))
                    .sorted()
                    .map(this::label)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The card of that name, ready for use.
     *
     * @throws CardTrouble if the name is not one, or the files are damaged
     */
    public Optional<TestCard> find(String name) {
        TestCard.requireName(name);
        if (!Files.exists(labelFile(name))) {
            return Optional.empty();
        }
        CardLabel label = label(name);
        try {
            CardKeyStore.Content content = CardKeyStore.decode(Files.readAllBytes(pkcs12(name)), label.pin());
            return Optional.of(new TestCard(
                    name,
                    label.holder(),
                    label.environment(),
                    label.type(),
                    label.flaws(),
                    content.certificate(),
                    content.key(),
                    content.issuers(),
                    label.pin()));
        } catch (IOException e) {
            throw CardTrouble.damagedCard(name);
        }
    }

    /**
     * @throws CardTrouble          if a card of that name is there already
     * @throws UncheckedIOException if the directory cannot be written
     */
    public void add(TestCard card) {
        requireFree(card.name());
        try {
            PrivateFiles.write(pkcs12(card.name()), CardKeyStore.encode(card));
            PrivateFiles.write(labelFile(card.name()), CardLabel.of(card).encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws CardTrouble if the name is not one, or a card has it */
    public void requireFree(String name) {
        TestCard.requireName(name);
        if (Files.exists(labelFile(name))) {
            throw CardTrouble.nameTaken(name);
        }
    }

    /** Where the card of that name is, or would be, as PKCS#12; its password is its PIN. */
    public Path pkcs12(String name) {
        return directory.resolve(name + ".p12");
    }

    private Path labelFile(String name) {
        return directory.resolve(name + LABEL_SUFFIX);
    }

    private CardLabel label(String name) {
        try {
            return CardLabel.decode(name, Files.readAllBytes(labelFile(name)));
        } catch (IOException | IllegalArgumentException e) {
            throw CardTrouble.damagedCard(name);
        }
    }
}
