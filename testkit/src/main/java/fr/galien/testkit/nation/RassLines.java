package fr.galien.testkit.nation;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Structure;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A person as lines of {@code Extraction_ProSanteConnect_Personne_activite}: multiplied as in the public file, with the
 * civil status and without labels.
 *
 * @param columns {@link Columns#RASS} or {@link Columns#RASS_OF_2021}
 */
record RassLines(List<String> columns) implements PersonLines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    @Override
    public void write(Person who, Consumer<Row> file) {
        CivilStatus civil = CivilStatus.of(who);
        for (Practice practice : who.professional().practices()) {
            for (Expertise expertise : PersonLines.orOne(practice.expertises(), NO_EXPERTISE)) {
                if (practice.activities().isEmpty()) {
                    file.accept(start(who, civil, practice, expertise).restEmpty());
                }
                for (Activity activity : practice.activities()) {
                    file.accept(end(start(who, civil, practice, expertise), activity));
                }
            }
        }
    }

    private Row start(Person who, CivilStatus civil, Practice practice, Expertise expertise) {
        return new Row(columns)
                .identifier(who.professional().key())
                .cell(civil.familyName())
                .cell(civil.joinedGivenNames())
                .cell(DAY.format(civil.birthDate()))
                .cell(civil.birthCommune())
                .cell(civil.birthCountry())
                .cell(civil.birthPlace())
                .cell(civil.sexCode())
                .cell(civil.phone())
                .cell(civil.email())
                .cell(who.professional().civility())
                .cell(practice.professionCode())
                .cell(practice.categoryCode())
                .cell(practice.civilityCode())
                .cell(practice.familyName())
                .cell(practice.givenName())
                .cell(expertise.typeCode())
                .cell(expertise.code());
    }

    private Row end(Row row, Activity activity) {
        row.cell(activity.modeCode())
                .cell(activity.sectorCode())
                .cell(activity.pharmacistSectionCode())
                .cell(activity.roleCode());
        site(row, activity.structure()).cell(activity.registrationAuthority());
        return columns.equals(Columns.RASS) ? row.cell(activity.kindCode()) : row;
    }

    private static Row site(Row row, Structure site) {
        return row.cell(site.siret())
                .cell(site.siren())
                .cell(site.finess())
                .cell(site.finessLegalEntity())
                .cell(site.technicalId())
                .cell(site.legalName())
                .cell(site.tradeName())
                .cell(site.addresseeDetail())
                .cell(site.locationDetail())
                .cell(site.streetNumber())
                .cell(site.streetNumberSuffix())
                .cell(site.streetTypeCode())
                .cell(site.streetName())
                .cell(site.distribution())
                .cell(site.cedex())
                .cell(site.postalCode())
                .cell(site.communeCode())
                .cell(site.countryCode())
                .cell(site.phone())
                .cell(site.phone2())
                .cell(site.fax())
                .cell(site.email())
                .cell(site.departmentCode())
                .cell(site.formerId());
    }
}
