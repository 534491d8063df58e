package fr.galien.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small extraction files: today's 56 columns, a separator at the end of each line, until told otherwise. */
public final class ExtractionFile {

    public static final List<String> COLUMNS =
            List.of(("Type d'identifiant PP|Identifiant PP|Identification nationale PP|"
                            + "Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|"
                            + "Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|"
                            + "Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|"
                            + "Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|"
                            + "Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|"
                            + "Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|"
                            + "Enseigne commerciale site|Complément destinataire (coord. structure)|"
                            + "Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|"
                            + "Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|"
                            + "Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|"
                            + "Mention distribution (coord. structure)|Bureau cedex (coord. structure)|"
                            + "Code postal (coord. structure)|Code commune (coord. structure)|"
                            + "Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|"
                            + "Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|"
                            + "Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|"
                            + "Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|"
                            + "Libellé secteur d'activité|Code section tableau pharmaciens|"
                            + "Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|"
                            + "Libellé genre activité")
                    .split("\\|"));

    private final List<Map<String, String>> rows = new ArrayList<>();
    private List<String> columns = COLUMNS;
    private Map<String, String> renamed = Map.of();
    private String endOfLine = "|\n";

    public static ExtractionFile of(List<Map<String, String>> rows) {
        ExtractionFile file = new ExtractionFile();
        file.rows.addAll(rows);
        return file;
    }

    @SafeVarargs
    public final ExtractionFile row(Map<String, String>... parts) {
        rows.add(merged(parts));
        return this;
    }

    @SafeVarargs
    public static Map<String, String> merged(Map<String, String>... parts) {
        Map<String, String> row = new HashMap<>();
        for (Map<String, String> part : parts) {
            row.putAll(part);
        }
        return row;
    }

    public ExtractionFile columns(List<String> names) {
        columns = names;
        return this;
    }

    public ExtractionFile without(String... names) {
        return columns(
                columns.stream().filter(name -> !List.of(names).contains(name)).toList());
    }

    public ExtractionFile reversedColumns() {
        List<String> reversed = new ArrayList<>(columns);
        Collections.reverse(reversed);
        return columns(reversed);
    }

    /** The header says another name for a column. */
    public ExtractionFile called(Map<String, String> newNames) {
        renamed = newNames;
        return this;
    }

    public ExtractionFile endOfLine(String characters) {
        endOfLine = characters;
        return this;
    }

    public String text() {
        String header = columns.stream()
                .map(name -> renamed.getOrDefault(name, name))
                .collect(Collectors.joining("|", "", endOfLine));
        return rows.stream()
                .map(row -> columns.stream()
                        .map(name -> row.getOrDefault(name, ""))
                        .collect(Collectors.joining("|", "", endOfLine)))
                .collect(Collectors.joining("", header, ""));
    }

    public Path in(Path folder) {
        return in(folder, "PS_LibreAcces_Personne_activite_202611210230.txt");
    }

    public Path in(Path folder, String name) {
        try {
            return Files.writeString(folder.resolve(name), text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> person(String nationalId, String familyName, String givenName) {
        return Map.of(
                "Type d'identifiant PP",
                nationalId.substring(0, 1),
                "Identifiant PP",
                nationalId.substring(1),
                "Identification nationale PP",
                nationalId,
                "Code civilité",
                "MME",
                "Nom d'exercice",
                familyName,
                "Prénom d'exercice",
                givenName);
    }

    public static Map<String, String> practising(String profession, String category) {
        return Map.of("Code profession", profession, "Code catégorie professionnelle", category);
    }

    public static Map<String, String> doctor() {
        return merged(practising("10", "C"), Map.of("Code civilité d'exercice", "DR"));
    }

    public static Map<String, String> expert(String type, String code) {
        return Map.of("Code type savoir-faire", type, "Code savoir-faire", code);
    }

    public static Map<String, String> at(String structure, String legalName) {
        return Map.of(
                "Code mode exercice", "L",
                "Code secteur d'activité", "SA07",
                "Code genre activité", "GENR01",
                "Identifiant technique de la structure", structure,
                "Raison sociale site", legalName);
    }
}
