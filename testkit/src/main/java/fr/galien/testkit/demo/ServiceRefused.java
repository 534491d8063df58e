package fr.galien.testkit.demo;

/** Carries a {@link ServiceFailure} to the page that shows it. */
final class ServiceRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final ServiceFailure failure;
    private final String words;

    /** @param words of whoever refused; empty if it said nothing */
    ServiceRefused(ServiceFailure failure, String words, Throwable cause) {
        super(failure.code(), cause);
        this.failure = failure;
        this.words = words;
    }

    ServiceRefused(ServiceFailure failure, Throwable cause) {
        this(failure, "", cause);
    }

    ServiceFailure failure() {
        return failure;
    }

    String words() {
        return words;
    }
}
