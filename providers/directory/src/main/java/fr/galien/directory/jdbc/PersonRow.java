package fr.galien.directory.jdbc;

import fr.galien.directory.Places;
import fr.galien.directory.SearchName;
import fr.galien.identity.Activity;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    List<String> values() {
        return List.of(
                id,
                person.key().value(),
                person.civility(),
                person.familyName(),
                person.givenName(),
                PersonJson.write(person.practices()),
                TextArray.of(person.practices().stream().map(Practice::professionCode)),
                TextArray.of(activities().flatMap(activity -> Places.department(activity.structure()).stream())),
                TextArray.of(activities().map(Activity::registrationAuthority)),
                String.join(" ", SearchName.words(person.familyName() + " " + person.givenName())),
                words());
    }

    private Stream<Activity> activities() {
        return person.practices().stream().flatMap(practice -> practice.activities().stream());
    }

    /** Only letters and digits: nothing that a {@code tsvector} would have escaped. */
    private String words() {
        Set<String> texts = new LinkedHashSet<>(labels);
        texts.add(person.familyName());
        texts.add(person.givenName());
        for (Practice practice : person.practices()) {
            texts.add(practice.familyName());
            texts.add(practice.givenName());
            texts.add(practice.professionCode());
            // Not every file has the profession's name.
            ProfessionLabel.of(practice).ifPresent(texts::add);
            for (Activity activity : practice.activities()) {
                texts.add(activity.structure().postalCode());
                // Names the town, where there is one.
                texts.add(activity.structure().cedex());
                Places.department(activity.structure()).ifPresent(texts::add);
            }
        }
        Set<String> words = new LinkedHashSet<>();
        texts.forEach(text -> words.addAll(SearchName.words(text)));
        return String.join(" ", words);
    }
}
