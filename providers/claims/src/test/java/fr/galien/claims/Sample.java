package fr.galien.claims;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fictitious people whose claims are known. */
public final class Sample {

    public static final Activity CABINET = new Activity(
            "L",
            "SA07",
            "",
            "",
            "GENR01",
            "CNOM/CNOM/CNOM",
            new Structure(
                    "",
                    "",
                    "",
                    "",
                    "R102671",
                    "CABINET DES TILLEULS",
                    "",
                    "",
                    "",
                    "2",
                    "B",
                    "R",
                    "DU MOULIN VERT",
                    "",
                    "",
                    "75009",
                    "75109",
                    "",
                    "0199000001",
                    "",
                    "",
                    "",
                    "",
                    "499700000005006"));

    public static final Activity HOSPITAL = new Activity(
            "S",
            "SA01",
            "",
            "FON-AU",
            "GENR04",
            "CNOM/CNOM/ARS",
            new Structure(
                    "00000000016972",
                    "000000000",
                    "0B0193488",
                    "0B9193488",
                    "F0B0193488",
                    "HOPITAL GENERIQUE",
                    "HG",
                    "SERVICE DE GERIATRIE",
                    "BATIMENT B",
                    "20",
                    "",
                    "AV",
                    "DE LA REPUBLIQUE",
                    "BP 12",
                    "RENNES CEDEX",
                    "35033",
                    "35238",
                    "99000",
                    "0199000002",
                    "0199000003",
                    "0199000004",
                    "contact@hopital.example",
                    "35",
                    "10B0193488"));

    private static final Expertise GENERAL_MEDICINE = new Expertise("S", "SM54");
    private static final Expertise GERIATRICS = new Expertise("S", "SM18");

    private Sample() {}

    /** Known by an ADELI identifier first, now by an RPPS number; two specialties, two sites. */
    public static Professional doctor() {
        return person(
                List.of("00B6087510", "899700000005"),
                doctorOf(List.of(GENERAL_MEDICINE, GERIATRICS), List.of(CABINET, HOSPITAL)));
    }

    public static Professional doctorWithoutExpertise() {
        return person(List.of("899700000005"), doctorOf(List.of(), List.of(CABINET)));
    }

    public static Professional withoutActivity() {
        return person(List.of("899700000005"), doctorOf(List.of(GERIATRICS), List.of()));
    }

    public static Professional withoutPractice() {
        return person(List.of("899700000005"));
    }

    /** A nurse who learns medicine, and was a doctor nowhere. */
    public static Professional nurseAndStudent() {
        return person(
                List.of("899700000005"),
                new Practice("60", "C", "MME", "D'AUBREUIL", "Éloïse", List.of(), List.of(HOSPITAL)),
                new Practice("10", "E", "MME", "D'AUBREUIL", "Éloïse", List.of(), List.of(HOSPITAL)),
                new Practice("60", "M", "MME", "D'AUBREUIL", "Éloïse", List.of(), List.of()));
    }

    public static Professional withIdentifiers(String... ids) {
        return person(List.of(ids), doctorOf(List.of(), List.of(CABINET)));
    }

    private static Practice doctorOf(List<Expertise> expertises, List<Activity> activities) {
        return new Practice("10", "C", "DR", "D'AUBREUIL", "Éloïse", expertises, activities);
    }

    private static Professional person(List<String> ids, Practice... practices) {
        List<NationalId> known = ids.stream().map(NationalId::new).toList();
        return new Professional(
                known.getFirst(),
                Stream.concat(
                                known.stream().filter(id -> id.rpps().isPresent()),
                                known.stream().filter(id -> id.rpps().isEmpty()))
                        .map(Identifier::of)
                        .toList(),
                "MME",
                "D'AUBREUIL",
                "Éloïse",
                List.of(practices),
                Optional.empty());
    }
}
