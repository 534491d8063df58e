package fr.galien.resource;

/** RFC 7662, asked of the issuer. Waits, within bounds. */
@FunctionalInterface
interface AskIssuer {

    enum Answer {
        ACTIVE,
        ENDED,
        /** No answer, or none that can be believed. */
        SILENT
    }

    Answer about(String token);
}
