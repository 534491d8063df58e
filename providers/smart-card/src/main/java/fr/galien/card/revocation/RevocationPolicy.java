package fr.galien.card.revocation;

import java.time.Duration;

/**
 * What must be known before a card is accepted.
 *
 * @param demand     the sources that must answer
 * @param oldestList how long ago a list may have been issued ({@code thisUpdate}); whatever is said here, none is used past
 *                   its own {@code nextUpdate}
 */
public record RevocationPolicy(Demand demand, Duration oldestList) {

    public enum Demand {
        /** The authority's list; its responder is asked too if there is one, and its silence does not matter. */
        LIST,
        /** The authority's responder; its list is looked at too. */
        OCSP,
        BOTH,
        /** Either is enough. */
        EITHER;

        /** @param list whether the list answered; {@code ocsp} likewise */
        public boolean isMet(boolean list, boolean ocsp) {
            return switch (this) {
                case LIST -> list;
                case OCSP -> ocsp;
                case BOTH -> list && ocsp;
                case EITHER -> list || ocsp;
            };
        }
    }
}
