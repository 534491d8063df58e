package fr.galien.sandbox.launch;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.progress.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code galien reset}. */
@Command(
        name = "reset",
        description = "Stop the sandbox and forget everything it holds: people, cards, clients, keys, passwords.",
        mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {

    /** Made from the sources alone, and in use by this very program. */
    private static final Set<String> KEPT = Set.of("build");

    /** Only a directory that holds one of these is believed to be a sandbox's home. */
    private static final Set<String> SIGNS = Set.of("sandbox.properties", "secrets.properties", "build");

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Mixin
    private HomeOption where;

    @Override
    public Integer call() throws Exception {
        SandboxHome home = where.home();
        if (!Files.isDirectory(home.root())) {
            System.out.println("There is nothing to forget.");
            return 0;
        }
        if (SIGNS.stream().noneMatch(sign -> Files.exists(home.root().resolve(sign)))) {
            throw new Trouble(
                    "BOX-1017",
                    home.root() + " does not look like a sandbox's directory, so nothing was deleted.",
                    "Check --home, or delete it yourself");
        }
        if (!yes && !confirmed(home.root())) {
            System.out.println("Nothing was deleted.");
            return 1;
        }
        Down.stop(home, Terminal.standard());
        HomeLock lock = HomeLock.take(home.run());
        try {
            Trees.deleteAllIn(
                    home.root(), entry -> !KEPT.contains(entry.getFileName().toString()) && !entry.equals(home.run()));
        } finally {
            lock.close();
        }
        Trees.delete(home.run());
        System.out.println("Everything is forgotten.  ./galien up starts anew.");
        return 0;
    }

    private static boolean confirmed(Path root) {
        if (System.console() == null) {
            throw new Trouble(
                    "BOX-1018",
                    "reset deletes all state in " + root + " and nobody is there to confirm it.",
                    "Add --yes");
        }
        String answer = System.console().readLine("Delete all state of the sandbox in %s? [y/N] ", root);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|o|oui");
    }
}
