package fr.galien.testkit.nation;

import static fr.galien.testkit.nation.SiteKind.AMBULANCES;
import static fr.galien.testkit.nation.SiteKind.APPLIANCES;
import static fr.galien.testkit.nation.SiteKind.ASSOCIATION;
import static fr.galien.testkit.nation.SiteKind.CHILD_PROTECTION;
import static fr.galien.testkit.nation.SiteKind.COMPANY;
import static fr.galien.testkit.nation.SiteKind.GROUP_CABINET;
import static fr.galien.testkit.nation.SiteKind.HEALTH_CENTRE;
import static fr.galien.testkit.nation.SiteKind.HEALTH_HOUSE;
import static fr.galien.testkit.nation.SiteKind.LABORATORY;
import static fr.galien.testkit.nation.SiteKind.MILITARY_HOSPITAL;
import static fr.galien.testkit.nation.SiteKind.NON_PROFIT_CLINIC;
import static fr.galien.testkit.nation.SiteKind.NURSING_HOME;
import static fr.galien.testkit.nation.SiteKind.PHARMACY;
import static fr.galien.testkit.nation.SiteKind.PRIVATE_CLINIC;
import static fr.galien.testkit.nation.SiteKind.PUBLIC_HOSPITAL;
import static fr.galien.testkit.nation.SiteKind.SCHOOL;
import static fr.galien.testkit.nation.SiteKind.SOLO_CABINET;

import fr.galien.identity.Practice;
import fr.galien.testkit.nation.Occupation.Post;
import fr.galien.testkit.nation.Occupation.Title;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every occupation of the nation, once, and the pairs one person may hold together. */
final class Occupations {

    private static final List<Post> CABINETS =
            List.of(liberal(SOLO_CABINET), liberal(GROUP_CABINET), liberal(HEALTH_HOUSE), locum(GROUP_CABINET));
    private static final List<Post> HOSPITALS = List.of(
            salaried(PUBLIC_HOSPITAL),
            salaried(PUBLIC_HOSPITAL),
            salaried(PRIVATE_CLINIC),
            salaried(NON_PROFIT_CLINIC),
            salaried(MILITARY_HOSPITAL));
    private static final List<Post> COMMUNITY = List.of(
            salaried(HEALTH_CENTRE),
            salaried(CHILD_PROTECTION),
            new Post("S", SCHOOL, "GENR04", ""),
            new Post("B", ASSOCIATION, "GENR01", ""));
    private static final List<Post> EVERYWHERE = join(join(CABINETS, HOSPITALS), COMMUNITY);
    private static final List<Post> WORKSHOPS = List.of(liberal(APPLIANCES), salaried(APPLIANCES));
    private static final List<Post> TRAINING = List.of(salaried(PUBLIC_HOSPITAL), salaried(NON_PROFIT_CLINIC));

    static final List<Occupation> ALL = List.of(
            of("10", "Médecin", 220, "CNOM/CNOM/CNOM", Title.DOCTOR, codes("SM"), EVERYWHERE),
            of("21", "Pharmacien", 70, "CNOP/CNOP/CNOP", Title.SOMETIMES_DOCTOR, List.of(), pharmacies()),
            of("26", "Audioprothésiste", 6, Registrar.STATE, WORKSHOPS),
            of("28", "Opticien-lunetier", 40, Registrar.STATE, WORKSHOPS),
            of("31", "Assistant dentaire", 20, Registrar.STATE, List.of(salaried(GROUP_CABINET))),
            of("32", "Physicien médical", 2, Registrar.STATE, HOSPITALS),
            of("40", "Chirurgien-dentiste", 45, "ONCD/ONCD/ONCD", Title.DOCTOR, codes("SCD"), CABINETS),
            of("50", "Sage-femme", 25, "CNOSF/CNOSF/CNOSF", Title.CIVIL, List.of(), EVERYWHERE),
            of("60", "Infirmier", 400, "ONI/ONI/ONI", Title.CIVIL, codes("SI"), EVERYWHERE),
            of("69", "Infirmier psychiatrique", 3, "ONI/ONI/ONI", Title.CIVIL, List.of(), HOSPITALS),
            of("70", "Masseur-kinésithérapeute", 90, "CNOMK/CNOMK/CNOMK", Title.CIVIL, List.of(), EVERYWHERE),
            of("80", "Pédicure-podologue", 14, "ONPP/ONPP/ONPP", Title.CIVIL, List.of(), CABINETS),
            of("81", "Orthoprothésiste", 2, Registrar.STATE, WORKSHOPS),
            of("82", "Podo-orthésiste", 2, Registrar.STATE, WORKSHOPS),
            of("83", "Orthopédiste-orthésiste", 2, Registrar.STATE, WORKSHOPS),
            of("84", "Oculariste", 1, Registrar.STATE, WORKSHOPS),
            of("85", "Épithésiste", 1, Registrar.STATE, WORKSHOPS),
            of("86", "Technicien de laboratoire médical", 25, Registrar.STATE, List.of(salaried(LABORATORY))),
            of("91", "Orthophoniste", 20, Registrar.STATE, EVERYWHERE),
            of("92", "Orthoptiste", 4, Registrar.STATE, CABINETS),
            of("94", "Ergothérapeute", 12, Registrar.STATE, EVERYWHERE),
            of("95", "Diététicien", 12, Registrar.STATE, EVERYWHERE),
            of("96", "Psychomotricien", 12, Registrar.STATE, EVERYWHERE),
            of("98", "Manipulateur ERM", 25, Registrar.STATE, HOSPITALS),
            student("10", "Médecin en formation", 35, "CNOM/CNOM/CNOM"),
            student("21", "Pharmacien en formation", 8, "CNOP/CNOP/CNOP"),
            student("40", "Chirurgien-dentiste en formation", 5, "ONCD/ONCD/ONCD"),
            student("50", "Sage-femme en formation", 4, "CNOSF/CNOSF/CNOSF"),
            of("71", "Ostéopathe", 25, Registrar.STATE, CABINETS),
            of("72", "Psychothérapeute", 8, Registrar.STATE, CABINETS),
            of("73", "Chiropracteur", 2, Registrar.STATE, CABINETS),
            of("93", "Psychologue", 50, Registrar.STATE, EVERYWHERE),
            of("41", "Assistant de service social", 20, Registrar.STATE, join(HOSPITALS, COMMUNITY)),
            role("313", 80, salaried(PUBLIC_HOSPITAL), salaried(NURSING_HOME), salaried(PRIVATE_CLINIC)),
            role("314", 12, salaried(AMBULANCES)),
            role("315", 12, salaried(PUBLIC_HOSPITAL), salaried(CHILD_PROTECTION)),
            role("316", 5, salaried(PUBLIC_HOSPITAL)),
            role("317", 20, salaried(PHARMACY)),
            role("318", 10, new Post("S", ASSOCIATION, "GENR99", "")),
            role("320", 3, new Post("S", ASSOCIATION, "GENR09", "")),
            role("330", 2, new Post("S", HEALTH_HOUSE, "GENR08", "")),
            role("331", 40, new Post("S", PUBLIC_HOSPITAL, "GENR13", ""), new Post("S", GROUP_CABINET, "GENR13", "")),
            role("332", 8, new Post("S", GROUP_CABINET, "GENR13", ""), new Post("S", HEALTH_HOUSE, "GENR13", "")),
            role("353", 5, salaried(NURSING_HOME)),
            role("354", 8, salaried(PUBLIC_HOSPITAL)));

    private static final Map<String, Occupation> BY_KEY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Occupations::key, Function.identity()));

    private static final Map<String, String> LABELS = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(
                    one -> labelKey(one.professionCode(), one.student()), Occupation::label, (same, other) -> same));

    private static final Map<String, List<String>> EXPERTISES = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(
                    one -> labelKey(one.professionCode(), one.student()),
                    Occupation::expertises,
                    (same, other) -> same));

    /** Codes of the shape of TRE_R48, numbered in the order above: the national table numbers them otherwise. */
    private static final Map<String, Coded> DIPLOMAS = diplomas();

    /** What someone of the first may be as well. */
    private static final Map<Occupation, List<Occupation>> SECONDS = Map.of(
            get("10"), List.of(get("21"), get("40"), get("71")),
            get("60"), List.of(get("71"), get("95"), get("93"), get("10E")),
            get("70"), List.of(get("71")),
            get("93"), List.of(get("72")),
            get("50"), List.of(get("60"), get("71")));

    private Occupations() {}

    /** @param key the profession code, followed by {@code E} for a student or {@code /role} for profession 99 */
    static Occupation get(String key) {
        return BY_KEY.get(key);
    }

    static List<Occupation> secondsOf(Occupation first) {
        return SECONDS.getOrDefault(first, List.of());
    }

    /** The label of a profession code, which a student's category changes. */
    static String professionLabel(Practice practice) {
        return LABELS.get(labelKey(practice));
    }

    /** The savoir-faire one may have in a practice. */
    static List<String> expertisesOf(Practice practice) {
        return EXPERTISES.get(labelKey(practice));
    }

    /** The diploma a practice takes, {@code DE01} onwards; none for a student nor for profession 99. */
    static Optional<Coded> diplomaOf(Practice practice) {
        return Optional.ofNullable(DIPLOMAS.get(labelKey(practice)));
    }

    private static String labelKey(Practice practice) {
        return labelKey(practice.professionCode(), practice.categoryCode().equals("E"));
    }

    private static String labelKey(String professionCode, boolean student) {
        return professionCode + (student ? "E" : "");
    }

    private static String key(Occupation one) {
        return labelKey(one.professionCode(), one.student()) + (one.role().isEmpty() ? "" : "/" + one.role());
    }

    private static Occupation of(
            String code,
            String label,
            int weight,
            String registrar,
            Title title,
            List<String> expertises,
            List<Post> posts) {
        return new Occupation(code, label, false, "", weight, registrar, title, expertises, posts);
    }

    private static Occupation of(String code, String label, int weight, String registrar, List<Post> posts) {
        return of(code, label, weight, registrar, Title.CIVIL, List.of(), posts);
    }

    private static Occupation student(String code, String label, int weight, String registrar) {
        return new Occupation(code, label, true, "", weight, registrar, Title.CIVIL, List.of(), TRAINING);
    }

    private static Occupation role(String role, int weight, Post... posts) {
        return new Occupation(
                "99",
                "Acteur caractérisé par son rôle",
                false,
                role,
                weight,
                Registrar.STATE,
                Title.CIVIL,
                List.of(),
                List.of(posts));
    }

    private static List<Post> pharmacies() {
        return List.of(
                new Post("L", PHARMACY, "GENR01", "A"),
                new Post("S", PHARMACY, "GENR01", "D"),
                new Post("S", PUBLIC_HOSPITAL, "GENR01", "H"),
                new Post("S", LABORATORY, "GENR01", "G"),
                new Post("S", COMPANY, "GENR04", "B"));
    }

    private static Post liberal(SiteKind site) {
        return new Post("L", site, "GENR01", "");
    }

    private static Post locum(SiteKind site) {
        return new Post("L", site, "GENR02", "");
    }

    private static Post salaried(SiteKind site) {
        return new Post("S", site, "GENR01", "");
    }

    private static Map<String, Coded> diplomas() {
        List<Occupation> learnt = ALL.stream()
                .filter(one -> !one.student() && one.role().isEmpty())
                .toList();
        return IntStream.range(0, learnt.size())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(index -> key(learnt.get(index)), index -> {
                    String label = "DE " + learnt.get(index).label();
                    return new Coded("DE" + Numbers.padded(index + 1, 2), label);
                }));
    }

    private static List<String> codes(String prefix) {
        return Terminology.EXPERTISE.codes().stream()
                .filter(code -> code.startsWith(prefix))
                .toList();
    }

    private static List<Post> join(List<Post> some, List<Post> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Professions without an order of their own are registered by the State. */
    private static final class Registrar {
        static final String STATE = "ARS/ARS/ARS";
    }
}
