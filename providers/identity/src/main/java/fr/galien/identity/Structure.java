package fr.galien.identity;

/**
 * The structure (site) an activity takes place in; every field is the directory's own text, empty if unknown.
 *
 * @param siret                 numéro SIRET site
 * @param siren                 numéro SIREN site
 * @param finess                numéro FINESS site
 * @param finessLegalEntity     numéro FINESS établissement juridique
 * @param technicalId           identifiant technique de la structure: {@code F}+FINESS, {@code C}+SIRET or {@code R}+number
 * @param legalName             raison sociale site
 * @param tradeName             enseigne commerciale site
 * @param addresseeDetail       complément destinataire
 * @param locationDetail        complément point géographique
 * @param streetNumber          numéro voie
 * @param streetNumberSuffix    indice répétition voie
 * @param streetTypeCode        code type de voie
 * @param streetName            libellé voie
 * @param distribution          mention distribution
 * @param cedex                 bureau cedex
 * @param postalCode            code postal
 * @param communeCode           code commune
 * @param countryCode           code pays
 * @param phone                 téléphone
 * @param phone2                téléphone 2
 * @param fax                   télécopie
 * @param email                 adresse e-mail
 * @param departmentCode        code département
 * @param formerId              ancien identifiant de la structure
 */
public record Structure(
        String siret,
        String siren,
        String finess,
        String finessLegalEntity,
        String technicalId,
        String legalName,
        String tradeName,
        String addresseeDetail,
        String locationDetail,
        String streetNumber,
        String streetNumberSuffix,
        String streetTypeCode,
        String streetName,
        String distribution,
        String cedex,
        String postalCode,
        String communeCode,
        String countryCode,
        String phone,
        String phone2,
        String fax,
        String email,
        String departmentCode,
        String formerId) {}
