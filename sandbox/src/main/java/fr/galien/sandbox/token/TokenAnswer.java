package fr.galien.sandbox.token;

import fr.galien.sandbox.login.DecodedToken;
import java.util.List;

/** What the token endpoint said. */
sealed interface TokenAnswer {

    /**
     * A token.
     *
     * @param raw     as received
     * @param decoded the same
     * @param type    {@code Bearer} or {@code DPoP}
     * @param seconds it lives
     * @param checks  what was found right with it, a sentence each
     */
    record Token(String raw, DecodedToken decoded, String type, long seconds, List<String> checks)
            implements TokenAnswer {

        /** Without the token. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /**
     * An assertion: VIHF, or that of a person alone.
     *
     * @param raw    as received: base64url
     * @param xml    the same, indented
     * @param checks what was found right with it, or is not there to be checked
     */
    record Assertion(String raw, String xml, List<String> checks) implements TokenAnswer {

        /** Without the assertion. */
        @Override
        public String toString() {
            return "Assertion";
        }
    }

    /**
     * No.
     *
     * @param error    RFC 6749 §5.2
     * @param sentence as the server says it, its code first
     */
    record Refused(String error, String sentence) implements TokenAnswer {

        /** {@code TOKEN-0417}; empty if the sentence begins with none. */
        String code() {
            int colon = sentence.indexOf(':');
            return colon > 0 && sentence.substring(0, colon).matches("[A-Z]+-[0-9]{4}")
                    ? sentence.substring(0, colon)
                    : "";
        }
    }

    /** An answer that is not what the protocol says. */
    record Wrong(String what) implements TokenAnswer {}
}
