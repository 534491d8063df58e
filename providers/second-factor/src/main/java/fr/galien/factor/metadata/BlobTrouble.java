package fr.galien.factor.metadata;

import fr.galien.identity.Failure;

/** Why a publication is not used, or no longer enough. Told to the operator in the log; no person meets it. */
public enum BlobTrouble implements Failure {
    NOT_THERE(Codes.UNREADABLE, "The file is not there or cannot be read."),
    TOO_LONG(Codes.UNREADABLE, "The file is longer than any publication."),
    NOT_SIGNED_TEXT(Codes.UNREADABLE, "The file is not one whole JWS in compact form."),
    NOT_METADATA(Codes.UNREADABLE, "What was signed is not a publication of metadata, or not a whole one."),
    NO_ROOTS(Codes.NOT_BELIEVED, "There is no root to believe it by."),
    ALGORITHM(Codes.NOT_BELIEVED, "It is signed by an algorithm that is not accepted: RS256 and ES256 are."),
    CHAIN(Codes.NOT_BELIEVED, "The certificate that signs it does not lead to one of the roots, or is not valid now."),
    NAME(Codes.NOT_BELIEVED, "The certificate that signs it has another name."),
    SIGNATURE(Codes.NOT_BELIEVED, "Its signature is not that of its certificate."),
    NOT_RISING(
            Codes.OLDER,
            "Its number does not rise over the one in use: somebody replays it, or its publisher went back."),
    OVERDUE(Codes.OVERDUE, "It is past its nextUpdate: a newer one is out."),
    TOO_OLD(Codes.OVERDUE, "It is past its nextUpdate by so long that no key is taken for certified any more.");

    private static final class Codes {
        static final String UNREADABLE = "FACTOR-1516";
        static final String NOT_BELIEVED = "FACTOR-1517";
        static final String OLDER = "FACTOR-1518";
        static final String OVERDUE = "FACTOR-1519";
    }

    private final String code;
    private final String sentence;

    BlobTrouble(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    /** A whole one, in English. */
    public String sentence() {
        return sentence;
    }
}
