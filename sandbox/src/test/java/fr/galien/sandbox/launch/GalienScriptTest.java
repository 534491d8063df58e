package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script {@code galien}, run among false JDKs. */
class GalienScriptTest {

    private record Result(int status, String output) {}

    @TempDir
    private Path directory;

    private Path script;
    private Path home;

    @BeforeEach
    void copyTheScript() throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "galien.cmd is for Windows");
        Path checkout = Files.createDirectories(directory.resolve("a check out"));
        home = Files.createDirectories(directory.resolve("home"));
        // This machine's own JDKs are none of the test's.
        String text = Files.readString(Build.current().root().resolve("galien"))
                .replaceAll("(?<=\\s)/(usr|opt|Library)/", directory + "/none/");
        script = Files.writeString(checkout.resolve("galien"), text);
    }

    @Test
    void takesTheJdkOfJavaHome() throws Exception {
        Path jdk = jdk("jdk-25", "25.0.1");

        Result result = run(Map.of("JAVA_HOME", jdk.toString()), "status");

        assertThat(result.output()).contains("jdk-25 runs").contains("Bootstrap.java status");
        assertThat(result.status()).isZero();
    }

    @Test
    void passesByAJdkThatIsTooOld() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");
        jdk("home/.sdkman/candidates/java/21-tem", "21");

        assertThat(run(Map.of("JAVA_HOME", old.toString())).output()).contains("21-tem runs");
    }

    @Test
    void passesByARuntimeThatCannotCompile() throws Exception {
        Path runtime = jdk("jre-25", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        jdk("home/.jdks/temurin-24", "24.0.2");

        assertThat(run(Map.of("JAVA_HOME", runtime.toString())).output()).contains("temurin-24 runs");
    }

    @Test
    void followsTheLinkOnThePathToTheJdk() throws Exception {
        Path jdk = jdk("somewhere/jdk-22", "22.0.1");
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));

        assertThat(run(Map.of("PATH", bin + ":/usr/bin:/bin")).output()).contains("jdk-22 runs");
    }

    @Test
    void saysWhatToDoWhereThereIsNoJdk() throws Exception {
        Result result = run(Map.of());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).startsWith("BOX-1001").contains("JAVA_HOME").hasLineCount(1);
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        Path jdk = jdk("jdk-25", "25");

        assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "login", "--card", "a b", "*")
                        .output())
                .contains("login --card a b *");
    }

    @Test
    void worksThroughALink() throws Exception {
        Path jdk = jdk("jdk-25", "25");
        Path link = Files.createSymbolicLink(directory.resolve("galien-link"), script);
        script = link;

        assertThat(run(Map.of("JAVA_HOME", jdk.toString())).output())
                .contains("a check out/sandbox/src/bootstrap/java");
    }

    /** Its java says its name and its arguments. */
    private Path jdk(String name, String version) throws IOException {
        Path jdk = directory.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(
                    jdk.resolve("bin").resolve(program), "#!/bin/sh\necho '" + jdk.getFileName() + " runs' \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return jdk;
    }

    private Result run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().clear();
        // The tools the script itself needs, without a java beside them.
        builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", tools().toString()));
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Result(status, Files.readString(directory.resolve("output")));
    }

    private Path tools() throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String tool : List.of("sed", "readlink", "dirname")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            program(tools.resolve(tool), "exec " + real + " \"$@\"");
        }
        return tools;
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
