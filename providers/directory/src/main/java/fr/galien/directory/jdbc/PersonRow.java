package fr.galien.directory.jdbc;

import fr.galien.directory.Places;
import fr.galien.identity.Activity;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A person as a row of {@code directory.professional}.
 *
 * @param id     who they are: their key in lower case
 * @param person what the extraction says of them
 * @param labels in the words of the extraction, what they practise and where: only to be searched by
 */
record PersonRow(String id, Professional person, List<String> labels) {

    static final List<String> COLUMNS = List.of(
            "id",
            "key",
            "civility",
            "family_name",
            "given_name",
            "practices",
            "professions",
            "departments",
            "authorities",
            "sort_name",
            "words");

    /** In the order of {@link #COLUMNS}, as PostgreSQL's text format before COPY's own escapes. */
    List<String> values(Words words) {
        Set<String> professions = new HashSet<>();
        Set<String> departments = new HashSet<>();
        Set<String> authorities = new HashSet<>();
        // What they are searched by: only letters and digits, nothing that a tsvector would have escaped.
        Set<String> found = new LinkedHashSet<>();
        labels.forEach(label -> found.addAll(words.of(label)));
        found.addAll(words.of(person.familyName()));
        found.addAll(words.of(person.givenName()));
        for (Practice practice : person.practices()) {
            professions.add(practice.professionCode());
            found.addAll(words.of(practice.familyName()));
            found.addAll(words.of(practice.givenName()));
            found.addAll(words.of(practice.professionCode()));
            // Not every file has the profession's name.
            ProfessionLabel.of(practice).ifPresent(label -> found.addAll(words.of(label)));
            for (Activity activity : practice.activities()) {
                Structure structure = activity.structure();
                String department = Places.department(structure).orElse("");
                departments.add(department);
                authorities.add(activity.registrationAuthority());
                found.addAll(words.of(department));
                found.addAll(words.of(structure.postalCode()));
                // Names the town, where there is one.
                found.addAll(words.of(structure.cedex()));
            }
        }
        return List.of(
                id,
                person.key().value(),
                person.civility(),
                person.familyName(),
                person.givenName(),
                PersonJson.practices(person.practices()),
                TextArray.of(professions),
                TextArray.of(departments),
                TextArray.of(authorities),
                sortName(words),
                String.join(" ", found));
    }

    private String sortName(Words words) {
        List<String> parts = new ArrayList<>(words.of(person.familyName()));
        parts.addAll(words.of(person.givenName()));
        return String.join(" ", parts);
    }
}
