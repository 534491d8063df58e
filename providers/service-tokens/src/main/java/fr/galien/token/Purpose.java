package fr.galien.token;

/**
 * Why the data is asked for (JDV "mode acces VIHF 2.0", {@value #TABLE}).
 *
 * @param code  {@code normal}…
 * @param label in French
 */
public record Purpose(String code, String label) {

    public static final String TABLE = "1.2.250.1.213.1.1.4.248";

    public static final Purpose NORMAL = new Purpose("normal", "Accès normal");
}
