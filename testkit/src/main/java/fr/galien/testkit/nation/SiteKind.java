package fr.galien.testkit.nation;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of structure people practise in: the sector, how many people share one, how it is identified and called. */
enum SiteKind {
    PUBLIC_HOSPITAL("SA01", 150, Registry.FINESS, "CENTRE HOSPITALIER DES %s", "HOPITAL DES %s", "CHU DES %s"),
    MILITARY_HOSPITAL("SA02", 4000, Registry.FINESS, "HOPITAL D'INSTRUCTION DES ARMEES DES %s"),
    NON_PROFIT_CLINIC("SA03", 300, Registry.FINESS, "FONDATION DES %s"),
    PRIVATE_CLINIC("SA04", 120, Registry.FINESS, "CLINIQUE DES %s", "POLYCLINIQUE DES %s"),
    HEALTH_CENTRE("SA05", 200, Registry.FINESS, "CENTRE DE SANTE DES %s"),
    SOLO_CABINET("SA07", 2, Registry.RPPS_RANK, "CABINET DES %s"),
    GROUP_CABINET("SA08", 8, Registry.RPPS_RANK, "CABINET MEDICAL DES %s", "SCM DES %s", "MAISON MEDICALE DES %s"),
    COMPANY("SA09", 30, Registry.SIRET, "LABORATOIRES %s", "SOCIETE %s"),
    SCHOOL("SA14", 400, Registry.SIRET, "RECTORAT DES %s"),
    CHILD_PROTECTION("SA15", 400, Registry.SIRET, "PMI DES %s"),
    NURSING_HOME("SA17", 60, Registry.FINESS, "EHPAD LES %s", "RESIDENCE LES %s"),
    LABORATORY("SA25", 150, Registry.FINESS, "LABORATOIRE DE BIOLOGIE DES %s"),
    ASSOCIATION("SA28", 200, Registry.SIRET, "ASSOCIATION LES %s"),
    PHARMACY("SA33", 20, Registry.SIRET, "PHARMACIE DES %s", "SELARL PHARMACIE DES %s"),
    APPLIANCES("SA42", 40, Registry.SIRET, "APPAREILLAGE DES %s", "OPTIQUE DES %s"),
    HEALTH_HOUSE("SA52", 60, Registry.FINESS, "MSP DES %s"),
    AMBULANCES("SA10", 80, Registry.SIRET, "AMBULANCES DES %s");

    /** The registry a structure is identified in, which makes its technical identifier. */
    enum Registry {
        FINESS,
        SIRET,
        RPPS_RANK
    }

    final String sectorCode;
    final int peopleForOne;
    final Registry registry;
    final List<String> names;

    SiteKind(String sectorCode, int peopleForOne, Registry registry, String... names) {
        this.sectorCode = sectorCode;
        this.peopleForOne = peopleForOne;
        this.registry = registry;
        this.names = List.of(names);
    }

    /** Each kind has a sector of its own. */
    static SiteKind ofSector(String sectorCode) {
        return Stream.of(values())
                .filter(kind -> kind.sectorCode.equals(sectorCode))
                .findFirst()
                .orElseThrow();
    }

    boolean isHospital() {
        return switch (this) {
            case PUBLIC_HOSPITAL, MILITARY_HOSPITAL, NON_PROFIT_CLINIC, PRIVATE_CLINIC -> true;
            default -> false;
        };
    }
}
