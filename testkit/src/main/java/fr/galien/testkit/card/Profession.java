package fr.galien.testkit.card;

import java.util.List;
import java.util.Optional;

/**
 * A profession as a card carries it: the code in extension 1.2.250.1.71.1.2.7 and the label in the subject's title.
 *
 * @param code  table TRE_G15 (a student's, TRE_G16, has the same digits), 0 to 99
 * @param label in French, as printed, with its accents
 */
public record Profession(int code, String label) {

    /** The professions in force of TRE_G15, and the titles of R94 and R95 that hold cards too. */
    public static final List<Profession> KNOWN = List.of(
            new Profession(10, "Médecin"),
            new Profession(21, "Pharmacien"),
            new Profession(26, "Audioprothésiste"),
            new Profession(28, "Opticien-Lunetier"),
            new Profession(31, "Assistant dentaire"),
            new Profession(32, "Physicien médical"),
            new Profession(40, "Chirurgien-Dentiste"),
            new Profession(41, "Assistant de service social"),
            new Profession(50, "Sage-Femme"),
            new Profession(60, "Infirmier"),
            new Profession(69, "Infirmier psychiatrique"),
            new Profession(70, "Masseur-Kinésithérapeute"),
            new Profession(71, "Ostéopathe"),
            new Profession(72, "Psychothérapeute"),
            new Profession(73, "Chiropracteur"),
            new Profession(80, "Pédicure-Podologue"),
            new Profession(81, "Orthoprothésiste"),
            new Profession(82, "Podo-Orthésiste"),
            new Profession(83, "Orthopédiste-Orthésiste"),
            new Profession(84, "Oculariste"),
            new Profession(85, "Épithésiste"),
            new Profession(86, "Technicien de laboratoire médical"),
            new Profession(91, "Orthophoniste"),
            new Profession(92, "Orthoptiste"),
            new Profession(93, "Psychologue"),
            new Profession(94, "Ergothérapeute"),
            new Profession(95, "Diététicien"),
            new Profession(96, "Psychomotricien"),
            new Profession(98, "Manipulateur ERM"));

    public Profession {
        if (code < 0 || code > 99 || label.isBlank()) {
            throw new IllegalArgumentException("a profession is a code of 0 to 99 and a label");
        }
    }

    public static Optional<Profession> ofCode(int code) {
        return KNOWN.stream().filter(profession -> profession.code == code).findFirst();
    }
}
