package fr.galien.token.assertion;

import fr.galien.testkit.card.SoftwareCertificate;
import java.security.SecureRandom;
import java.time.Instant;

/** What the tests of an adapter need of those of the rules. */
public final class RemoteOrder {

    private RemoteOrder() {}

    public static SoftwareCertificate seal() {
        return Seals.SEAL;
    }

    public static String structure() {
        return Order.STRUCTURE.value();
    }

    public static Instant now() {
        return Order.NOW;
    }

    public static AssertionAnswer issue(Signers signers) {
        return new Vihf(signers, new SecureRandom()).issue(Order.ofADoctor().now());
    }
}
