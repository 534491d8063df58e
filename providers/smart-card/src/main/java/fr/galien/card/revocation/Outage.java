package fr.galien.card.revocation;

/** Nothing came, or not all of it. */
public enum Outage implements Trouble {
    CANNOT_CONNECT("No connection could be made."),
    NO_ANSWER_IN_TIME("It did not answer in time."),
    BROKEN_OFF("The connection broke off."),
    TOO_LONG("It sends more than is ever taken."),
    NO_FILE("The file is not there or cannot be read."),
    DISK("There is no room on the disk for what was fetched, or it cannot be written."),
    STOPPED("This server was stopping.");

    private final String sentence;

    Outage(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
