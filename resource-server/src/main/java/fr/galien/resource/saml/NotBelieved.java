package fr.galien.resource.saml;

/** Carries a refusal up to the verdict. */
final class NotBelieved extends Exception {

    private static final long serialVersionUID = 1L;

    private final SamlRefusal why;

    NotBelieved(SamlRefusal why) {
        this(why, null);
    }

    NotBelieved(SamlRefusal why, Throwable cause) {
        super(why.sentence(), cause);
        this.why = why;
    }

    SamlRefusal why() {
        return why;
    }

    static void unless(boolean holds, SamlRefusal otherwise) throws NotBelieved {
        if (!holds) {
            throw new NotBelieved(otherwise);
        }
    }
}
