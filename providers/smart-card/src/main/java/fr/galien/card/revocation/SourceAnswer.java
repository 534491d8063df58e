package fr.galien.card.revocation;

/** What one source says of one certificate. */
sealed interface SourceAnswer {

    record Clear() implements SourceAnswer {}

    record Listed() implements SourceAnswer {}

    /** @param why names the source and the reason */
    record Silent(String why) implements SourceAnswer {}
}
