package fr.galien.sandbox.directory;

import fr.galien.sandbox.SandboxHome;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which sandbox. */
final class HomeOption {

    @Option(
            names = "--home",
            defaultValue = "${sys:galien.root:-.}/.galien",
            paramLabel = "<dir>",
            description = "The sandbox's directory (default: .galien in the checkout).")
    private Path home;

    SandboxHome sandbox() {
        return new SandboxHome(home);
    }
}
