package fr.galien.tests.messaging;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.sandbox.service.Dovecot;
import fr.galien.sandbox.service.DovecotSettings;
import fr.galien.sandbox.service.TokenCheck;
import fr.galien.tests.proxy.Program;
import fr.galien.tests.system.FreePorts;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An operator of secure messaging, with Debian's Dovecot. */
final class MailOperator implements AutoCloseable {

    private static final Path HOME = Path.of("target", "mail");

    private final Dovecot dovecot;
    private final Ports ports;

    private MailOperator(Dovecot dovecot, Ports ports) {
        this.dovecot = dovecot;
        this.ports = ports;
    }

    /** Who asks the issuer about each token. */
    static MailOperator asking() {
        RegisteredClient service = MailSoftware.service(MailSoftware.OPERATOR);
        return start(
                "asking",
                new TokenCheck.ByIntrospection(
                        TheSandbox.get().addresses().issuer(),
                        service.id(),
                        service.secret(),
                        SandboxTrust.rootOf(TheSandbox.get().home()).toAbsolutePath()));
    }

    /** Who has the issuer's keys, and asks nobody. */
    static MailOperator withKeys(Path keys) {
        return start("keys", new TokenCheck.ByKeys(TheSandbox.get().addresses().issuer(), keys.toAbsolutePath()));
    }

    private static MailOperator start(String name, TokenCheck check) {
        Program.find("dovecot");
        Program.find("msmtpd");
        Ports ports = FreePorts.any();
        Path tls = TheSandbox.get().home().tls();
        try {
            return new MailOperator(
                    Dovecot.start(new DovecotSettings(
                            HOME.resolve(name),
                            ports.imap(),
                            ports.submission(),
                            tls.resolve("server.pem"),
                            tls.resolve("server.key.pem"),
                            check)),
                    ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int imap() {
        return ports.imap();
    }

    int submission() {
        return ports.submission();
    }

    @Override
    public void close() {
        dovecot.close();
    }
}
