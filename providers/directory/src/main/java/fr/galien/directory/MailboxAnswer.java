package fr.galien.directory;

import java.util.List;

/** What the directory says of a mailbox. Not knowing it and not answering are two things. */
public sealed interface MailboxAnswer {

    /**
     * @param people     the identifiers of those it belongs to, in lower case
     * @param structures those of the structures it belongs to
     */
    record Found(List<String> people, List<String> structures) implements MailboxAnswer {

        public Found {
            people = List.copyOf(people);
            structures = List.copyOf(structures);
        }

        @Override
        public String toString() {
            return "Found[hidden]";
        }
    }

    /** The directory answered that it does not know a mailbox of this address. */
    record Unknown() implements MailboxAnswer {}

    /**
     * The directory did not answer.
     *
     * @param cause for the log; holds no personal data
     */
    record Unreachable(Exception cause) implements MailboxAnswer {}
}
