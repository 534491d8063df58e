package fr.galien.testkit.phone;

/** The phone refused what it was sent: it is not shown, and not answered. */
public final class PhoneDistrust extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The checks of §2, §5 and §6, in their order. */
    public enum Why {
        NOT_A_MESSAGE("it is not a message of this protocol"),
        UNKNOWN_KEY("no key of the service signed it"),
        BAD_SIGNATURE("its signature is not the service's"),
        OTHER_ISSUER("another service wrote it"),
        OTHER_PERSON("it is for somebody else"),
        OVER("its time is over"),
        INCOMPLETE("what has to be shown is not in it");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Why why;

    PhoneDistrust(Why why) {
        super("The phone does not trust what it was sent: " + why.sentence + ".");
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
