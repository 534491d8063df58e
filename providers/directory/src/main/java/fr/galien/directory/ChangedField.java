package fr.galien.directory;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a person a load changed. */
public enum ChangedField {
    CIVILITY(Professional::civility),
    NAME(person -> List.of(person.familyName(), person.givenName())),
    PROFESSION(person -> practices(person, practice -> Stream.of(practice.professionCode(), practice.categoryCode()))),
    TITLE(person -> practices(
            person, practice -> Stream.of(practice.civilityCode(), practice.familyName(), practice.givenName()))),
    SAVOIR_FAIRE(person ->
            practices(person, practice -> practice.expertises().stream().flatMap(ChangedField::codes))),
    /** How, and in which structure. */
    ACTIVITY(person ->
            practices(person, practice -> practice.activities().stream().flatMap(ChangedField::codes))),
    /** The structure's name, address or telephone. */
    STRUCTURE(person -> practices(
            person,
            practice -> practice.activities().stream()
                    .map(activity -> activity.structure().toString())));

    private final Function<Professional, Object> part;

    ChangedField(Function<Professional, Object> part) {
        this.part = part;
    }

    /** Nothing if both say the same. */
    public static Set<ChangedField> between(Professional before, Professional after) {
        Set<ChangedField> changed = EnumSet.noneOf(ChangedField.class);
        for (ChangedField field : values()) {
            if (!field.part.apply(before).equals(field.part.apply(after))) {
                changed.add(field);
            }
        }
        return changed;
    }

    private static List<List<String>> practices(Professional person, Function<Practice, Stream<String>> part) {
        return person.practices().stream()
                .map(practice -> part.apply(practice).collect(Collectors.toList()))
                .toList();
    }

    private static Stream<String> codes(Expertise expertise) {
        return Stream.of(expertise.typeCode(), expertise.code());
    }

    private static Stream<String> codes(Activity activity) {
        return Stream.of(
                activity.modeCode(),
                activity.sectorCode(),
                activity.pharmacistSectionCode(),
                activity.roleCode(),
                activity.kindCode(),
                activity.registrationAuthority(),
                activity.structure().technicalId());
    }
}
