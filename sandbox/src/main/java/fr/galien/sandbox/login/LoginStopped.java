package fr.galien.sandbox.login;

/** A step did not lead to the next one; the outcome says why. */
public final class LoginStopped extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    LoginStopped(Outcome outcome) {
        super(outcome.toString());
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
