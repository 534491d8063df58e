package fr.galien.testkit.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somewhere a person works, as userinfo tells it ({@code SubjectRefPro}).
 *
 * @param structure its number (Struct_IdNat)
 * @param name      as people call it; may be empty
 * @param situation as {@code situation_exercice} writes it: {@code 10C/SA07/L}
 */
public record Workplace(String structure, String name, String situation) {

    /** One for each activity in a structure that has a number; two alike are one. */
    public static List<Workplace> in(Map<String, ?> userinfo) {
        return new Claims(userinfo)
                .object("SubjectRefPro").objects("exercices").stream()
                        .flatMap(practice -> practice.objects("activities").stream()
                                .flatMap(activity -> of(practice, activity).stream()))
                        .distinct()
                        .toList();
    }

    private static Optional<Workplace> of(Claims practice, Claims activity) {
        String situation = Stream.of(
                        practice.text("codeProfession") + practice.text("codeCategorieProfessionnelle"),
                        activity.text("codeSecteurDactivite"),
                        activity.text("codeModeExercice"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        return first(
                        activity.text("ancienIdentifiantDeLaStructure"),
                        kind("1", activity.text("numeroFinessSite")),
                        kind("3", activity.text("numeroSiretSite")))
                .map(number -> new Workplace(
                        number,
                        first(activity.text("raisonSocialeSite"), activity.text("enseigneCommercialeSite"))
                                .orElse(""),
                        situation));
    }

    private static String kind(String digit, String number) {
        return number.isEmpty() ? "" : digit + number;
    }

    private static Optional<String> first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst();
    }
}
