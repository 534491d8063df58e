package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.key.HeldKey;
import fr.galien.sandbox.key.KeyBox;
import fr.galien.sandbox.key.NewKey;
import fr.galien.sandbox.net.Browser;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of a login by passkey. */
final class PasskeyOptions {

    @Option(
            names = "--passkey",
            paramLabel = "<name>",
            description = {
                "A key of the sandbox (galien key list).",
                "Of a card's name: the security key of its holder, added with the card the first time."
            })
    private String passkey;

    boolean isChosen() {
        return passkey != null;
    }

    /** A key that is still to be added is added first, and the story begins with that. */
    Outcome logIn(SandboxHome home, LoginSettings settings, Browser browser) {
        PasskeyLogin login = new PasskeyLogin(settings, browser);
        Optional<HeldKey> known = new KeyBox(home).find(passkey);
        if (known.isPresent()) {
            return login.run(known.get());
        }
        NewKey added = NewKey.of(home, passkey, passkey, false);
        login.tell("There was no such key: one was added with the card, worth "
                + added.worth().level());
        return login.run(added.key());
    }
}
