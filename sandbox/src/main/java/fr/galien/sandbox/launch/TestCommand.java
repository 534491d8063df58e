package fr.galien.sandbox.launch;

import fr.galien.sandbox.Trouble;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code galien test}. */
@Command(
        name = "test",
        description = "Run every test of the project: mvn verify on the whole, with this JDK.",
        mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ARG", description = "Further arguments for Maven, after --.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        List<String> command = new ArrayList<>(List.of(maven().toString(), "-B", "-ntp", "verify"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Build.current().root().toFile())
                .inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start().waitFor() == 0 ? 0 : 1;
    }

    private static Path maven() {
        String program = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(place -> !place.isBlank())
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Trouble(
                        "BOX-1002",
                        "Maven was not found.",
                        "Install it (https://maven.apache.org) so that mvn is on the PATH"));
    }
}
