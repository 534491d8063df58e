package fr.galien.sandbox.card;

import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.RevocationLists;
import java.security.SecureRandom;
import java.time.Clock;

/** The revocation lists of a sandbox's authority. Its server looks at the files every few seconds. */
public final class Lists {

    private Lists() {}

    public static RevocationLists of(SandboxHome home) {
        return new RevocationLists(
                home.revocation().resolve("lists"),
                CardEnvironment.TEST,
                CardAuthority.openOrCreate(home.authority(), new SecureRandom()),
                Clock.systemUTC());
    }
}
