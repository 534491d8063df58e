package fr.galien.sandbox.key;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.testkit.key.SoftwareKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory keys lie in: {@code keys/<name>.json}, readable by the owner only. Whoever has the file has the key. */
public final class KeyBox {

    private static final String SUFFIX = ".json";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private final SandboxHome home;
    private final SecureRandom random = new SecureRandom();

    public KeyBox(SandboxHome home) {
        this.home = home;
    }

    /** By name. */
    public List<String> names() {
        Path directory = KeyMetadataFiles.directory(home);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(NAME.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a key in the hand.
     *
     * @return empty when there is none of that name
     * @throws Trouble BOX-1133 when the name cannot be a key's, BOX-1135 when its file cannot be read
     */
    public Optional<HeldKey> find(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HeldKey(name, SoftwareKey.read(file, KeyMetadataFiles.makerOf(home), random), this));
        } catch (IOException e) {
            throw new Trouble(
                    "BOX-1135",
                    "The key '" + name + "' cannot be read: " + file + ".",
                    "Delete that file and add another with ./galien key add.");
        }
    }

    /** @throws Trouble BOX-1133 when the name cannot be a key's, BOX-1134 when a key has it */
    public void requireFree(String name) {
        if (Files.exists(file(name))) {
            throw new Trouble(
                    "BOX-1134", "There is a key named '" + name + "' already.", "Choose another name with --as.");
        }
    }

    /** A key nobody has used yet. It is not in the box before {@link #keep}. */
    public SoftwareKey blank(boolean synced) {
        return synced ? SoftwareKey.synced(random) : SoftwareKey.of(KeyMetadataFiles.makerOf(home), random);
    }

    /** Keeps a new key, or what a key learnt. */
    public HeldKey keep(String name, SoftwareKey key) {
        try {
            key.write(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HeldKey(name, key, this);
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Trouble(
                    "BOX-1133", "A key's name is 1 to 40 characters among a-z, 0-9 and '-'.", "Give it another name.");
        }
        return KeyMetadataFiles.directory(home).resolve(name + SUFFIX);
    }
}
