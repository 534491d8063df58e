package fr.galien.directory;

import fr.galien.identity.Professional;

/** What the directory says of an identifier. Not knowing somebody and not answering are two things. */
public sealed interface DirectoryAnswer {

    /** Somebody has this identifier; they may have left practice since. */
    record Found(Professional professional) implements DirectoryAnswer {}

    /** The directory answered that nobody has this identifier. */
    record Unknown() implements DirectoryAnswer {}

    /**
     * The directory did not answer.
     *
     * @param cause for the log; holds no personal data
     */
    record Unreachable(Exception cause) implements DirectoryAnswer {}
}
