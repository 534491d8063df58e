package fr.galien.card;

import fr.galien.directory.CardAnswer;
import fr.galien.directory.FindCard;
import fr.galien.directory.HeldCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cards of a directory, which may be away; it remembers what it was asked. */
final class CardsInMemory implements FindCard {

    private final Map<String, HeldCard> cards = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean away;

    CardsInMemory inForce(String number) {
        return with(number, Optional.empty());
    }

    CardsInMemory opposed(String number, LocalDate on) {
        return with(number, Optional.of(on));
    }

    CardsInMemory away() {
        away = true;
        return this;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public CardAnswer byNumber(String number) {
        asked.add(number);
        if (away) {
            return new CardAnswer.Unreachable(new IllegalStateException("away"));
        }
        return cards.containsKey(number) ? new CardAnswer.Found(cards.get(number)) : new CardAnswer.Unknown();
    }

    private CardsInMemory with(String number, Optional<LocalDate> opposedOn) {
        cards.put(number, new HeldCard(number, "899700252580", "CPS", Optional.empty(), Optional.empty(), opposedOn));
        return this;
    }
}
