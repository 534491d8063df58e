package fr.galien.directory;

/**
 * A line of {@code PS_LibreAcces_Dipl_AutExerc}: a diploma, an authorisation to practise, or both. Unknown text is empty.
 *
 * @param typeCode          code type diplôme (TRE_R14)
 * @param code              code diplôme (TRE_R48 and others)
 * @param authorisationType code type autorisation
 * @param discipline        code discipline autorisation
 */
public record Diploma(String typeCode, String code, String authorisationType, String discipline) {}
