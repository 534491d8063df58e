package fr.galien.directory.extraction;

import fr.galien.identity.Activity;
import fr.galien.identity.Structure;
import java.util.Iterator;
import java.util.List;

/** The columns that make an activity and its structure, in the order of their two records. */
final class ActivityColumns {

    private static final List<Column> IN_ORDER = List.of(
            Column.MODE,
            Column.SECTOR,
            Column.PHARMACIST_SECTION,
            Column.ROLE,
            Column.KIND,
            Column.REGISTRATION_AUTHORITY,
            Column.SIRET,
            Column.SIREN,
            Column.FINESS,
            Column.FINESS_LEGAL_ENTITY,
            Column.TECHNICAL_ID,
            Column.LEGAL_NAME,
            Column.TRADE_NAME,
            Column.ADDRESSEE_DETAIL,
            Column.LOCATION_DETAIL,
            Column.STREET_NUMBER,
            Column.STREET_NUMBER_SUFFIX,
            Column.STREET_TYPE,
            Column.STREET_NAME,
            Column.DISTRIBUTION,
            Column.CEDEX,
            Column.POSTAL_CODE,
            Column.COMMUNE,
            Column.COUNTRY,
            Column.PHONE,
            Column.PHONE_2,
            Column.FAX,
            Column.EMAIL,
            Column.DEPARTMENT,
            Column.FORMER_ID);

    private ActivityColumns() {}

    static Values of(Row row) {
        return row.values(IN_ORDER);
    }

    static Activity activity(Values values) {
        Iterator<String> next = values.texts().iterator();
        return new Activity(
                next.next(), // mode
                next.next(), // sector
                next.next(), // pharmacist section
                next.next(), // role
                next.next(), // kind
                next.next(), // registration authority
                structure(next));
    }

    private static Structure structure(Iterator<String> next) {
        return new Structure(
                next.next(), // siret
                next.next(), // siren
                next.next(), // finess
                next.next(), // finess of the legal entity
                next.next(), // technical id
                next.next(), // legal name
                next.next(), // trade name
                next.next(), // addressee detail
                next.next(), // location detail
                next.next(), // street number
                next.next(), // street number suffix
                next.next(), // street type
                next.next(), // street name
                next.next(), // distribution
                next.next(), // cedex
                next.next(), // postal code
                next.next(), // commune
                next.next(), // country
                next.next(), // phone
                next.next(), // phone 2
                next.next(), // fax
                next.next(), // e-mail
                next.next(), // department
                next.next()); // former id
    }
}
