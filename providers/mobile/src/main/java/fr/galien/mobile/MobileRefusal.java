package fr.galien.mobile;

import fr.galien.identity.Failure;

/** Every way a device is refused: {@code docs/mobile-protocol.md} §10. */
public enum MobileRefusal implements Failure {
    NOT_A_MESSAGE("ECPS-0201", 400, "not a message of this protocol"),
    NO_SUCH_REQUEST("ECPS-0202", 404, "no such request"),
    NO_SUCH_DEVICE("ECPS-0203", 401, "no such device"),
    NOT_AUTHENTIC("ECPS-0204", 401, "signature, audience, time or content is not right"),
    SUSPENDED("ECPS-0205", 403, "the device is suspended"),
    PERSON_REFUSED("ECPS-0206", 403, "this person may not log in"),
    USER_NOT_VERIFIED("ECPS-0207", 403, "the user was not verified"),
    WRONG_NUMBER("ECPS-0208", 403, "not the number on the screen; the request is closed"),
    LEVEL_NOT_REACHED("ECPS-0209", 403, "the device does not reach the level asked for"),
    DECIDED_OTHERWISE("ECPS-0210", 409, "decided otherwise already"),
    TOO_OFTEN("ECPS-0211", 429, "too often"),
    ENROLMENT_OVER("ECPS-0212", 404, "the enrolment is over or was claimed"),
    KEYS_NOT_PROVED("ECPS-0213", 400, "the new keys are not proved"),
    ATTESTATION_REFUSED("ECPS-0214", 403, "the attestation is not what this service accepts"),
    TOO_MANY_DEVICES("ECPS-0215", 409, "too many devices"),
    OUT_OF_ORDER("ECPS-0216", 503, "out of order; nothing is decided, try again"),
    CARD_REFUSED("ECPS-0252", 403, "the card is not accepted");

    private final String code;
    private final int status;
    private final String description;

    MobileRefusal(String code, int status, String description) {
        this.code = code;
        this.status = status;
        this.description = description;
    }

    @Override
    public String code() {
        return code;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** For developers, in English; names nobody. */
    public String description() {
        return description;
    }
}
