package fr.galien.sandbox.launch;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.nation.Nation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one start of a sandbox is asked to be.
 *
 * @param home              where its state lives
 * @param ports             where it listens
 * @param people            how many people the nation has
 * @param services          which services to call there are beside it
 * @param servicesAsked     whether somebody asked for them: then one that does not start is a failure
 * @param serverJvm         options of Keycloak's JVM that choose compiler, collector and heap
 * @param serverOptions     further options of Keycloak's start, after ours, which they override
 * @param serverEnvironment further environment of Keycloak
 */
public record SandboxSettings(
        SandboxHome home,
        Ports ports,
        int people,
        Set<Service> services,
        boolean servicesAsked,
        List<String> serverJvm,
        List<String> serverOptions,
        Map<String, String> serverEnvironment) {

    /** Starts with half the work (15 s of CPU instead of 28) and runs on less; each login then costs more. */
    public static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms128m", "-Xmx512m");

    /** What {@code kc.sh} gives it: for measurements of a server that runs for long. */
    public static final List<String> LONG_RUN = List.of("-XX:+UseG1GC", "-Xms64m", "-Xmx512m");

    /** What a nation has at most. */
    private static final int MOST_PEOPLE = 10_000_000;

    public SandboxSettings {
        if (people < Nation.SMALLEST || people > MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "a sandbox's nation has " + Nation.SMALLEST + " to " + MOST_PEOPLE + " people");
        }
        services = Set.copyOf(services);
        serverJvm = List.copyOf(serverJvm);
        serverOptions = List.copyOf(serverOptions);
        serverEnvironment = Map.copyOf(serverEnvironment);
    }

    public SandboxSettings(SandboxHome home, Ports ports, int people) {
        this(home, ports, people, Set.of(), true, QUICK_START, List.of(), Map.of());
    }

    public SandboxSettings withServices(Set<Service> wanted, boolean asked) {
        return new SandboxSettings(home, ports, people, wanted, asked, serverJvm, serverOptions, serverEnvironment);
    }

    public SandboxSettings withServerJvm(List<String> options) {
        return new SandboxSettings(
                home, ports, people, services, servicesAsked, options, serverOptions, serverEnvironment);
    }

    public SandboxSettings withServer(List<String> options, Map<String, String> environment) {
        return new SandboxSettings(home, ports, people, services, servicesAsked, serverJvm, options, environment);
    }
}
