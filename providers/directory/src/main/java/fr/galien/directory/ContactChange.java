package fr.galien.directory;

/**
 * Somebody whose private address a load replaced.
 *
 * @param id       of the row
 * @param oldEmail where to tell it; may be empty
 * @param what     which of their addresses
 * @param attempts to tell it, this one included
 */
public record ContactChange(long id, String oldEmail, What what, int attempts) {

    public enum What {
        EMAIL,
        PHONE,
        /** Both, or it is no longer known which. */
        EITHER
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "ContactChange[" + id + ", " + what + "]";
    }
}
