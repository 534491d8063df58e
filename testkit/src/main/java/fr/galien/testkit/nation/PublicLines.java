package fr.galien.testkit.nation;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.List;
import java.util.function.Consumer;

/**
 * A person as lines of {@code PS_LibreAcces_Personne_activite}: one for each practice × savoir-faire × activity, a practice
 * without any still giving one, whose cells for it are empty.
 *
 * @param withExpertises false to leave the four savoir-faire columns empty: the national file announces that savoir-faire
 *     will be in {@code PS_LibreAcces_SavoirFaire} alone
 */
record PublicLines(boolean withExpertises) implements PersonLines {

    @Override
    public void write(Person who, Consumer<Row> file) {
        Professional person = who.professional();
        for (Practice practice : person.practices()) {
            List<Expertise> expertises = withExpertises ? practice.expertises() : List.of();
            for (Expertise expertise : PersonLines.orOne(expertises, NO_EXPERTISE)) {
                if (practice.activities().isEmpty()) {
                    file.accept(start(person, practice, expertise).restEmpty());
                }
                for (Activity activity : practice.activities()) {
                    Row row = start(person, practice, expertise);
                    site(row.coded(Terminology.MODE, activity.modeCode()), activity.structure());
                    file.accept(end(row, activity));
                }
            }
        }
    }

    private static Row start(Professional person, Practice practice, Expertise expertise) {
        return new Row(Columns.PEOPLE)
                .identifier(person.key())
                .coded(Terminology.EXERCISE_CIVILITY, practice.civilityCode())
                .coded(Terminology.CIVILITY, person.civility())
                .cell(practice.familyName())
                .cell(practice.givenName())
                .profession(practice)
                .expertise(expertise);
    }

    private static void site(Row row, Structure site) {
        row.cell(site.siret())
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
                .coded(Terminology.STREET_TYPE, site.streetTypeCode())
                .cell(site.streetName())
                .cell(site.distribution())
                .cell(site.cedex())
                .cell(site.postalCode())
                .cell(site.communeCode())
                .cell(Town.of(site.communeCode()).name())
                .coded(Terminology.COUNTRY, site.countryCode())
                .cell(site.phone())
                .cell(site.phone2())
                .cell(site.fax())
                .cell(site.email())
                .cell(site.departmentCode())
                .cell("") // libellé département: empty in reality, as its code is
                .cell(site.formerId());
    }

    private static Row end(Row row, Activity activity) {
        return row.cell(activity.registrationAuthority())
                .coded(Terminology.SECTOR, activity.sectorCode())
                .coded(Terminology.PHARMACIST_SECTION, activity.pharmacistSectionCode())
                .coded(Terminology.ROLE, activity.roleCode())
                .coded(Terminology.KIND, activity.kindCode());
    }
}
