package fr.galien.factor;

import java.util.Locale;

/**
 * What was typed on the page of passwords, as it can be judged. Tells nothing of itself.
 *
 * @param name     who they say they are
 * @param password as it is: a space may belong to it
 * @param code     six digits of an application; empty if none
 * @param recovery a code of the list on paper; empty if none
 */
public record Typed(String name, String password, String code, String recovery) {

    /** What nobody means to type, before a database or a hash is asked about it. */
    private static final int LONGEST = 255;

    /** Keycloak's recovery codes are capitals and digits; paper has them in groups. */
    public static Typed of(String name, String password, String code, String recovery) {
        return new Typed(
                text(name).strip(),
                text(password),
                text(code).replaceAll("\\s", ""),
                text(recovery).toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    /** One code, and not two: which of them were to be used up would be anybody's guess. */
    public boolean isComplete() {
        return !name.isEmpty() && !password.isEmpty() && code.isEmpty() != recovery.isEmpty();
    }

    /** Whether it can be anybody's at all. */
    public boolean isPlausible() {
        return name.length() <= LONGEST
                && password.length() <= LONGEST
                && code.length() <= LONGEST
                && recovery.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "Typed[hidden]";
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
