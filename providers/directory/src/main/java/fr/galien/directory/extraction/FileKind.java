package fr.galien.directory.extraction;

import static fr.galien.directory.extraction.Column.*;

import fr.galien.directory.Dataset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A national file, known by its header: its published name, what it fills, and what it may come without. */
public enum FileKind {
    /** Labels are there to be searched by; role and kind are absent from the older files, of 52 columns. */
    PERSONNE_ACTIVITE(
            "PS_LibreAcces_Personne_activite", List.of(Dataset.PEOPLE), ROLE, KIND, PROFESSION_LABEL, COMMUNE_LABEL),
    /** The restricted file of the national service (RASS): codes without labels, private addresses; 49 or 50 columns. */
    PROSANTECONNECT(
            "Extraction_ProSanteConnect_Personne_activite",
            List.of(Dataset.PEOPLE, Dataset.CONTACTS),
            KIND,
            PROFESSION_LABEL,
            COMMUNE_LABEL),
    SAVOIR_FAIRE("PS_LibreAcces_SavoirFaire", List.of(Dataset.SAVOIR_FAIRE)),
    DIPLOMES("PS_LibreAcces_Dipl_AutExerc", List.of(Dataset.DIPLOMAS)),
    PORTEURS("Porteurs_CPS_CPF", List.of(Dataset.CARDS)),
    MSSANTE("Extraction_Correspondance_MSSante", List.of(Dataset.MAILBOXES)),
    /** Identifiers that are one person's, as the national service's merge files have them. */
    RAPPROCHEMENTS("N° ADELI;N° RPPS", List.of(Dataset.MERGES));

    private final String publishedName;
    private final List<Shape> shapes;
    private final Set<Column> columns = EnumSet.noneOf(Column.class);
    private final Set<Column> optional = EnumSet.noneOf(Column.class);

    FileKind(String publishedName, List<Dataset> datasets, Column... optional) {
        this.publishedName = publishedName;
        this.shapes = datasets.stream().map(Shape::of).toList();
        this.shapes.forEach(shape -> columns.addAll(shape.columns()));
        this.optional.addAll(Arrays.asList(optional));
    }

    /** As its file name begins, or for merges as its header reads. */
    public String publishedName() {
        return publishedName;
    }

    public List<Dataset> datasets() {
        return shapes.stream().map(Shape::dataset).toList();
    }

    char separator() {
        return this == RAPPROCHEMENTS ? ';' : '|';
    }

    List<Shape> shapes() {
        return shapes;
    }

    Set<Column> columns() {
        return columns;
    }

    boolean requires(Column column) {
        return !optional.contains(column);
    }
}
