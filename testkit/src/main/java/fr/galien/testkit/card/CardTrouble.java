package fr.galien.testkit.card;

import fr.galien.identity.Failure;

/** Something about cards that a person can put right: one sentence that says what is wrong, one that says the way out. */
public final class CardTrouble extends RuntimeException implements Failure {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String wayOut;

    private CardTrouble(String code, String what, String wayOut) {
        super(what);
        this.code = code;
        this.wayOut = wayOut;
    }

    static CardTrouble badName() {
        return new CardTrouble(
                "BOX-1040", "A card's name is 1 to 40 characters among a-z, 0-9 and '-'.", "Give it another name.");
    }

    static CardTrouble nameTaken(String name) {
        return new CardTrouble(
                "BOX-1041",
                "There is a card named '" + name + "' already.",
                "Choose another name, or delete the card's two files.");
    }

    static CardTrouble toolMissing(String tool) {
        return new CardTrouble(
                "BOX-1042",
                "The program '" + tool + "' is not installed, and a card on a SoftHSM2 token needs it.",
                "Install SoftHSM2 and OpenSC (Debian: apt-get install softhsm2 opensc), or export as p12 or pem.");
    }

    static CardTrouble toolFailed(String tool, String said) {
        return new CardTrouble(
                "BOX-1043",
                "The program '" + tool + "' failed: " + said,
                "Check that the directory is writable and the SoftHSM2 installation complete.");
    }

    static CardTrouble damagedAuthority(String file) {
        return new CardTrouble(
                "BOX-1044",
                "The test card authority is damaged: " + file + " cannot be read.",
                "Start afresh with 'galien reset'; cards made so far are lost.");
    }

    static CardTrouble damagedCard(String name) {
        return new CardTrouble(
                "BOX-1045",
                "The card '" + name + "' cannot be read.",
                "Delete the card's two files and make it again.");
    }

    /** @param left whether it may be tried again */
    public static CardTrouble wrongPin(boolean left) {
        return left
                ? new CardTrouble(
                        "BOX-1110",
                        "That is not this card's PIN.",
                        "Begin again. After three wrong ones in a row the card blocks itself.")
                : new CardTrouble(
                        "BOX-1111",
                        "This card is blocked: its PIN was wrong too often.",
                        "Unblock it with its unblocking code, or ask whoever issued it.");
    }

    public static CardTrouble noCard() {
        return new CardTrouble(
                "BOX-1112", "There is no card in the reader.", "Put the card in, the chip first, and begin again.");
    }

    public static CardTrouble cardPulled() {
        return new CardTrouble(
                "BOX-1113",
                "The card was pulled out before it had answered.",
                "Nothing was approved. Put it back, leave it in, and begin again.");
    }

    public static CardTrouble noReader(String said) {
        return new CardTrouble(
                "BOX-1114",
                "The reader's PKCS#11 module cannot be used: " + said,
                "Give the module of your card's software with --module; see docs/vendor.md.");
    }

    public static CardTrouble notForAuthentication() {
        return new CardTrouble(
                "BOX-1115", "There is no certificate for authentication on this card.", "Use a CPS, CPF or CPE card.");
    }

    @Override
    public String code() {
        return code;
    }

    public String wayOut() {
        return wayOut;
    }
}
