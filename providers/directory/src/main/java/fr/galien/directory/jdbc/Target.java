package fr.galien.directory.jdbc;

import fr.galien.directory.Dataset;
import fr.galien.directory.extraction.CardRows;
import fr.galien.directory.extraction.ContactRows;
import fr.galien.directory.extraction.DiplomaRows;
import fr.galien.directory.extraction.MailboxRows;
import fr.galien.directory.extraction.PersonRows;
import fr.galien.directory.extraction.Records;
import fr.galien.directory.extraction.SavoirFaireRows;
import fr.galien.identity.Professional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table a dataset is stored in, and how an entry of it is made of rows. */
enum Target {
    PEOPLE(Dataset.PEOPLE, "professional", PersonRow.COLUMNS, Absence.LEAVES) {
        @Override
        Made make(String key, Records.Group rows, Words words) {
            PersonRows person = new PersonRows(key, rows);
            if (person.areOfTwo()) {
                return new Made.Held("two identifiers differ by case only");
            }
            Professional professional = person.professional();
            return new Made.Entry(
                    new PersonRow(key, professional, person.labels()).values(words), Optional.of(professional));
        }
    },
    SAVOIR_FAIRE(Dataset.SAVOIR_FAIRE, "savoir_faire", List.of("person", "content"), Absence.DELETES) {
        @Override
        Made make(String key, Records.Group rows, Words words) {
            return entry(key, PersonJson.write(SavoirFaireRows.of(rows)));
        }
    },
    DIPLOMAS(Dataset.DIPLOMAS, "diploma", List.of("person", "content"), Absence.DELETES) {
        @Override
        Made make(String key, Records.Group rows, Words words) {
            return entry(key, PersonJson.write(DiplomaRows.of(rows)));
        }
    },
    CARDS(
            Dataset.CARDS,
            "card",
            List.of("number", "person", "type", "valid_from", "valid_to", "opposed_on"),
            Absence.STAYS) {
        @Override
        Made make(String key, Records.Group rows, Words words) {
            if (CardRows.areOfTwo(rows)) {
                return new Made.Held("one card number has two holders");
            }
            CardRows card = CardRows.of(rows);
            return entry(
                    key,
                    card.holder(),
                    card.type(),
                    text(card.validFrom()),
                    text(card.validTo()),
                    text(card.opposedOn()));
        }
    },
    MAILBOXES(Dataset.MAILBOXES, "mailbox", List.of("address", "people", "structures"), Absence.DELETES) {
        @Override
        Made make(String key, Records.Group rows, Words words) {
            MailboxRows mailbox = MailboxRows.of(rows);
            return entry(key, TextArray.of(mailbox.people()), TextArray.of(mailbox.structures()));
        }
    },
    CONTACTS(Dataset.CONTACTS, "contact", List.of("person", "email", "phone"), Absence.STAYS) {
        @Override
        Made make(String key, Records.Group rows, Words words) {
            ContactRows contact = ContactRows.of(rows);
            return entry(key, contact.email(), contact.phone());
        }
    };

    /** What becomes of an entry the files no longer have. */
    enum Absence {
        /** A person leaves practice. */
        LEAVES,
        DELETES,
        /** An opposition outlives the line that told it, and so does an address that was replaced. */
        STAYS
    }

    /** What rows make. */
    sealed interface Made {

        /**
         * @param values of {@link Target#columns()}, null where unknown
         * @param person if it is one
         */
        record Entry(List<String> values, Optional<Professional> person) implements Made {

            boolean hasWrongKey() {
                return person.flatMap(who -> who.key().rpps())
                        .filter(number -> !number.keyIsRight())
                        .isPresent();
            }
        }

        /** @param reason why the rows make nothing, without anything they hold */
        record Held(String reason) implements Made {}
    }

    private final Dataset dataset;
    private final String table;
    private final List<String> columns;
    private final Absence absence;

    Target(Dataset dataset, String table, List<String> columns, Absence absence) {
        this.dataset = dataset;
        this.table = table;
        this.columns = columns;
        this.absence = absence;
    }

    static Optional<Target> of(Dataset dataset) {
        return Arrays.stream(values())
                .filter(target -> target.dataset == dataset)
                .findFirst();
    }

    /** @param words of texts met before */
    abstract Made make(String key, Records.Group rows, Words words);

    Dataset dataset() {
        return dataset;
    }

    /** Without its schema. */
    String table() {
        return table;
    }

    /** The key first; the digest is one more. */
    List<String> columns() {
        return columns;
    }

    String key() {
        return columns.getFirst();
    }

    Absence absence() {
        return absence;
    }

    private static Made entry(String... values) {
        return new Made.Entry(Arrays.asList(values), Optional.empty());
    }

    private static String text(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse(null);
    }
}
