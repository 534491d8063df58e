package fr.galien.testkit.nation;

import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.List;
import java.util.function.Consumer;

/**
 * A person as lines of the file: one for each practice × savoir-faire × activity, a practice without any still giving one,
 * whose cells for it are empty.
 */
final class Rows {

    private static final Expertise NO_EXPERTISE = new Expertise("", "");

    private Rows() {}

    static void of(Professional person, Consumer<String> line) {
        for (Practice practice : person.practices()) {
            for (Expertise expertise : orOne(practice.expertises(), NO_EXPERTISE)) {
                if (practice.activities().isEmpty()) {
                    line.accept(start(person, practice, expertise).restEmpty().text());
                }
                for (Activity activity : practice.activities()) {
                    Row row = start(person, practice, expertise);
                    site(row.coded(Terminology.MODE, activity.modeCode()), activity.structure());
                    line.accept(end(row, activity).text());
                }
            }
        }
    }

    private static Row start(Professional person, Practice practice, Expertise expertise) {
        NationalId id = person.key();
        boolean student = practice.categoryCode().equals("E");
        return new Row()
                .cell(id.value().substring(0, 1))
                .cell(id.withoutTypeDigit().orElseThrow())
                .cell(id.value())
                .coded(Terminology.EXERCISE_CIVILITY, practice.civilityCode())
                .coded(Terminology.CIVILITY, person.civility())
                .cell(practice.familyName())
                .cell(practice.givenName())
                .cell(practice.professionCode())
                .cell(Occupations.professionLabel(practice.professionCode(), student))
                .coded(Terminology.CATEGORY, practice.categoryCode())
                .coded(Terminology.EXPERTISE_TYPE, expertise.typeCode())
                .coded(Terminology.EXPERTISE, expertise.code());
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

    private static <T> List<T> orOne(List<T> some, T otherwise) {
        return some.isEmpty() ? List.of(otherwise) : some;
    }
}
