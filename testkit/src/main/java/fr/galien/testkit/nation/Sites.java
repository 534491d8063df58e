package fr.galien.testkit.nation;

import fr.galien.identity.Structure;
import java.util.List;

/**
 * The structures of a nation, each a pure function of its kind and index, so that people share them without anyone keeping
 * them.
 */
final class Sites {

    private static final List<String> NAMES = List.of(
            "ACACIAS",
            "AMANDIERS",
            "AUBEPINES",
            "BLEUETS",
            "BRUYERES",
            "CEDRES",
            "CORMORANS",
            "DEUX RIVIERES",
            "EGLANTIERS",
            "FOUGERES",
            "GENETS",
            "HIRONDELLES",
            "JONQUILLES",
            "LAURIERS",
            "MIMOSAS",
            "ORMES",
            "PERVENCHES",
            "QUATRE VENTS",
            "SAULES",
            "TILLEULS",
            "TROIS CHENES",
            "VIOLETTES");
    private static final List<String> STREETS = List.of(
            "DE L'EGLISE",
            "DE LA FONTAINE",
            "DE LA GARE",
            "DE LA REPUBLIQUE",
            "DES ECOLES",
            "DU CHATEAU D'EAU",
            "DU GENERAL FICTIF",
            "DU MOULIN VERT",
            "VICTOR HUGO");

    private final long seed;
    private final int people;

    Sites(long seed, int people) {
        this.seed = seed;
        this.people = people;
    }

    /** One of the kind, by chance. */
    Structure any(SiteKind kind, Dice dice) {
        return at(kind, dice.below(count(kind)));
    }

    /** How many there are of the kind: two at least, so that one may leave the one for the other. */
    int count(SiteKind kind) {
        return Math.max(2, people / kind.peopleForOne);
    }

    /** Chance about one side of a structure, apart from what {@link #at} shows. */
    Dice dice(SiteKind kind, String side, int index) {
        return Dice.of(seed, kind.name() + " " + side, index);
    }

    Structure at(SiteKind kind, int index) {
        Dice dice = Dice.of(seed, kind.name(), index);
        int number = index * SiteKind.values().length + kind.ordinal();
        String siren = hasSiret(kind) ? "000" + Numbers.padded(number % 1_000_000, 6) : "";
        String siret = siren.isEmpty() ? "" : siren + Numbers.padded(number / 1_000_000 + 10, 5);
        String finess = kind.registry == SiteKind.Registry.FINESS ? "0B" + Numbers.padded(number, 7) : "";
        String finessLegalEntity = finess.isEmpty() ? "" : "0B" + Numbers.padded(9_000_000 + number % 1_000_000, 7);
        Town large = dice.pick(Town.LARGE);
        Town town = town(kind, index, large);
        String phone = Numbers.phone(number);
        String legalName = dice.pick(kind.names).replace("%s", dice.pick(NAMES));
        boolean hospital = kind.isHospital();
        return new Structure(
                siret,
                siren,
                finess,
                finessLegalEntity,
                technicalId(kind, number, finess, siret),
                legalName,
                kind == SiteKind.PHARMACY ? legalName.replace("SELARL ", "") : "",
                hospital && dice.percent(50) ? "DIRECTION DES AFFAIRES MEDICALES" : "",
                hospital && dice.percent(50) ? "BATIMENT " + (char) ('A' + dice.below(6)) : "",
                String.valueOf(1 + dice.below(199)),
                dice.percent(8) ? "B" : "",
                dice.pick(Terminology.STREET_TYPE.codes()),
                dice.pick(STREETS),
                hospital && dice.percent(40) ? "BP " + (100 + dice.below(900)) : "",
                hospital ? town.name() + " CEDEX" : "",
                town.postalCode(),
                town.communeCode(),
                hospital ? "99000" : "",
                dice.percent(85) ? phone : "",
                hospital && dice.percent(30) ? Numbers.phone(number + 1) : "",
                dice.percent(40) ? Numbers.phone(number + 2) : "",
                dice.percent(25) ? "contact@site-" + number + ".example" : "",
                "",
                formerId(kind, number, finess, siret));
    }

    /** The first of its kind stays in the large town, and so do the notable people who practise there. */
    private Town town(SiteKind kind, int index, Town large) {
        Dice dice = dice(kind, "town", index);
        return index == 0 || dice.percent(50) ? large : dice.pick(Town.ALL);
    }

    static Structure withPhone(Structure site, String phone) {
        return new Structure(
                site.siret(),
                site.siren(),
                site.finess(),
                site.finessLegalEntity(),
                site.technicalId(),
                site.legalName(),
                site.tradeName(),
                site.addresseeDetail(),
                site.locationDetail(),
                site.streetNumber(),
                site.streetNumberSuffix(),
                site.streetTypeCode(),
                site.streetName(),
                site.distribution(),
                site.cedex(),
                site.postalCode(),
                site.communeCode(),
                site.countryCode(),
                phone,
                site.phone2(),
                site.fax(),
                site.email(),
                site.departmentCode(),
                site.formerId());
    }

    private static boolean hasSiret(SiteKind kind) {
        return kind.registry != SiteKind.Registry.RPPS_RANK;
    }

    private static String technicalId(SiteKind kind, int number, String finess, String siret) {
        return switch (kind.registry) {
            case FINESS -> "F" + finess;
            case SIRET -> "C" + siret;
            case RPPS_RANK -> "R" + number;
        };
    }

    private static String formerId(SiteKind kind, int number, String finess, String siret) {
        return switch (kind.registry) {
            case FINESS -> "1" + finess;
            case SIRET -> "3" + siret;
            case RPPS_RANK -> "499700" + Numbers.padded(number, 9);
        };
    }
}
