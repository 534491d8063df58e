package fr.galien.directory;

import fr.galien.identity.NationalId;
import java.util.List;

/** Looks up the cards on somebody's name. */
@FunctionalInterface
public interface FindHeldCards {

    /**
     * Answers within a bounded time. What it says is a courtesy, so an outage is an empty answer.
     *
     * @param holder the identifier on the cards
     */
    List<HeldCard> heldBy(NationalId holder);
}
