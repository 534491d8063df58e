package fr.galien.factor;

/** What a person is told everywhere when it happened to their means. Says which act, and nothing of the means itself. */
public enum Notice {
    KEY_ADDED,
    PASSKEY_ADDED,
    CODES_ADDED,
    RECOVERY_CODES_MADE,
    /** One of them let somebody in, and is used up. */
    RECOVERY_CODE_USED,
    PASSWORD_SET,
    DELETED,
    /** Its maker's word about the model, or the operator's lists, make a key worth less than before. */
    DOWNGRADED,
    /** The same, and it lets nobody in any more. */
    REFUSED,
    /** It is worth more again. */
    RESTORED,
    /** The counter of a key went back: perhaps somebody has a copy of it. */
    CLONE_SUSPECTED,
    DESK_LINK_MADE,
    DESK_LINK_USED
}
