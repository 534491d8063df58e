package fr.galien.sandbox.card;

import fr.galien.sandbox.SandboxHome;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --home}, for each of the card commands. */
final class CardHome {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${sys:galien.root:-.}/.galien",
            description = "Where the sandbox keeps its state (default: .galien in the checkout).")
    private Path directory;

    SandboxHome get() {
        return new SandboxHome(directory);
    }
}
