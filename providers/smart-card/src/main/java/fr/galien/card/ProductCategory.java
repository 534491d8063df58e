package fr.galien.card;

/**
 * What a certificate was issued into (table G01, extension 1.2.250.1.71.1.2.5).
 *
 * @param code one byte, 0 to 255: the low bits name the product, the high bit says TEST
 */
record ProductCategory(int code) {

    private static final int TEST_BIT = 0x80;

    CardEnvironment environment() {
        return (code & TEST_BIT) == 0 ? CardEnvironment.PRODUCTION : CardEnvironment.TEST;
    }

    boolean isCard() {
        return product() == 0;
    }

    boolean isSecurityModule() {
        return product() == 2;
    }

    boolean isSoftware() {
        return product() == 3;
    }

    private int product() {
        return code & ~TEST_BIT;
    }
}
