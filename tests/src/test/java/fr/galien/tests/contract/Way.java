package fr.galien.tests.contract;

/** How a vendor's software authenticates. */
enum Way {
    CLIENT_SECRET_BASIC,
    CLIENT_SECRET_POST,
    PRIVATE_KEY_JWT,
    /** {@code tls_client_auth}, known by the subject of its certificate. */
    CERTIFICATE_BY_SUBJECT,
    /** {@code tls_client_auth}, known by the structure its certificate was issued to. */
    CERTIFICATE_BY_STRUCTURE;

    boolean showsACertificate() {
        return this == CERTIFICATE_BY_SUBJECT || this == CERTIFICATE_BY_STRUCTURE;
    }
}
