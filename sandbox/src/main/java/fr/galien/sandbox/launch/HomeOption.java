package fr.galien.sandbox.launch;

import fr.galien.sandbox.SandboxHome;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --home}, the same for every command. */
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where the sandbox keeps its state (default: .galien in the checkout).")
    private Path home;

    public SandboxHome home() {
        return new SandboxHome(home == null ? Build.current().root().resolve(".galien") : home);
    }
}
