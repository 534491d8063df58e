package fr.galien.sandbox.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Somewhere the person works, as userinfo tells the software ({@code SubjectRefPro}).
 *
 * @param structure its number (Struct_IdNat)
 * @param name      as people call it
 * @param situation {@code 10C/SA07/L}
 */
record Place(String structure, String name, String situation) {

    /** One for each activity in a structure that has a number. */
    static List<Place> in(JsonNode userinfo) {
        return children(userinfo.path("SubjectRefPro").path("exercices"))
                .flatMap(practice ->
                        children(practice.path("activities")).flatMap(activity -> of(practice, activity).stream()))
                .distinct()
                .toList();
    }

    /** Structures by number, with their names. */
    static Map<String, String> structures(List<Place> places) {
        Map<String, String> names = new LinkedHashMap<>();
        places.forEach(place -> names.putIfAbsent(place.structure(), place.name()));
        return names;
    }

    private static Optional<Place> of(JsonNode practice, JsonNode activity) {
        String situation = text(practice, "codeProfession")
                + text(practice, "codeCategorieProfessionnelle")
                + after("/", text(activity, "codeSecteurDactivite"))
                + after("/", text(activity, "codeModeExercice"));
        String name = Stream.of("raisonSocialeSite", "enseigneCommercialeSite")
                .map(field -> text(activity, field))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        return Stream.of(
                        text(activity, "ancienIdentifiantDeLaStructure"),
                        after("1", text(activity, "numeroFinessSite")),
                        after("3", text(activity, "numeroSiretSite")))
                .filter(number -> !number.isEmpty())
                .findFirst()
                .map(number -> new Place(number, name, situation));
    }

    private static String after(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asText("");
    }

    private static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
