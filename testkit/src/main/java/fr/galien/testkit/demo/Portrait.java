package fr.galien.testkit.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the claims say about a person, in the order a colleague would tell it. */
final class Portrait {

    private final Words words;
    private final Claims userinfo;
    private final Claims idToken;
    private final SignedIn person;
    private final Clock clock;

    Portrait(SignedIn person, Words words, Clock clock) {
        this.person = person;
        this.userinfo = new Claims(person.userinfo());
        this.idToken = new Claims(person.idTokenClaims());
        this.words = words;
        this.clock = clock;
    }

    /** The values the template {@code person} needs. */
    Map<String, Object> model() {
        return Map.of(
                "name", name(),
                "nationalId", userinfo.text("SubjectNameID"),
                "identifiers", identifiers(),
                "practices", practices(),
                "noPractice", practices().isEmpty(),
                "login", login(),
                "tokens", tokens(),
                "userinfo", PrettyJson.of(person.userinfo()),
                "idToken", PrettyJson.of(person.idTokenClaims()));
    }

    private String name() {
        String name = joined(userinfo.text("given_name"), userinfo.text("family_name"));
        return name.isEmpty() ? userinfo.text("preferred_username") : name;
    }

    private List<Line> identifiers() {
        return userinfo.objects("otherIds").stream()
                .map(id -> Line.of(id.text("origine"), id.text("identifiant")))
                .filter(line -> !line.value().isEmpty())
                .toList();
    }

    private List<Map<String, Object>> practices() {
        return userinfo.object("SubjectRefPro").objects("exercices").stream()
                .map(this::practice)
                .toList();
    }

    private Map<String, Object> practice(Claims practice) {
        return Map.of(
                "profession", words.name("profession", practice.text("codeProfession")),
                "expertise", words.name("expertise", practice.text("codeSavoirFaire")),
                "lines",
                        present(
                                coded("person_category", "category", practice.text("codeCategorieProfessionnelle")),
                                coded("person_expertise", "expertise", practice.text("codeSavoirFaire")),
                                Line.of(
                                        words.text("person_practice_name"),
                                        joined(practice.text("prenomDexercice"), practice.text("nomDexercice")))),
                "places",
                        practice.objects("activities").stream().map(this::place).toList());
    }

    private Map<String, Object> place(Claims activity) {
        String structure = firstOf(activity.text("raisonSocialeSite"), activity.text("enseigneCommercialeSite"));
        return Map.of(
                "structure", structure.isEmpty() ? words.text("person_place_unnamed") : structure,
                "address", address(activity),
                "lines",
                        present(
                                coded("person_sector", "sector", activity.text("codeSecteurDactivite")),
                                coded("person_mode", "mode", activity.text("codeModeExercice")),
                                coded("person_role", "role", activity.text("codeRole")),
                                coded("person_kind", "kind", activity.text("codeGenreActivite")),
                                Line.of("FINESS", activity.text("numeroFinessSite")),
                                Line.of("SIRET", activity.text("numeroSiretSite")),
                                Line.of(
                                        words.text("person_structure_id"),
                                        activity.text("identifiantTechniqueDeLaStructure"))));
    }

    private static List<String> address(Claims activity) {
        String street = joined(
                activity.text("numeroVoie"),
                activity.text("indiceRepetitionVoie"),
                activity.text("codeTypeDeVoie"),
                activity.text("libelleVoie"));
        return Stream.of(
                        activity.text("complementPointGeographique"),
                        street,
                        activity.text("mentionDistribution"),
                        joined(activity.text("codePostal"), activity.text("bureauCedex")))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<Line> login() {
        String means = userinfo.text("authMode");
        return present(
                new Line(words.text("person_means"), words.name("means", means), means),
                Line.of(words.text("person_acr"), idToken.scalar("acr")),
                Line.of(words.text("person_amr"), String.join(", ", idToken.texts("amr"))),
                Line.of(words.text("person_auth_time"), authenticationTime()));
    }

    private String authenticationTime() {
        return person.idTokenClaims().get("auth_time") instanceof Number seconds
                ? words.moment(Instant.ofEpochSecond(seconds.longValue()))
                : "";
    }

    private List<Line> tokens() {
        Optional<Instant> idTokenExpiry = person.idTokenClaims().get("exp") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
        return List.of(
                Line.of(words.text("person_access_token"), remaining(person.accessExpiry())),
                Line.of(words.text("person_refresh_token"), remaining(person.refreshExpiry())),
                Line.of(words.text("person_id_token"), remaining(idTokenExpiry)));
    }

    private String remaining(Optional<Instant> expiry) {
        if (expiry.isEmpty()) {
            return words.text("person_token_unknown");
        }
        Duration left = Duration.between(clock.instant(), expiry.get());
        if (!left.isPositive()) {
            return words.text("person_token_over");
        }
        String minutes = left.toMinutes() > 0 ? left.toMinutes() + " min " : "";
        return minutes + left.toSecondsPart() + " s";
    }

    private Line coded(String label, String table, String code) {
        String name = words.name(table, code);
        return new Line(words.text(label), name, name.equals(code) ? "" : code);
    }

    private static List<Line> present(Line... lines) {
        List<Line> present = new ArrayList<>(List.of(lines));
        present.removeIf(line -> line.value().isEmpty());
        return List.copyOf(present);
    }

    private static String firstOf(String first, String otherwise) {
        return first.isEmpty() ? otherwise : first;
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }
}
