package fr.galien.directory;

import fr.galien.identity.Failure;

/** Why what an operator asked for was not done. The directory is as it was before. */
public enum OperatorRefusal implements Failure {
    NO_PASSWORD(
            "RPPS-0320",
            "The operator's password is not known.",
            "Put it into the environment as GALIEN_OPERATOR_PASSWORD, or type it on a terminal."),
    NOT_AN_OPERATOR(
            "RPPS-0321",
            "The directory's database does not let this operator in.",
            "Check the name and the password, and that the role is a member of directory_operator."),
    UNKNOWN_PERSON(
            "RPPS-0322", "Nobody in the directory has this identifier.", "Check it; an RPPS number has eleven digits."),
    NO_REASON(
            "RPPS-0323",
            "The reason is missing, or it has not 3 to 500 characters on one line.",
            "Say in a sentence why, for whoever reads it in a year."),
    ALREADY_REVOKED(
            "RPPS-0324",
            "This person is revoked already, or waits for a second operator to confirm it.",
            "Look at ./galien directory revocations."),
    NOT_REVOKED("RPPS-0325", "No revocation of this person is in force.", "Look at ./galien directory revocations."),
    NOTHING_TO_CONFIRM(
            "RPPS-0326",
            "Nothing waits for a second operator under this number.",
            "Look at ./galien directory revocations."),
    SAME_OPERATOR("RPPS-0327", "Whoever asked for it cannot confirm it.", "Have another operator confirm it."),
    ALREADY_ASKED(
            "RPPS-0328",
            "Somebody asked already that this revocation be lifted.",
            "Have another operator confirm that one: ./galien directory revocations has its number."),
    NOT_ALONE(
            "RPPS-0329",
            "Another operator's command has not ended, or this one is part of a longer transaction.",
            "Start it again in a moment.");

    private final String code;
    private final String sentence;
    private final String wayOut;

    OperatorRefusal(String code, String sentence, String wayOut) {
        this.code = code;
        this.sentence = sentence;
        this.wayOut = wayOut;
    }

    @Override
    public String code() {
        return code;
    }

    /** What is wrong: a whole sentence. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it: a whole sentence. */
    public String wayOut() {
        return wayOut;
    }
}
