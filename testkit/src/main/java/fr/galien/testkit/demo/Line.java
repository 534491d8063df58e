package fr.galien.testkit.demo;

/**
 * A labelled value on a page.
 *
 * @param code the directory's code behind a name, or empty
 */
record Line(String label, String value, String code) {

    static Line of(String label, String value) {
        return new Line(label, value, "");
    }
}
