package fr.galien.directory;

import fr.galien.identity.Professional;
import java.util.List;

/** Looks up the secure mailboxes (MSSanté) of a person. */
@FunctionalInterface
public interface FindMailboxes {

    /**
     * The addresses of their own mailboxes, in lower case and in one order that does not change by itself; empty if they have
     * none.
     *
     * @throws DirectoryUnreachable if the directory does not answer within a bounded time
     */
    List<String> of(Professional person);
}
