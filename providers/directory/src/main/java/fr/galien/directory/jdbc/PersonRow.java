package fr.galien.directory.jdbc;

import fr.galien.directory.Places;
import fr.galien.directory.SearchName;
import fr.galien.identity.Activity;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person as a row of {@code directory.professional}.
 *
 * @param person what the extraction says of them
 * @param labels in the words of the extraction, what they practise and where: only to be searched by
 */
record PersonRow(Professional person, List<String> labels) {

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
                person.key().value().toLowerCase(Locale.ROOT),
                person.key().value(),
                person.civility(),
                person.familyName(),
                person.givenName(),
                PersonJson.write(person.practices()),
                array(person.practices().stream().map(Practice::professionCode)),
                array(activities().flatMap(activity -> Places.department(activity.structure()).stream())),
                array(activities().map(Activity::registrationAuthority)),
                String.join(" ", SearchName.words(person.familyName() + " " + person.givenName())),
                words());
    }

    private Stream<Activity> activities() {
        return person.practices().stream().flatMap(practice -> practice.activities().stream());
    }

    /** Each once, in their order. */
    private static String array(Stream<String> values) {
        return values.filter(value -> !value.isEmpty()).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Only letters and digits: nothing that a {@code tsvector} would have escaped. */
    private String words() {
        Stream<String> codes = Stream.concat(
                // With the profession's name: not every file has it.
                person.practices().stream()
                        .flatMap(practice -> Stream.of(
                                practice.professionCode(),
                                ProfessionLabel.of(practice).orElse(""))),
                activities()
                        .flatMap(activity -> Stream.of(
                                activity.structure().postalCode(),
                                // Names the town, where there is one.
                                activity.structure().cedex(),
                                Places.department(activity.structure()).orElse(""))));
        Stream<String> names = Stream.concat(
                Stream.of(person.familyName(), person.givenName()),
                person.practices().stream()
                        .flatMap(practice -> Stream.of(practice.familyName(), practice.givenName())));
        return Stream.of(names, codes, labels.stream())
                .flatMap(texts -> texts)
                .distinct()
                .flatMap(text -> SearchName.words(text).stream())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
