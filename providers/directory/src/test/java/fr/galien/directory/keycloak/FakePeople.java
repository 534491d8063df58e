package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.PeopleSearch;
import fr.galien.directory.SearchProfessionals;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** As many people as it is told, found by whatever search; it keeps what it was asked. */
final class FakePeople implements SearchProfessionals {

    final List<PeopleSearch> searches = new ArrayList<>();
    final List<String> pages = new ArrayList<>();
    int people;
    boolean away;

    @Override
    public List<Professional> matching(PeopleSearch search, int first, int max) {
        answering(search);
        pages.add(max + " from " + first);
        return IntStream.range(first, Math.min(people, first + max))
                .mapToObj(FakePeople::person)
                .toList();
    }

    @Override
    public int count(PeopleSearch search) {
        answering(search);
        return people;
    }

    private void answering(PeopleSearch search) {
        if (away) {
            throw new DirectoryUnreachable(new IllegalStateException("down"));
        }
        searches.add(search);
    }

    private static Professional person(int number) {
        NationalId key = new NationalId("8" + (10_000_000_000L + number));
        return new Professional(key, List.of(Identifier.of(key)), "M", "DUPONT", "Agathe", List.of(), Optional.empty());
    }
}
