package fr.galien.testkit.nation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The national tables (NOS) an extraction takes its codes and labels from, as far as the nation uses them. */
enum Terminology {
    CIVILITY(coded("M", "Monsieur"), coded("MME", "Madame")),
    EXERCISE_CIVILITY(
            coded("DR", "Docteur"), coded("PR", "Professeur"), coded("M", "Monsieur"), coded("MME", "Madame")),
    /** TRE_R09. */
    CATEGORY(coded("C", "Civil"), coded("E", "Etudiant"), coded("F", "Fonctionnaire"), coded("M", "Agent public")),
    /** TRE_R04. */
    EXPERTISE_TYPE(coded("S", "Spécialité ordinale")),
    /** TRE_R01. */
    EXPERTISE(
            coded("SM02", "Anesthésie-réanimation"),
            coded("SM03", "Biologie médicale"),
            coded("SM04", "Cardiologie et maladies vasculaires"),
            coded("SM15", "Dermatologie et vénéréologie"),
            coded("SM18", "Gériatrie"),
            coded("SM20", "Gynécologie-obstétrique"),
            coded("SM26", "Qualifié en Médecine Générale"),
            coded("SM27", "Médecine interne"),
            coded("SM38", "Ophtalmologie"),
            coded("SM40", "Pédiatrie"),
            coded("SM42", "Psychiatrie"),
            coded("SM44", "Radio-diagnostic"),
            coded("SM49", "Santé publique et médecine sociale"),
            coded("SM53", "Spécialiste en Médecine Générale"),
            coded("SM54", "Médecine Générale"),
            coded("SM59", "Médecine d'urgence"),
            coded("SCD01", "Orthopédie dento-faciale"),
            coded("SCD02", "Chirurgie orale"),
            coded("SCD03", "Médecine bucco-dentaire"),
            coded("SI01", "Infirmier en pratique avancée"),
            coded("SI06", "Infirmier de bloc opératoire"),
            coded("SI07", "Infirmier anesthésiste"),
            coded("SI08", "Puéricultrice")),
    /** TRE_R23. */
    MODE(coded("B", "Bénévole"), coded("L", "Libéral, indépendant, artisan, commerçant"), coded("S", "Salarié")),
    /** TRE_R02. */
    SECTOR(
            coded("SA01", "Etablissement public de santé"),
            coded("SA02", "Hôpital militaire du Service de santé des armées"),
            coded("SA03", "Etablissement privé PSPH"),
            coded("SA04", "Etablissement privé non PSPH"),
            coded("SA05", "Centre de santé"),
            coded("SA07", "Cabinet individuel"),
            coded("SA08", "Cabinet de groupe"),
            coded("SA09", "Exercice en société"),
            coded("SA10", "Secteur privé de transport sanitaire"),
            coded("SA14", "Etablissement scolaire et universitaire"),
            coded("SA15", "Protection maternelle et infantile"),
            coded("SA17", "Etablissement pour personnes âgées"),
            coded("SA25", "Laboratoire de biologie médicale"),
            coded("SA28", "Association"),
            coded("SA33", "Pharmacie d'officine"),
            coded("SA42", "Appareillage médical"),
            coded("SA52", "Maison de santé pluridisciplinaire")),
    PHARMACIST_SECTION(
            coded("A", "Pharmaciens titulaires d'officine"),
            coded("B", "Pharmaciens de l'industrie"),
            coded("D", "Pharmaciens adjoints d'officine"),
            coded("G", "Pharmaciens biologistes"),
            coded("H", "Pharmaciens des établissements de santé")),
    /** TRE_R85, the roles that characterise someone of profession 99. */
    ROLE(
            coded("313", "Aide-soignant"),
            coded("314", "Ambulancier"),
            coded("315", "Auxiliaire de puériculture"),
            coded("316", "Préparateur en pharmacie hospitalière"),
            coded("317", "Préparateur en pharmacie (officine)"),
            coded("318", "Auxiliaire de vie"),
            coded("320", "Conseiller en économie sociale et familiale"),
            coded("330", "Coordonnateur de parcours"),
            coded("331", "Secrétaire ou assistante médico-administrative"),
            coded("332", "Assistant médical"),
            coded("353", "Membre de l'équipe de soins"),
            coded("354", "Externe en médecine")),
    /** TRE_R22. */
    KIND(
            coded("GENR01", "Activité standard de soin ou de pharmacie"),
            coded("GENR02", "Remplaçant"),
            coded("GENR04", "Activité non soignante"),
            coded("GENR08", "Coordination"),
            coded("GENR09", "Administratif et social"),
            coded("GENR13", "Médico-administratif"),
            coded("GENR99", "Autre")),
    STREET_TYPE(
            coded("ALL", "Allée"),
            coded("AV", "Avenue"),
            coded("BD", "Boulevard"),
            coded("CHE", "Chemin"),
            coded("IMP", "Impasse"),
            coded("PL", "Place"),
            coded("QU", "Quai"),
            coded("R", "Rue")),
    COUNTRY(coded("99000", "France")),
    /** TRE_R87, the two types the public file of card holders knows. */
    CARD_TYPE(
            coded("CPS", "Carte de professionnel de santé"),
            coded("CPF", "Carte de professionnel de santé en formation")),
    /** TRE_R14. */
    DIPLOMA_TYPE(coded("DE", "Diplôme d'Etat français"), coded("DES", "Diplôme d'études spécialisées")),
    /** Codes of the shape seen; what stands behind each is invented. */
    AUTHORISATION_TYPE(coded("AE", "Autorisation d'exercice"), coded("AU", "Autorisation d'usage de titre")),
    /** Codes of the shape seen; what stands behind each is invented. */
    AUTHORISATION_DISCIPLINE(
            coded("DA01", "Exercice de plein droit"),
            coded("DA02", "Diplôme de l'Union européenne"),
            coded("DA03", "Diplôme hors Union européenne"));

    private final List<String> codes;
    private final Map<String, String> labels;

    Terminology(Coded... entries) {
        this.codes = Stream.of(entries).map(Coded::code).toList();
        this.labels = Stream.of(entries).collect(Collectors.toUnmodifiableMap(Coded::code, Coded::label));
    }

    private static Coded coded(String code, String label) {
        return new Coded(code, label);
    }

    List<String> codes() {
        return codes;
    }

    /** The label of a code, empty for the empty code. */
    String label(String code) {
        if (code.isEmpty()) {
            return "";
        }
        String label = labels.get(code);
        if (label == null) {
            throw new IllegalArgumentException("no code " + code + " in " + this);
        }
        return label;
    }
}
