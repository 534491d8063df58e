package fr.galien.directory;

/** Looks a card up. */
@FunctionalInterface
public interface FindCard {

    /**
     * Answers within a bounded time, and never throws for an outage: that is {@link CardAnswer.Unreachable}.
     *
     * @param number numéro carte, exactly; any text
     */
    CardAnswer byNumber(String number);
}
