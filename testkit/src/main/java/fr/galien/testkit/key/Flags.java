package fr.galien.testkit.key;

/** The bits of authenticator data (WebAuthn §6.1). */
public final class Flags {

    public static final int USER_PRESENT = 0x01;
    public static final int USER_VERIFIED = 0x04;
    public static final int BACKUP_ELIGIBLE = 0x08;
    public static final int BACKED_UP = 0x10;
    public static final int ATTESTED_DATA = 0x40;

    private Flags() {}
}
