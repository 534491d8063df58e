package fr.galien.identity;

/**
 * A savoir-faire.
 *
 * @param typeCode code type savoir-faire (TRE_R04): {@code S} spécialité ordinale, {@code C} compétence…
 * @param code     code savoir-faire (TRE_R01): {@code SM54}…
 */
public record Expertise(String typeCode, String code) {}
