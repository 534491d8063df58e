package fr.galien.directory;

import fr.galien.identity.Failure;

/** Ends what an operator asked for from wherever the reason to refuse it was met. */
public final class OperatorRefused extends RuntimeException implements Failure {

    private static final long serialVersionUID = 1L;

    private final OperatorRefusal refusal;

    /** @param cause null if there is none */
    public OperatorRefused(OperatorRefusal refusal, Throwable cause) {
        super(refusal.code() + ": " + refusal.sentence(), cause);
        this.refusal = refusal;
    }

    public OperatorRefusal refusal() {
        return refusal;
    }

    @Override
    public String code() {
        return refusal.code();
    }
}
