package fr.galien.tests.resource;

/** Who sends a request. */
enum Sender {
    /** The software the token was issued to. */
    OURS,
    /** Other software, with as good a certificate. */
    THEIRS,
    /** Software without certificate. */
    NOBODY
}
