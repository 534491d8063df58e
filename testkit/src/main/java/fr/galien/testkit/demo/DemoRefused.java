package fr.galien.testkit.demo;

/** Carries a {@link DemoFailure} to the one place that makes a page of it. */
final class DemoRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final DemoFailure failure;

    DemoRefused(DemoFailure failure) {
        this(failure, null);
    }

    DemoRefused(DemoFailure failure, Throwable cause) {
        super(failure.code(), cause);
        this.failure = failure;
    }

    DemoFailure failure() {
        return failure;
    }
}
