package fr.galien.directory.extraction;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A column of {@code PS_LibreAcces_Personne_activite} that is read, under its name of October 2026. Labels are not read:
 * the codes say it all. A file without a required one is refused rather than half understood.
 */
enum Column {
    NATIONAL_ID("Identification nationale PP"),
    CIVILITY("Code civilité"),
    FAMILY_NAME("Nom d'exercice"),
    GIVEN_NAME("Prénom d'exercice"),
    PRACTICE_CIVILITY("Code civilité d'exercice"),
    PROFESSION("Code profession"),
    CATEGORY("Code catégorie professionnelle"),
    EXPERTISE_TYPE("Code type savoir-faire"),
    EXPERTISE("Code savoir-faire"),
    MODE("Code mode exercice"),
    SECTOR("Code secteur d'activité"),
    PHARMACIST_SECTION("Code section tableau pharmaciens"),
    /** Absent from the older files, of 52 columns. */
    ROLE("Code rôle", false),
    /** Absent from the older files, of 52 columns. */
    KIND("Code genre activité", false),
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
    COUNTRY("Code pays (coord. structure)"),
    PHONE("Téléphone (coord. structure)"),
    PHONE_2("Téléphone 2 (coord. structure)"),
    FAX("Télécopie (coord. structure)"),
    EMAIL("Adresse e-mail (coord. structure)"),
    DEPARTMENT("Code Département (structure)"),
    FORMER_ID("Ancien identifiant de la structure");

    private final String publishedName;
    private final boolean required;

    Column(String publishedName) {
        this(publishedName, true);
    }

    Column(String publishedName, boolean required) {
        this.publishedName = publishedName;
        this.required = required;
    }

    String publishedName() {
        return publishedName;
    }

    boolean isRequired() {
        return required;
    }

    boolean isCalled(String name) {
        return normalised(publishedName).equals(normalised(name));
    }

    /**
     * Case, accents, punctuation and the elided article ({@code Code genre activité}, {@code Code genre d'activité}) have
     * come and gone between versions of the file, so none of them tells two columns apart. A byte-order mark counts as
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
