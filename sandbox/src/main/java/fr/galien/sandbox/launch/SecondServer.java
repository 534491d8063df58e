package fr.galien.sandbox.launch;

import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A second Keycloak beside a running sandbox, on its distribution and its databases, told something else: to see what such a
 * start would come to. Nothing of the sandbox notices; nobody stops it but the caller.
 */
public final class SecondServer {

    private SecondServer() {}

    /**
     * @param options override the sandbox's own; other ports must be among them
     * @param log     gets all it says
     */
    public static Process start(Running sandbox, List<String> options, Path log) throws IOException {
        SandboxSettings settings = sandbox.settings();
        ServerOptions own = new ServerOptions(
                settings,
                sandbox.secrets(),
                SandboxTls.openOrCreate(settings.home().tls(), Clock.systemUTC(), new SecureRandom()));
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized"));
        arguments.addAll(own.start());
        arguments.addAll(options);
        return KeycloakJava.run(
                new Distribution(settings.home().keycloak(), Build.current()).directory(),
                settings.serverJvm(),
                arguments,
                own.environment(),
                log);
    }
}
