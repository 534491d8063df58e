package fr.galien.sandbox.launch;

import fr.galien.sandbox.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs now, written down so that other processes (status, down, the next up after a crash) can find it.
 *
 * @param ready false while it starts
 * @param since when the start began
 */
record RunFile(boolean ready, Instant since, Map<Part, ProcessMark> parts) {

    RunFile {
        parts = Map.copyOf(parts);
    }

    static Path in(Path run) {
        return run.resolve("running.properties");
    }

    /** @return empty if nothing was written, or the file is torn: then nothing is known to run */
    static Optional<RunFile> read(Path run) throws IOException {
        if (!Files.exists(in(run))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(in(run))));
        try {
            Map<Part, ProcessMark> parts = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                String mark = properties.getProperty(part.key());
                if (mark != null) {
                    parts.put(part, ProcessMark.parse(mark));
                }
            }
            return Optional.of(new RunFile(
                    Boolean.parseBoolean(properties.getProperty("ready")),
                    Instant.parse(String.valueOf(properties.getProperty("since"))),
                    parts));
        } catch (RuntimeException torn) {
            return Optional.empty();
        }
    }

    RunFile with(Part part, ProcessMark mark) {
        Map<Part, ProcessMark> more = new EnumMap<>(Part.class);
        more.putAll(parts);
        more.put(part, mark);
        return new RunFile(ready, since, more);
    }

    RunFile nowReady() {
        return new RunFile(true, since, parts);
    }

    void write(Path run) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("ready=").append(ready).append("\nsince=").append(since).append('\n');
        for (Part part : Part.values()) {
            if (parts.containsKey(part)) {
                text.append(part.key()).append('=').append(parts.get(part)).append('\n');
            }
        }
        PrivateFile.write(in(run), text.toString());
    }

    /** The services that were started beside it. */
    Set<Service> services() {
        return Stream.of(Service.values())
                .filter(service -> parts.containsKey(service.part()))
                .collect(Collectors.toSet());
    }

    Optional<ProcessHandle> living(Part part) {
        return Optional.ofNullable(parts.get(part)).flatMap(ProcessMark::living);
    }
}
