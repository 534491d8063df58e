package fr.galien.card;

/** The bytes are no certificate, or hold one of the fields we read in another form than theirs. Never quotes the content. */
final class MalformedCertificate extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedCertificate(String what) {
        super(what);
    }

    MalformedCertificate(String what, Throwable cause) {
        super(what, cause);
    }
}
