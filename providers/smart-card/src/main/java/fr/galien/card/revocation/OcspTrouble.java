package fr.galien.card.revocation;

/** What is wrong with a responder's answer (RFC 6960 §3.2, RFC 9654). */
public enum OcspTrouble implements Trouble {
    NOT_AN_ANSWER("What it sent is not one whole basic OCSP response."),
    MALFORMED_REQUEST("It says that it does not understand the question (malformedRequest)."),
    INTERNAL_ERROR("It says that it has an internal error (internalError)."),
    TRY_LATER("It says that it cannot answer now (tryLater)."),
    SIGNATURE_REQUIRED("It wants signed questions (sigRequired)."),
    UNAUTHORIZED("It says that it is not the one to ask (unauthorized)."),
    ANOTHER_CERTIFICATE("It answered about another certificate than the one it was asked about, or about several."),
    WEAK_ALGORITHM("Its answer is signed with an algorithm that is not accepted, such as one with SHA-1."),
    NOT_ENTITLED("Its answer is signed by somebody whom the authority did not make its responder."),
    BAD_SIGNATURE("The signature of its answer is wrong."),
    NOT_YET("Its answer is from the future: one of two clocks is wrong."),
    OVERDUE("Its answer is too old."),
    NO_NONCE("Its answer is without our nonce, so it may be an old one said again."),
    ANOTHER_NONCE("Its answer has another nonce than ours: it was given to another question."),
    UNKNOWN_CRITICAL_EXTENSION("Its answer has a critical extension that is not understood."),
    DOES_NOT_KNOW("It says that it does not know the certificate (unknown)."),
    BUSY("Too many questions are being asked of it at this moment."),
    RESTING("It failed several times in a row and is left alone for some seconds.");

    private final String sentence;

    OcspTrouble(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
