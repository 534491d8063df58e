package fr.galien.directory;

/** What the directory holds, each in a table of its own and compared on its own. */
public enum Dataset {
    /** Who practises what and where. */
    PEOPLE,
    /** Savoir-faire of the file of that name. */
    SAVOIR_FAIRE,
    /** Diplomas and authorisations. */
    DIPLOMAS,
    /** CPS and CPF cards with their oppositions. */
    CARDS,
    /** Secure mailboxes (MSSanté). */
    MAILBOXES,
    /** Private addresses, where an activation code goes. */
    CONTACTS,
    /** Identifiers that are one person's: ADELI and RPPS. */
    MERGES
}
