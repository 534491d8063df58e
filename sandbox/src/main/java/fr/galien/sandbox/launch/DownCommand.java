package fr.galien.sandbox.launch;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.progress.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code galien down}. */
@Command(
        name = "down",
        description = "Stop the sandbox, wherever it was started; what it holds is kept.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private HomeOption where;

    @Override
    public Integer call() throws Exception {
        SandboxHome home = where.home();
        boolean something = Down.stop(home, Terminal.standard());
        System.out.println(something ? "Galien is stopped." : "Galien was not running.");
        return 0;
    }
}
