package fr.galien.mobile;

import fr.galien.identity.Failure;

/** Every way a request over CIBA is refused, beyond those of Keycloak itself. */
public enum CibaRefusal implements Failure {
    TWICE("ECPS-0240", "invalid_request", "a parameter came more than once"),
    NOT_POLL("ECPS-0241", "invalid_request", "the only delivery mode is poll"),
    NUMBER("ECPS-0242", "invalid_binding_message", "binding_message is not the digits this client has to show"),
    CHANNEL("ECPS-0243", "invalid_request", "channel is neither MOBILE nor CARD"),
    EXPIRY("ECPS-0244", "invalid_request", "requested_expiry is not a number of seconds that can be had"),
    ACTION_PENDING("ECPS-0245", "access_denied", "the person has to log in by themselves first"),
    NO_DEVICE("ECPS-0246", "access_denied", "the person has no device that could answer"),
    LEVEL("ECPS-0247", "access_denied", "nothing the person has reaches a level asked for"),
    SILENCED("ECPS-0248", "access_denied", "after a wrong number the person has to log in by themselves first"),
    TOO_OFTEN("ECPS-0249", "access_denied", "too many requests for this person within an hour"),
    NO_PLACE("ECPS-0250", "access_denied", "as many requests as may wait for this person do"),
    /** Of an approval that came, at the token endpoint. */
    APPROVAL_VOID("ECPS-0251", "invalid_grant", "the approval was used, or what gave it may approve no more");

    private final String code;
    private final String error;
    private final String description;

    CibaRefusal(String code, String error, String description) {
        this.code = code;
        this.error = error;
        this.description = description;
    }

    @Override
    public String code() {
        return code;
    }

    /** Of OAuth (OpenID Connect CIBA Core 1.0 §11 and §13). */
    public String error() {
        return error;
    }

    /** For {@code error_description}: for developers, in English; names nobody. */
    public String errorDescription() {
        return code + ": " + description;
    }
}
