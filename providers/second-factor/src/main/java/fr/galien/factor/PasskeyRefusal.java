package fr.galien.factor;

import fr.galien.identity.Failure;

/** Why a key is not added, or nobody is let in by one. */
public enum PasskeyRefusal implements Failure {
    /** Nothing that vouches was shown for this purpose within the last minute. */
    NOT_FRESH("FACTOR-1520"),
    TOO_MANY("FACTOR-1521"),
    /** Another page, another origin, no user verification, a signature or an algorithm that will not do: which, is not said. */
    NOT_VERIFIED("FACTOR-1522"),
    /** It says nothing of who made it, or signs for itself. */
    NO_MAKER("FACTOR-1523"),
    /** Nothing of that model is enrolled: denied by the operator, revoked or broken. */
    MODEL_REFUSED("FACTOR-1524"),
    ALREADY_ADDED("FACTOR-1525"),
    /** What it shows as its maker's word is not its maker's. */
    MAKER_NOT_VERIFIED("FACTOR-1526"),
    /** The page came back without an answer of any key, as from a browser without scripts. */
    NOTHING_READ("FACTOR-1527"),
    /** Nobody, somebody else's key, a bad signature, another page: one answer for all, so that it tells nobody who exists. */
    NOT_RECOGNISED("FACTOR-1530"),
    /** The page was answered already, or began another login. */
    PAGE_USED("FACTOR-1531"),
    /** Its counter went back: two devices sign as one. */
    COPIED("FACTOR-1532"),
    /** The person is known, and has no key that would be enough. */
    NONE_WOULD_DO("FACTOR-1533"),
    ANOTHER_PERSON("FACTOR-1534"),
    NO_LONGER_IN_PRACTICE("FACTOR-1535");

    private final String code;

    PasskeyRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
