package fr.galien.directory.extraction;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A column that is read, under the names it has or had in the national files (source: "Annuaire Santé, extractions"). */
enum Column {
    NATIONAL_ID("Identification nationale PP"),
    CIVILITY("Code civilité"),
    FAMILY_NAME("Nom d'exercice"),
    GIVEN_NAME("Prénom d'exercice"),
    PRACTICE_CIVILITY("Code civilité d'exercice"),
    PROFESSION("Code profession"),
    PROFESSION_LABEL("Libellé profession"),
    CATEGORY("Code catégorie professionnelle"),
    EXPERTISE_TYPE("Code type savoir-faire"),
    EXPERTISE("Code savoir-faire"),
    MODE("Code mode exercice"),
    SECTOR("Code secteur d'activité"),
    PHARMACIST_SECTION("Code section tableau pharmaciens"),
    ROLE("Code rôle", "Code fonction"),
    KIND("Code genre activité"),
    REGISTRATION_AUTHORITY("Autorité d'enregistrement"),
    SIRET("Numéro SIRET site"),
    SIREN("Numéro SIREN site"),
    FINESS("Numéro FINESS site"),
    FINESS_LEGAL_ENTITY("Numéro FINESS établissement juridique"),
    TECHNICAL_ID("Identifiant technique de la structure"),
    LEGAL_NAME("Raison sociale site"),
    TRADE_NAME("Enseigne commerciale site"),
    ADDRESSEE_DETAIL("Complément destinataire (coord. structure)"),
    LOCATION_DETAIL("Complément point géographique (coord. structure)"),
    STREET_NUMBER("Numéro Voie (coord. structure)"),
    STREET_NUMBER_SUFFIX("Indice répétition voie (coord. structure)"),
    STREET_TYPE("Code type de voie (coord. structure)"),
    STREET_NAME("Libellé Voie (coord. structure)"),
    DISTRIBUTION("Mention distribution (coord. structure)"),
    CEDEX("Bureau cedex (coord. structure)"),
    POSTAL_CODE("Code postal (coord. structure)"),
    COMMUNE("Code commune (coord. structure)"),
    COMMUNE_LABEL("Libellé commune (coord. structure)"),
    COUNTRY("Code pays (coord. structure)"),
    PHONE("Téléphone (coord. structure)"),
    PHONE_2("Téléphone 2 (coord. structure)"),
    FAX("Télécopie (coord. structure)"),
    EMAIL("Adresse e-mail (coord. structure)"),
    DEPARTMENT("Code Département (structure)", "Code département (coord. structure)"),
    FORMER_ID("Ancien identifiant de la structure", "Ancien identifiant de la structure (coord. structure)"),

    PRIVATE_PHONE("Téléphone (coord. correspondance)"),
    PRIVATE_EMAIL("Adresse e-mail (coord. correspondance)"),

    DIPLOMA_TYPE("Code type diplôme obtenu"),
    DIPLOMA("Code diplôme obtenu"),
    AUTHORISATION_TYPE("Code type autorisation"),
    AUTHORISATION("Code discipline autorisation"),

    CARD_NUMBER("Numéro carte", "Numéro de carte"),
    CARD_TYPE("Code type de carte"),
    CARD_HOLDER("Identifiant national contenu dans la carte"),
    CARD_VALID_FROM("Date début validité"),
    CARD_VALID_TO("Date fin validité"),
    CARD_OPPOSED_ON("Date opposition"),

    MAILBOX_TYPE("Type de BAL"),
    MAILBOX("Adresse BAL"),
    STRUCTURE_ID_TYPE("Type identifiant structure"),
    STRUCTURE_ID("Identification Structure"),

    ADELI("N° ADELI", "Numéro ADELI"),
    RPPS("N° RPPS", "Numéro RPPS");

    private final List<String> names;
    private final List<String> normalisedNames;

    Column(String... names) {
        this.names = List.of(names);
        this.normalisedNames = Arrays.stream(names).map(Column::normalised).toList();
    }

    /** The name it has today. */
    String publishedName() {
        return names.getFirst();
    }

    /** @param normalisedName as {@link #normalised(String)} gives it */
    boolean isCalled(String normalisedName) {
        return normalisedNames.contains(normalisedName);
    }

    /**
     * Case, accents, punctuation and the elided article ({@code Code genre activité}, {@code Code genre d'activité}) have
     * come and gone between versions of the files, so none of them tells two columns apart. A byte-order mark counts as
     * punctuation.
     */
    static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\bd['\u2019]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
