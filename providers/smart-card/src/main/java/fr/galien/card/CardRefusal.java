package fr.galien.card;

import fr.galien.identity.Failure;

/** Every way a card login is refused. The texts are messages of the login theme, under the code. */
public enum CardRefusal implements Failure {
    /** The browser presented nothing. */
    NO_CERTIFICATE("CARD-0101"),
    /** Something was presented that cannot be read as the certificate of a card. */
    UNREADABLE("CARD-0102"),
    /** Signed by itself, by an authority that is not pinned, or by nobody: the signature is wrong. */
    UNKNOWN_AUTHORITY("CARD-0103"),
    /** A TEST card on a server of production. */
    TEST_CARD("CARD-0104"),
    /** A card of production on a test server. */
    PRODUCTION_CARD("CARD-0105"),
    /** Issued by an authority that makes no cards: ELEMENTAIRE or ORGANISATIONS. */
    NOT_A_CARD_AUTHORITY("CARD-0106"),
    /** Has a date: the last day it was good. */
    EXPIRED("CARD-0107"),
    /** Has a date: the first day it will be good. */
    NOT_YET_VALID("CARD-0108"),
    /** The signature certificate of a card, or any other without the bit digitalSignature. */
    NOT_FOR_AUTHENTICATION("CARD-0109"),
    /** The extended key usage does not have clientAuth. */
    NOT_FOR_CLIENTS("CARD-0110"),
    /** A software certificate: its key is in no card. */
    SOFTWARE_CERTIFICATE("CARD-0111"),
    SECURITY_MODULE("CARD-0112"),
    /** A type of card in no table, not said, that its authority does not issue, or that this realm does not take. */
    TYPE_NOT_ACCEPTED("CARD-0113"),
    /** A card of a service, which names no person. */
    NOT_NOMINATIVE("CARD-0114"),
    NO_PROFESSIONAL_ID("CARD-0115"),
    /** The common name, the user principal name, the type and the profession contradict each other. */
    INCONSISTENT("CARD-0116"),
    /** The card is good and its holder is not in the directory. */
    UNKNOWN_PERSON("CARD-0117"),
    NO_LONGER_IN_PRACTICE("CARD-0118"),
    /** Too late, or a second time: what came back from the card's host is not there any more. */
    HAND_OVER_OVER("CARD-0119"),
    /** What came back from the card's host belongs to another browser, window or step. */
    HAND_OVER_FOREIGN("CARD-0120"),
    /** The session is one person's and the card another's. */
    ANOTHER_PERSON("CARD-0121"),
    /** The directory has the card as opposed; its holder may log in with another. */
    OPPOSED("CARD-0122"),
    /** By the authority that issued it. */
    REVOKED("CARD-0123"),
    /** Issued under none of the certificate policies the realm accepts, as what a card gives by radio without its PIN. */
    WITHOUT_PIN("CARD-0125"),
    /** The directory no longer has the holder in the profession the card was issued for. */
    ANOTHER_PROFESSION("CARD-0127");

    private final String code;

    CardRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
