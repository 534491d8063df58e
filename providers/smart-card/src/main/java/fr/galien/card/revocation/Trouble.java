package fr.galien.card.revocation;

/** Why a list or an answer is not used. Closed, and each says in words for an operator what it is, without personal data. */
public sealed interface Trouble permits ListTrouble, OcspTrouble, Outage, Trouble.Status, Trouble.Defect {

    /** A whole sentence. */
    String sentence();

    /** @param code of HTTP, anything but 200: redirections are not followed */
    record Status(int code) implements Trouble {
        @Override
        public String sentence() {
            return "The server answered with the HTTP status " + code + " and not with 200.";
        }
    }

    /** @param type of what was thrown: its message could quote what was read */
    record Defect(String type) implements Trouble {
        @Override
        public String sentence() {
            return "A defect of this program: " + type + ".";
        }
    }
}
