package fr.galien.sandbox.card;

import fr.galien.identity.NationalId;
import java.util.Optional;

/** Who has a national identifier, as far as what goes on a card. */
@FunctionalInterface
interface FindHolder {

    Optional<Holder> byNationalId(NationalId id);
}
