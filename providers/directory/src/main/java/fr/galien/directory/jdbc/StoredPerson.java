package fr.galien.directory.jdbc;

import fr.galien.directory.SavoirFaire;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a stored person is read: the part of a query that is the same whoever is looked for, and its result. */
final class StoredPerson {

    /**
     * Of a query whose {@code p} is {@code directory.professional}. A revocation holds under any identifier of the person, so
     * that it outlives a merge: whoever is struck off left practice, at the latest on that day (legal time).
     */
    static final String COLUMNS = """
            p.key, p.civility, p.family_name, p.given_name, p.practices, s.content as savoir_faire, a.aliases,
            coalesce(p.left_practice,
                     (select min(r.since at time zone 'Europe/Paris')::date
                        from directory.revoked r where r.person = any (p.id || a.ids))) as left_practice\s""";

    /** What {@link #COLUMNS} needs joined to {@code p}. */
    static final String JOINED = """
             left join directory.savoir_faire s on s.person = p.id
            cross join lateral (select coalesce(array_agg(value order by id), '{}') as aliases,
                                        coalesce(array_agg(id), '{}') as ids
                                   from directory.alias where person = p.id) a""";

    private StoredPerson() {}

    static Professional read(ResultSet person) throws SQLException {
        NationalId key = new NationalId(person.getString("key"));
        List<Practice> practices = PersonJson.practices(person.getString("practices"));
        String savoirFaire = person.getString("savoir_faire");
        return new Professional(
                key,
                identifiers(key, (String[]) person.getArray("aliases").getArray()),
                person.getString("civility"),
                person.getString("family_name"),
                person.getString("given_name"),
                savoirFaire == null ? practices : SavoirFaire.added(PersonJson.savoirFaire(savoirFaire), practices),
                Optional.ofNullable(person.getObject("left_practice", LocalDate.class)));
    }

    private static List<Identifier> identifiers(NationalId key, String[] aliases) {
        return Stream.concat(Stream.of(key), Arrays.stream(aliases).map(NationalId::new))
                .map(Identifier::of)
                .toList();
    }
}
