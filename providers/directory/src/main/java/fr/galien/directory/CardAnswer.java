package fr.galien.directory;

/** What the directory says of a card. Not knowing it and not answering are two things. */
public sealed interface CardAnswer {

    record Found(HeldCard card) implements CardAnswer {}

    /** The directory answered that it does not know a card of this number; it knows CPS and CPF only, from yesterday at best. */
    record Unknown() implements CardAnswer {}

    /**
     * The directory did not answer.
     *
     * @param cause for the log; holds no personal data
     */
    record Unreachable(Exception cause) implements CardAnswer {}
}
