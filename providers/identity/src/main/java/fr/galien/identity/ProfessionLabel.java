package fr.galien.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a profession is called in French: tables TRE_G15, TRE_R95 (user of a title), TRE_R94 and TRE_R291, with the codes
 * withdrawn on 2024-12-13 that the directory still holds. The codes of TRE_G16 are those of students of the same profession.
 */
public final class ProfessionLabel {

    /** Code catégorie professionnelle (TRE_R09) of a student. */
    private static final String STUDENT = "E";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("10", "Médecin"),
            Map.entry("21", "Pharmacien"),
            Map.entry("26", "Audioprothésiste"),
            Map.entry("28", "Opticien-lunetier"),
            Map.entry("31", "Assistant dentaire"),
            Map.entry("32", "Physicien médical"),
            Map.entry("35", "Aide-soignant"),
            Map.entry("36", "Ambulancier"),
            Map.entry("37", "Auxiliaire de puériculture"),
            Map.entry("38", "Préparateur en pharmacie"),
            Map.entry("39", "Préparateur en pharmacie"),
            Map.entry("40", "Chirurgien-dentiste"),
            Map.entry("41", "Assistant de service social"),
            Map.entry("50", "Sage-femme"),
            Map.entry("60", "Infirmier"),
            Map.entry("69", "Infirmier psychiatrique"),
            Map.entry("70", "Masseur-kinésithérapeute"),
            Map.entry("71", "Ostéopathe"),
            Map.entry("72", "Psychothérapeute"),
            Map.entry("73", "Chiropracteur"),
            Map.entry("80", "Pédicure-podologue"),
            Map.entry("81", "Orthoprothésiste"),
            Map.entry("82", "Podo-orthésiste"),
            Map.entry("83", "Orthopédiste-orthésiste"),
            Map.entry("84", "Oculariste"),
            Map.entry("85", "Épithésiste"),
            Map.entry("86", "Technicien de laboratoire médical"),
            Map.entry("91", "Orthophoniste"),
            Map.entry("92", "Orthoptiste"),
            Map.entry("93", "Psychologue"),
            Map.entry("94", "Ergothérapeute"),
            Map.entry("95", "Diététicien"),
            Map.entry("96", "Psychomotricien"),
            Map.entry("98", "Manipulateur d'électroradiologie médicale"),
            Map.entry("99", "Acteur caractérisé par son rôle"));

    private static final String OF_A_STUDENT = " en formation";

    private ProfessionLabel() {}

    /** For example {@code Médecin}, or {@code Médecin en formation} for a student; empty for a code that is not known here. */
    public static Optional<String> of(Practice practice) {
        return of(practice.professionCode(), practice.categoryCode());
    }

    /** As {@link #of(Practice)}, by code profession and code catégorie professionnelle. */
    public static Optional<String> of(String professionCode, String categoryCode) {
        return Optional.ofNullable(BY_CODE.get(professionCode))
                .map(label -> categoryCode.equals(STUDENT) ? label + OF_A_STUDENT : label);
    }

    /** Every label there is, each once. */
    public static Set<String> all() {
        return BY_CODE.values().stream()
                .flatMap(label -> Stream.of(label, label + OF_A_STUDENT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
