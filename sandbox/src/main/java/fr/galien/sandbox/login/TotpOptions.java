package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.launch.Secrets;
import fr.galien.sandbox.net.Browser;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Outsider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The option of a login by password and one-time code. */
final class TotpOptions {

    @Option(
            names = "--totp",
            paramLabel = "<name>",
            description = {
                "The user name of somebody with a password and an application of codes:",
                "iris.lemoine, who is outside the directory."
            })
    private String name;

    boolean isChosen() {
        return name != null;
    }

    /** @throws Trouble BOX-1137 for anybody else: the sandbox knows no other password */
    Outcome logIn(SandboxHome home, LoginSettings settings, Browser browser) {
        Outsider person = Nation.outsider();
        if (!person.userName().equals(name)) {
            throw new Trouble(
                    "BOX-1137",
                    "The sandbox has no password of '" + name + "'.",
                    "Log in as " + person.userName() + ", or choose a card, a phone or a key.");
        }
        try {
            Secrets secrets = Secrets.open(home.secrets());
            return new PasswordLogin(settings, browser, Clock.systemUTC())
                    .run(
                            person.userName(),
                            secrets.value(Secret.OUTSIDER_PASSWORD),
                            CodeApplication.of(secrets.value(Secret.OUTSIDER_CODES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
