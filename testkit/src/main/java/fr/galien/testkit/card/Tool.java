package fr.galien.testkit.card;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the machine, run to its end. */
record Tool(String name, Map<String, String> environment) {

    private static final int SECONDS = 30;

    static boolean isInstalled(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> Stream.of(name, name + ".exe").map(Path.of(directory)::resolve))
                .anyMatch(Files::isExecutable);
    }

    /**
     * What it printed, standard output and error together.
     *
     * @throws CardTrouble if it is not installed, fails, or takes more than 30 seconds
     */
    String run(String... arguments) {
        if (!isInstalled(name)) {
            throw CardTrouble.toolMissing(name);
        }
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        try {
            // Into a file: a pipe nobody reads stops the program when it is full.
            Path output = Files.createTempFile("galien-tool", ".txt");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                return finished(builder.start(), output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String finished(Process process, Path output) throws IOException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw CardTrouble.toolFailed(name, "no answer in " + SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CardTrouble.toolFailed(name, "interrupted");
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw CardTrouble.toolFailed(name, said.lines().findFirst().orElse("status " + process.exitValue()));
        }
        return said;
    }
}
