package fr.galien.testkit.card;

import fr.galien.identity.NationalId;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * A card and all it takes to use it.
 *
 * @param name        what it is kept under: 1 to {@link #LONGEST_NAME} characters among a-z, 0-9 and '-'
 * @param holder      the number in its common name
 * @param environment whose look-alike issued it
 * @param type        as written in it
 * @param flaws       what was ordered wrong with it; empty for a good card
 * @param privateKey  RSA 2048
 * @param chain       the issuers, nearest first, root last; empty if it issued itself
 */
public record TestCard(
        String name,
        NationalId holder,
        CardEnvironment environment,
        CardType type,
        Set<CardFlaw> flaws,
        X509Certificate certificate,
        PrivateKey privateKey,
        List<X509Certificate> chain,
        Pin pin) {

    static final int LONGEST_NAME = 40;

    /** @throws CardTrouble if the name is not one */
    public TestCard {
        requireName(name);
        flaws = Set.copyOf(flaws);
        chain = List.copyOf(chain);
    }

    static void requireName(String name) {
        if (!name.matches("[a-z0-9-]{1," + LONGEST_NAME + "}")) {
            throw CardTrouble.badName();
        }
    }

    /** The card's name alone: the rest is personal or secret. */
    @Override
    public String toString() {
        return "TestCard[" + name + "]";
    }
}
