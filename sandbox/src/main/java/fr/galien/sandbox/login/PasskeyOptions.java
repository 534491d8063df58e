package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.key.HeldKey;
import fr.galien.sandbox.key.KeyBox;
import fr.galien.sandbox.key.NewKey;
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

    /** Ready at once: a key that is still to be added is added before anything is asked. */
    MeansOptions.Ready ready(SandboxHome home) {
        KeyBox box = new KeyBox(home);
        HeldKey key = box.find(passkey)
                .orElseGet(() -> NewKey.of(home, passkey, passkey, false).key());
        return (settings, browser) -> new PasskeyLogin(settings, browser).run(key);
    }
}
