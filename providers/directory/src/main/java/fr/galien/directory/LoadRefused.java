package fr.galien.directory;

import fr.galien.identity.Failure;

/** Ends a load from wherever the reason to refuse it was met. */
public final class LoadRefused extends RuntimeException implements Failure {

    private static final long serialVersionUID = 1L;

    private final transient LoadRefusal refusal;

    public LoadRefused(LoadRefusal refusal) {
        this(refusal, null);
    }

    public LoadRefused(LoadRefusal refusal, Throwable cause) {
        super(refusal.code() + ": " + refusal.sentence(), cause);
        this.refusal = refusal;
    }

    public LoadRefusal refusal() {
        return refusal;
    }

    @Override
    public String code() {
        return refusal.code();
    }
}
