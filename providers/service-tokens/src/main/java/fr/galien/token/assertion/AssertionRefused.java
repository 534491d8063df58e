package fr.galien.token.assertion;

/** Carries a refusal up to {@link IssueAssertion}, which answers it. */
final class AssertionRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final AssertionRefusal refusal;

    AssertionRefused(AssertionRefusal refusal) {
        this(refusal, null);
    }

    AssertionRefused(AssertionRefusal refusal, Throwable cause) {
        super(refusal.sentence(), cause);
        this.refusal = refusal;
    }

    AssertionRefusal refusal() {
        return refusal;
    }
}
