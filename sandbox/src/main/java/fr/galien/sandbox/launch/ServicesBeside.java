package fr.galien.sandbox.launch;

import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.service.Dovecot;
import fr.galien.sandbox.service.DovecotSettings;
import fr.galien.sandbox.service.TokenCheck;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** The services to call, beside a sandbox that runs. */
public final class ServicesBeside {

    /** How soon a revoked token is refused: what the référentiels' 30 minutes would be to a person who waits. */
    static final Duration EVERY = Duration.ofSeconds(60);

    private final Running running;
    private final Duration every;

    /** Those that cost next to nothing, where they can run: what a sandbox has unless it is told otherwise. */
    static Set<Service> light() {
        return Dovecot.isInstalled() ? Set.of(Service.MESSAGING) : Set.of();
    }

    /** @param every how old the issuer's word about a token may be */
    public ServicesBeside(Running running, Duration every) {
        this.running = running;
        this.every = every;
    }

    /**
     * Starts a service, and returns when it is ready; one that runs is left as it is.
     *
     * @throws Trouble BOX-1130 to BOX-1132, or BOX-1140 to BOX-1142 for Dovecot
     */
    public void start(Service service) throws IOException, InterruptedException {
        if (running.runs(service.part())) {
            return;
        }
        SandboxSettings settings = running.settings();
        SandboxTls tls = SandboxTls.openOrCreate(settings.home().tls(), Clock.systemUTC(), new SecureRandom());
        String secret = Clients.of(settings.home()).get(service.client()).secret();
        switch (service) {
            case RECORD, PRESCRIPTION -> {
                ServiceProgram program = ServiceProgram.start(service, settings, tls, secret, every);
                running.started(service.part(), program.process(), program);
                program.awaitReady();
            }
            case MESSAGING -> {
                Dovecot dovecot = Dovecot.start(new DovecotSettings(
                        settings.home().services().resolve(service.key()),
                        settings.ports().imap(),
                        settings.ports().submission(),
                        tls.server().certificate(),
                        tls.server().key(),
                        new TokenCheck.ByIntrospection(
                                running.addresses().issuer(), service.client(), secret, tls.root())));
                running.started(service.part(), dovecot.process(), dovecot);
            }
        }
    }
}
