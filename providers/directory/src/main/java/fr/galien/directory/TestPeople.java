package fr.galien.directory;

/** Says whether the directory holds anybody of the range reserved for test people. */
@FunctionalInterface
public interface TestPeople {

    /** Answers within a bounded time and never throws for an outage: that is {@link Presence#UNKNOWN}. */
    Presence presence();

    enum Presence {
        PRESENT,
        ABSENT,
        /** The directory did not answer. */
        UNKNOWN
    }
}
