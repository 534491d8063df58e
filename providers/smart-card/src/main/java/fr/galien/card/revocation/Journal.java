package fr.galien.card.revocation;

/** What an operator must be told when it happens, once and not at every attempt. Nothing in it is of a certificate. */
interface Journal {

    /** @param what the list, the responder or the store of the authority */
    void broke(String authority, String what, Trouble why);

    void mended(String authority, String what);
}
