package fr.galien.token;

import fr.galien.identity.Failure;

/** Why somebody gets no token for messaging. Software reads code and sentence in the answer. */
public enum MailboxRefusal implements Failure {
    NONE("TOKEN-0420", "the directory names no mailbox of this person"),
    NOT_THEIRS("TOKEN-0421", "mss_mailbox is not a mailbox of this person");

    private final String code;
    private final String sentence;

    MailboxRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    /** English, without a name or address of anybody. */
    public String sentence() {
        return sentence;
    }
}
