package fr.galien.token;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Identifier;
import fr.galien.identity.IdentifierOrigin;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.List;
import java.util.Optional;

/** People and places, made for these tests. */
final class Sample {

    static final String HOSPITAL = "10B0000001";
    static final String HOSPITAL_ENTITY = "10B9000001";
    static final String CABINET = "499900000000000";

    private Sample() {}

    static Structure hospital(String site) {
        return structure("0B000000" + site, "0B9000001", "F0B000000" + site, "10B000000" + site, "HOPITAL " + site);
    }

    static Structure cabinet() {
        return structure("", "", "R10100000000001", CABINET, "CABINET");
    }

    static Activity activity(String mode, String sector, Structure where) {
        return new Activity(mode, sector, "", "", "GENR01", "", where);
    }

    static Practice doctor(Activity... activities) {
        return new Practice("10", "C", "DR", "MARTIN", "Zoé", List.of(new Expertise("S", "SM54")), List.of(activities));
    }

    static Practice student(Activity... activities) {
        return new Practice("10", "E", "", "MARTIN", "Zoé", List.of(), List.of(activities));
    }

    static Professional person(Practice... practices) {
        NationalId id = new NationalId("899900000001");
        return new Professional(
                id,
                List.of(new Identifier(id, IdentifierOrigin.RPPS, 1)),
                "MME",
                "MARTIN",
                "Zoé",
                List.of(practices),
                Optional.empty());
    }

    private static Structure structure(String finess, String entity, String id, String formerId, String name) {
        return new Structure(
                "", "", finess, entity, id, name, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "",
                formerId);
    }
}
