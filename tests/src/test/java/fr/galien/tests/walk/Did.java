package fr.galien.tests.walk;

import java.util.List;

/** What can be done to prove who one is: the contract's table, written from its text and not from its code. */
enum Did {
    CARD(3, "", "sc", "pin", "hwk", "mfa"),
    SECURITY_KEY(2, "", "hwk", "user", "mfa"),
    PHONE_ATTESTED(2, "", "mca", "hwk", "user", "mfa"),
    PHONE(1, "", "mca", "swk", "user", "mfa"),
    PASSKEY(1, "passkey", "swk", "user", "mfa"),
    PASSWORD_WITH_CODE(1, "password", "pwd", "otp", "mfa"),
    PASSWORD_WITH_RECOVERY_CODE(1, "password", "pwd", "otp", "mfa");

    private final int level;
    private final String word;
    private final List<String> amr;

    Did(int level, String word, String... amr) {
        this.level = level;
        this.word = word;
        this.amr = List.of(amr);
    }

    /** 1 to 3. */
    int level() {
        return level;
    }

    List<String> amr() {
        return amr;
    }

    /** @param takesAll whether the software takes the means that not every software takes */
    boolean counts(boolean takesAll) {
        return takesAll || word.isEmpty();
    }
}
