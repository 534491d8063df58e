package fr.galien.directory;

import fr.galien.identity.NationalId;

/** Looks a person up by any of their identifiers. */
@FunctionalInterface
public interface FindProfessional {

    /** Answers within a bounded time, and never throws for an outage: that is {@link DirectoryAnswer.Unreachable}. */
    DirectoryAnswer byId(NationalId id);
}
