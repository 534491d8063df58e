package fr.galien.assurance;

/**
 * A means the login page offers as a button. Said by the factory of its step, so that the page need not know which
 * capabilities there are.
 */
public interface OfferedMeans {

    /** The cookie of the choice that led to a login last in this browser. A convenience: it orders buttons and proves nothing. */
    String LAST_CHOICE_COOKIE = "GALIEN_MEANS";

    /** The name of the button, of its texts and of its icon. */
    String choice();

    /** Whether the operator configured what it needs beside the step itself. */
    default boolean isOffered() {
        return true;
    }
}
