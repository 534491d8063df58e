package fr.galien.assurance;

/** What becomes of a login that the live session of this browser would answer. */
public enum SingleSignOn {
    /** The software is answered, and nobody sees a page. */
    ANSWER,
    /** The person is asked whether the session is theirs: the screen may be a ward's. */
    ASK,
    /** The person would have to be asked, and the software said that nobody may be. */
    INTERACTION_REQUIRED;

    /**
     * @param confirmed whether people of this software are asked
     * @param mayAsk    not under {@code prompt=none} (OpenID Connect Core §3.1.2.1)
     * @param known     whether this very software is in the session already: it learns nothing it was not told before
     */
    public static SingleSignOn of(boolean confirmed, boolean mayAsk, boolean known) {
        if (!confirmed) {
            return ANSWER;
        }
        if (mayAsk) {
            return ASK;
        }
        return known ? ANSWER : INTERACTION_REQUIRED;
    }
}
