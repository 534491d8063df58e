package fr.galien.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands that tell people and scripts have in common. */
public abstract class ToldTask implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "One JSON document on standard output, whatever happens.")
    private boolean json;

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            ObjectNode told = perform();
            if (json) {
                out.println(Json.pretty(told));
            }
            return 0;
        } catch (Trouble trouble) {
            if (!json) {
                throw trouble;
            }
            out.println(Json.pretty(failed(trouble)));
            return 1;
        } finally {
            out.flush();
        }
    }

    /** @return what a script is told, {@code ok} included */
    protected abstract ObjectNode perform();

    /** Tells a person; a script is told at the end. */
    protected final void say(String format, Object... arguments) {
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(format + "%n", arguments);
            out.flush();
        }
    }

    protected final boolean isForAScript() {
        return json;
    }

    protected final SandboxHome home() {
        return home.home();
    }

    protected final ParameterException usage(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    protected static ObjectNode done() {
        return Json.object().put("ok", true);
    }

    private static ObjectNode failed(Trouble trouble) {
        ObjectNode told = Json.object().put("ok", false);
        told.putObject("error")
                .put("code", trouble.code())
                .put("message", trouble.getMessage())
                .put("hint", trouble.wayOut());
        return told;
    }
}
