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
            "Start it again in a moment."),
    NOT_A_STRUCTURE(
            "RPPS-0340",
            "The structure cannot be recorded so.",
            "Give its number without blanks (1 and the FINESS number, or 3 and the SIRET number), its name, and its sector,"
                    + " for example SA07."),
    WRONG_DAYS(
            "RPPS-0341",
            "A mandate cannot have these days.",
            "It begins today or later, and its last day is within a year of its first."),
    MANDATE_THERE(
            "RPPS-0342",
            "This person has a mandate of this structure on some of these days already.",
            "Look at ./galien directory mandate list; end that one first, or choose other days."),
    NO_MANDATE(
            "RPPS-0343",
            "No mandate under this number is in force or still to come.",
            "Look at ./galien directory mandate list.");

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
