package fr.galien.sandbox.phone;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.testkit.phone.MapService;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory phones lie in: {@code phones/<name>.json}, readable by the owner only, because a phone's keys are in it. */
public final class PhoneBox {

    private static final String SUFFIX = ".json";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private final SandboxHome home;
    private final Path directory;

    public PhoneBox(SandboxHome home) {
        this.home = home;
        this.directory = home.root().resolve("phones");
    }

    /** By name. */
    public List<String> names() {
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

    /** The service its phones belong to. */
    public MapService service() {
        return new MapService(
                SandboxTrust.of(home).client(), home.addresses().issuer(), Clock.systemUTC(), new SecureRandom());
    }

    /**
     * Takes a phone in the hand.
     *
     * @throws Trouble BOX-1099 when there is no such phone, BOX-1101 when its file cannot be read
     */
    public HeldPhone get(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            throw new Trouble("BOX-1099", "There is no phone named '" + name + "'.", wayToAPhone());
        }
        try {
            return new HeldPhone(name, new Phone(service(), PhoneState.read(file)), this);
        } catch (IOException e) {
            throw new Trouble(
                    "BOX-1101",
                    "The phone '" + name + "' cannot be read: " + file + ".",
                    "Delete that file and enrol another with ./galien phone enrol.");
        }
    }

    /** @throws Trouble BOX-1098 when the name cannot be a phone's, BOX-1100 when a phone has it */
    public void requireFree(String name) {
        if (Files.exists(file(name))) {
            throw new Trouble(
                    "BOX-1100",
                    "There is a phone named '" + name + "' already.",
                    "Choose another name, or take it away with ./galien phone remove " + name + ".");
        }
    }

    /** Keeps a new phone, or what a phone learnt. */
    public HeldPhone keep(String name, Phone phone) {
        try {
            phone.state().write(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HeldPhone(name, phone, this);
    }

    /** Throws the phone away; the service is not told. */
    public void discard(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Trouble(
                    "BOX-1098",
                    "A phone's name is 1 to 40 characters among a-z, 0-9 and '-'.",
                    "Give it another name.");
        }
        return directory.resolve(name + SUFFIX);
    }

    private String wayToAPhone() {
        return names().isEmpty()
                ? "Enrol one with ./galien phone enrol <name> --card medecin."
                : "Try " + String.join(", ", names()) + ", or enrol it with ./galien phone enrol.";
    }
}
