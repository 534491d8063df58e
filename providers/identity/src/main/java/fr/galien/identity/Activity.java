package fr.galien.identity;

/**
 * An activity: how and where a practice is carried on.
 *
 * @param modeCode              code mode exercice (TRE_R23): {@code L} libéral, {@code S} salarié, {@code B} bénévole
 * @param sectorCode            code secteur d'activité (TRE_R02): {@code SA07}…
 * @param pharmacistSectionCode code section tableau pharmaciens
 * @param roleCode              code rôle (TRE_R85)
 * @param kindCode              code genre d'activité (TRE_R22): {@code GENR01}…
 * @param registrationAuthority autorité d'enregistrement, three bodies separated by {@code /}
 * @param structure             where
 */
public record Activity(
        String modeCode,
        String sectorCode,
        String pharmacistSectionCode,
        String roleCode,
        String kindCode,
        String registrationAuthority,
        Structure structure) {}
