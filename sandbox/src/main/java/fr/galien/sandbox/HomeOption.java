package fr.galien.sandbox;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --home}, the same for every command. */
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${sys:galien.root:-.}/.galien",
            description = "Where the sandbox keeps its state (default: .galien in the checkout).")
    private Path home;

    public SandboxHome home() {
        return new SandboxHome(home);
    }
}
