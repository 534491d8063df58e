package fr.galien.token;

import fr.galien.directory.FindMandate.Mandate;
import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Structure;
import fr.galien.oidc.StructureNumber;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * As what, where and for whom somebody acts. Every field is the directory's own text, empty if unknown.
 *
 * @param professionCode        code profession
 * @param categoryCode          code catégorie professionnelle
 * @param expertise             savoir-faire; empty unless the directory names exactly one
 * @param pharmacistSectionCode code section tableau pharmaciens
 * @param roleCode              code rôle (TRE_R85)
 * @param sectorCode            code secteur d'activité ({@code SA07})
 * @param modeCode              code mode exercice
 * @param structure             the number the software was identified by
 * @param structureId           identifiant technique de la structure
 * @param structureName         as people call it
 */
public record Situation(
        String professionCode,
        String categoryCode,
        Optional<Expertise> expertise,
        String pharmacistSectionCode,
        String roleCode,
        String sectorCode,
        String modeCode,
        StructureNumber structure,
        String structureId,
        String structureName) {

    static Situation of(Practice practice, Activity activity, StructureNumber structure) {
        Structure site = activity.structure();
        return new Situation(
                practice.professionCode(),
                practice.categoryCode(),
                only(practice),
                activity.pharmacistSectionCode(),
                activity.roleCode(),
                activity.sectorCode(),
                activity.modeCode(),
                structure,
                site.technicalId(),
                site.legalName().isEmpty() ? site.tradeName() : site.legalName());
    }

    /** Of somebody who has no activity there and speaks for it all the same. */
    static Situation of(Practice practice, Mandate mandate, StructureNumber structure) {
        return new Situation(
                practice.professionCode(),
                practice.categoryCode(),
                only(practice),
                "",
                "",
                mandate.sectorCode(),
                "",
                structure,
                "",
                mandate.structureName());
    }

    private static Optional<Expertise> only(Practice practice) {
        return practice.expertises().size() == 1
                ? Optional.of(practice.expertises().getFirst())
                : Optional.empty();
    }

    /** As {@code situation_exercice} writes it: {@code 10C/SA07/L}. */
    public String written() {
        return Stream.of(professionCode + categoryCode, sectorCode, modeCode)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
