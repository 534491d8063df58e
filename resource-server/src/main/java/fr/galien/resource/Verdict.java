package fr.galien.resource;

/** Whether to do what a request asks. */
public sealed interface Verdict {

    /** Every rule holds. */
    record Accepted(ServiceToken token) implements Verdict {}

    /** A rule does not: answer with its status and its {@code WWW-Authenticate}, and do nothing. */
    record Refused(Refusal why) implements Verdict {}
}
