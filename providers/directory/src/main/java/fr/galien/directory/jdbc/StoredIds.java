package fr.galien.directory.jdbc;

import fr.galien.identity.Professional;
import java.util.Locale;

/** A person's identifiers as tables have them: any of them may be the one a file named. */
final class StoredIds {

    private StoredIds() {}

    static Object[] of(Professional person) {
        return person.identifiers().stream()
                .map(identifier -> identifier.id().value().toLowerCase(Locale.ROOT))
                .toArray();
    }
}
