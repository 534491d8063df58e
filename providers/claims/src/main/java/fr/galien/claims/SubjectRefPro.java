package fr.galien.claims;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The claim {@code SubjectRefPro}: an exercice for each practice × savoir-faire, each with every activity of the practice.
 * Every key is there, in the order and the spelling of Pro Santé Connect ({@code numeroFinessetablissementJuridique}).
 */
final class SubjectRefPro {

    private static final Expertise NONE = new Expertise("", "");

    private SubjectRefPro() {}

    static Map<String, Object> of(Professional person) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("codeCivilite", person.civility());
        claim.put(
                "exercices",
                person.practices().stream()
                        .flatMap(practice -> expertises(practice).stream().map(one -> exercice(practice, one)))
                        .toList());
        return claim;
    }

    private static List<Expertise> expertises(Practice practice) {
        return practice.expertises().isEmpty() ? List.of(NONE) : practice.expertises();
    }

    private static Map<String, Object> exercice(Practice practice, Expertise expertise) {
        Map<String, Object> exercice = new LinkedHashMap<>();
        exercice.put("codeProfession", practice.professionCode());
        exercice.put("codeCategorieProfessionnelle", practice.categoryCode());
        exercice.put("codeCiviliteDexercice", practice.civilityCode());
        exercice.put("nomDexercice", practice.familyName());
        exercice.put("prenomDexercice", practice.givenName());
        exercice.put("codeTypeSavoirFaire", expertise.typeCode());
        exercice.put("codeSavoirFaire", expertise.code());
        exercice.put(
                "activities",
                practice.activities().stream().map(SubjectRefPro::activity).toList());
        return exercice;
    }

    private static Map<String, Object> activity(Activity activity) {
        Structure site = activity.structure();
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("codeModeExercice", activity.modeCode());
        claim.put("codeSecteurDactivite", activity.sectorCode());
        claim.put("codeSectionPharmacien", activity.pharmacistSectionCode());
        claim.put("codeRole", activity.roleCode());
        claim.put("codeGenreActivite", activity.kindCode());
        claim.put("numeroSiretSite", site.siret());
        claim.put("numeroSirenSite", site.siren());
        claim.put("numeroFinessSite", site.finess());
        claim.put("numeroFinessetablissementJuridique", site.finessLegalEntity());
        claim.put("identifiantTechniqueDeLaStructure", site.technicalId());
        claim.put("raisonSocialeSite", site.legalName());
        claim.put("enseigneCommercialeSite", site.tradeName());
        claim.put("complementDestinataire", site.addresseeDetail());
        claim.put("complementPointGeographique", site.locationDetail());
        claim.put("numeroVoie", site.streetNumber());
        claim.put("indiceRepetitionVoie", site.streetNumberSuffix());
        claim.put("codeTypeDeVoie", site.streetTypeCode());
        claim.put("libelleVoie", site.streetName());
        claim.put("mentionDistribution", site.distribution());
        claim.put("bureauCedex", site.cedex());
        claim.put("codePostal", site.postalCode());
        claim.put("codeCommune", site.communeCode());
        claim.put("codePays", site.countryCode());
        claim.put("telephone", site.phone());
        claim.put("telephone2", site.phone2());
        claim.put("telecopie", site.fax());
        claim.put("adresseEMail", site.email());
        claim.put("codeDepartement", site.departmentCode());
        claim.put("ancienIdentifiantDeLaStructure", site.formerId());
        claim.put("autoriteDenregistrement", activity.registrationAuthority());
        return claim;
    }
}
