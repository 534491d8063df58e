package fr.galien.token.assertion;

/** An assertion, or why there is none. */
public sealed interface AssertionAnswer {

    /** @param xml one SAML 2.0 {@code Assertion} element, UTF-8, as it was signed: not a character may change */
    record Issued(String xml) implements AssertionAnswer {

        @Override
        public String toString() {
            return "Issued[hidden]";
        }
    }

    record Refused(AssertionRefusal refusal) implements AssertionAnswer {}
}
