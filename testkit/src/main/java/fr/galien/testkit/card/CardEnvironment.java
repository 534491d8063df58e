package fr.galien.testkit.card;

/** The two worlds of the IGC-Santé, which must never be trusted together: real cards and test cards. */
public enum CardEnvironment {
    TEST("test", "TEST ", "IGC-SANTE TEST", "-TEST", 0x80),
    /** Same names and categories as the real thing; another key, so nothing but a test trusts it. */
    PRODUCTION("production", "", "IGC-SANTE", "", 0x00);

    private static final int SOFTWARE = 0x03;

    private final String directory;
    private final String namePrefix;
    private final String organisationalUnit;
    private final String fileSuffix;
    private final int category;

    CardEnvironment(String directory, String namePrefix, String organisationalUnit, String fileSuffix, int category) {
        this.directory = directory;
        this.namePrefix = namePrefix;
        this.organisationalUnit = organisationalUnit;
        this.fileSuffix = fileSuffix;
        this.category = category;
    }

    /** Its name in paths and options: {@code test} or {@code production}. */
    public String directory() {
        return directory;
    }

    String namePrefix() {
        return namePrefix;
    }

    String organisationalUnit() {
        return organisationalUnit;
    }

    String fileSuffix() {
        return fileSuffix;
    }

    /** Table G01: 00 is a card and 03 a certificate in software; the test environment adds 80. */
    byte category(boolean software) {
        return (byte) (category | (software ? SOFTWARE : 0));
    }
}
