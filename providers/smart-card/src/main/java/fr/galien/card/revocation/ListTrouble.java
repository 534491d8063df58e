package fr.galien.card.revocation;

/** What is wrong with a revocation list (RFC 5280 §5 and §6.3). */
public enum ListTrouble implements Trouble {
    NOT_A_LIST("What is there is not one whole revocation list in DER."),
    TRAILING_OCTETS("Something follows the list."),
    NOT_VERSION_2("The list is not of version 2."),
    WEAK_ALGORITHM("The list is signed with an algorithm that is not accepted, such as one with SHA-1."),
    ALGORITHMS_DIFFER("The list names one signature algorithm inside and another outside."),
    OF_ANOTHER_AUTHORITY("The list is in the name of another authority."),
    NOT_ENTITLED("The certificate of the authority does not let it sign lists (cRLSign)."),
    BAD_SIGNATURE("The signature of the list is not by the authority's key."),
    NOT_YET("The list is from the future: one of two clocks is wrong."),
    NO_NEXT_UPDATE("The list does not say until when it holds (nextUpdate)."),
    OVERDUE("The list is past its own nextUpdate."),
    DELTA("The list is a delta, which says only what changed since another."),
    INDIRECT("The list is indirect: it may speak of other authorities' certificates."),
    PARTITIONED("The list covers only a part of the authority's certificates."),
    UNKNOWN_CRITICAL_EXTENSION("The list has a critical extension that is not understood."),
    UNKNOWN_CRITICAL_ENTRY_EXTENSION("An entry of the list has a critical extension that is not understood."),
    TOO_MANY_ENTRIES("The list has more entries than are ever taken."),
    OLDER_THAN_THE_ONE_IN_USE(
            "The list is older than the one in use: somebody replays it, or the authority went back.");

    private final String sentence;

    ListTrouble(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
