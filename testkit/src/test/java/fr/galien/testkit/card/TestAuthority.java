package fr.galien.testkit.card;

import fr.galien.identity.NationalId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** One authority for all tests of the package: eighteen RSA keys are not made for each. */
final class TestAuthority {

    static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();
    static final CardAuthority AUTHORITY = CardAuthority.inMemory(RANDOM);
    static final CardFactory CARDS = AUTHORITY.cards(Clock.fixed(NOW, ZoneOffset.UTC), RANDOM);

    /** Of the test range: nobody's. */
    static final NationalId SOMEBODY = new NationalId("899700218896");

    private TestAuthority() {}

    static CardRequest aDoctor() {
        return CARDS.holder(SOMEBODY, "D'ÉPÎNAY", "ANNE-LYSE");
    }
}
