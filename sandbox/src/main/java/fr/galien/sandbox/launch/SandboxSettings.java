package fr.galien.sandbox.launch;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.SandboxHome;
import java.util.List;
import java.util.Map;

/**
 * What one start of a sandbox is asked to be.
 *
 * @param home              where its state lives
 * @param ports             where it listens
 * @param people            how many people the nation has
 * @param serverOptions     further options of Keycloak's start, after ours, which they override
 * @param serverEnvironment further environment of Keycloak
 */
public record SandboxSettings(
        SandboxHome home, Ports ports, int people, List<String> serverOptions, Map<String, String> serverEnvironment) {

    public SandboxSettings {
        serverOptions = List.copyOf(serverOptions);
        serverEnvironment = Map.copyOf(serverEnvironment);
    }

    public SandboxSettings(SandboxHome home, Ports ports, int people) {
        this(home, ports, people, List.of(), Map.of());
    }

    public SandboxSettings withServer(List<String> options, Map<String, String> environment) {
        return new SandboxSettings(home, ports, people, options, environment);
    }
}
