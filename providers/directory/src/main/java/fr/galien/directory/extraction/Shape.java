package fr.galien.directory.extraction;

import static fr.galien.directory.extraction.Column.*;

import fr.galien.directory.Dataset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The columns a dataset's rows are kept with, the key first. */
enum Shape {
    PEOPLE(
            Dataset.PEOPLE,
            NATIONAL_ID,
            CIVILITY,
            FAMILY_NAME,
            GIVEN_NAME,
            PRACTICE_CIVILITY,
            PROFESSION,
            CATEGORY,
            EXPERTISE_TYPE,
            EXPERTISE,
            MODE,
            SECTOR,
            PHARMACIST_SECTION,
            ROLE,
            KIND,
            REGISTRATION_AUTHORITY,
            SIRET,
            SIREN,
            FINESS,
            FINESS_LEGAL_ENTITY,
            TECHNICAL_ID,
            LEGAL_NAME,
            TRADE_NAME,
            ADDRESSEE_DETAIL,
            LOCATION_DETAIL,
            STREET_NUMBER,
            STREET_NUMBER_SUFFIX,
            STREET_TYPE,
            STREET_NAME,
            DISTRIBUTION,
            CEDEX,
            POSTAL_CODE,
            COMMUNE,
            COUNTRY,
            PHONE,
            PHONE_2,
            FAX,
            EMAIL,
            DEPARTMENT,
            FORMER_ID,
            PROFESSION_LABEL,
            COMMUNE_LABEL),
    SAVOIR_FAIRE(Dataset.SAVOIR_FAIRE, NATIONAL_ID, PROFESSION, CATEGORY, EXPERTISE_TYPE, EXPERTISE),
    DIPLOMAS(Dataset.DIPLOMAS, NATIONAL_ID, DIPLOMA_TYPE, DIPLOMA, AUTHORISATION_TYPE, AUTHORISATION),
    CARDS(Dataset.CARDS, CARD_NUMBER, CARD_HOLDER, CARD_TYPE, CARD_VALID_FROM, CARD_VALID_TO, CARD_OPPOSED_ON),
    MAILBOXES(Dataset.MAILBOXES, MAILBOX, MAILBOX_TYPE, NATIONAL_ID, STRUCTURE_ID_TYPE, STRUCTURE_ID),
    CONTACTS(Dataset.CONTACTS, NATIONAL_ID, PRIVATE_PHONE, PRIVATE_EMAIL),
    MERGES(Dataset.MERGES, ADELI, RPPS);

    private static final Map<Dataset, Shape> BY_DATASET = new EnumMap<>(Dataset.class);

    static {
        for (Shape shape : values()) {
            BY_DATASET.put(shape.dataset, shape);
        }
    }

    private final Dataset dataset;
    private final List<Column> columns;
    private final int[] places = new int[Column.values().length];

    Shape(Dataset dataset, Column... columns) {
        this.dataset = dataset;
        this.columns = List.of(columns);
        for (int place = 0; place < columns.length; place++) {
            places[columns[place].ordinal()] = place;
        }
    }

    static Shape of(Dataset dataset) {
        return BY_DATASET.get(dataset);
    }

    Dataset dataset() {
        return dataset;
    }

    List<Column> columns() {
        return columns;
    }

    /** Where a column of this shape is. */
    int place(Column column) {
        return places[column.ordinal()];
    }
}
