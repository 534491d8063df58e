package fr.galien.testkit.nation;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The files of the national directory a nation can be written as. In all of them UTF-8, a header line, {@code |} between
 * cells and at the end of each line, line feeds; no quoting.
 */
public enum ExtractionFile {
    /** {@code PS_LibreAcces_Personne_activite}, 56 columns. */
    PEOPLE("PS_LibreAcces_Personne_activite", Columns.PEOPLE, new PublicLines(true)),
    /** The same with its four savoir-faire columns empty, as the national file announces: they are in the next alone. */
    PEOPLE_WITHOUT_EXPERTISES("PS_LibreAcces_Personne_activite", Columns.PEOPLE, new PublicLines(false)),
    /** {@code PS_LibreAcces_SavoirFaire}, 13 columns. */
    EXPERTISES("PS_LibreAcces_SavoirFaire", Columns.EXPERTISES, new ExpertiseLines()),
    /** {@code PS_LibreAcces_Dipl_AutExerc}, 13 columns. */
    QUALIFICATIONS("PS_LibreAcces_Dipl_AutExerc", Columns.QUALIFICATIONS, new QualificationLines()),
    /** {@code Extraction_ProSanteConnect_Personne_activite}, the restricted file, 50 columns. */
    RASS("Extraction_ProSanteConnect_Personne_activite", Columns.RASS, new RassLines(Columns.RASS)),
    /** The same with the 49 columns of 2021, without {@code Code genre d'activité}. */
    RASS_OF_2021(
            "Extraction_ProSanteConnect_Personne_activite", Columns.RASS_OF_2021, new RassLines(Columns.RASS_OF_2021)),
    /** {@code Porteurs_CPS_CPF}, 13 columns; days as {@code yyyy-MM-dd}. */
    CARDS("Porteurs_CPS_CPF", Columns.CARDS, new CardLines()),
    /** {@code Extraction_Correspondance_MSSante}, 31 columns: mailboxes of people, then of structures. */
    MAILBOXES("Extraction_Correspondance_MSSante", Columns.MAILBOXES, new MailboxLines());

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);

    private final String prefix;
    private final List<String> columns;
    private final PersonLines lines;

    ExtractionFile(String prefix, List<String> columns, PersonLines lines) {
        this.prefix = prefix;
        this.columns = columns;
        this.lines = lines;
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /** @param generatedAt the moment of generation, in the name of every extraction */
    public String fileName(LocalDateTime generatedAt) {
        return stamped(prefix, generatedAt, ".txt");
    }

    /** The name of a zip of this file alone. */
    String zipName(LocalDateTime generatedAt) {
        return zipName(prefix, generatedAt);
    }

    static String zipName(String prefix, LocalDateTime generatedAt) {
        return stamped(prefix, generatedAt, ".zip");
    }

    private static String stamped(String prefix, LocalDateTime generatedAt, String extension) {
        return prefix + "_" + STAMP.format(generatedAt) + extension;
    }

    PersonLines lines() {
        return lines;
    }
}
