package fr.galien.token;

import fr.galien.identity.Failure;

/**
 * Why no token is given (RFC 8693 §2.2.2). A vendor reads code and sentence in {@code error_description}, an operator in the
 * log.
 */
public enum ExchangeRefusal implements Failure {
    SUBJECT_INVALID("TOKEN-0401", "invalid_request", "the subject_token is not a valid access token of a live session"),
    SUBJECT_TYPE(
            "TOKEN-0402",
            "invalid_request",
            "subject_token and subject_token_type are needed: an access token or a JWT"),
    SUBJECT_OF_ANOTHER(
            "TOKEN-0403",
            "invalid_request",
            "the subject_token was issued to a client whose tokens this one may not exchange"),
    SUBJECT_OF_A_SERVICE(
            "TOKEN-0404", "invalid_request", "the subject_token was made for a service: exchange the login's"),
    SUBJECT_BOUND_ELSEWHERE(
            "TOKEN-0405",
            "invalid_request",
            "the subject_token is bound to another certificate or key than this request's"),
    NO_SCOPE("TOKEN-0406", "invalid_scope", "name the scopes of one service"),
    SCOPE_NOT_GRANTED("TOKEN-0407", "invalid_scope", "no service this client was granted has all of these scopes"),
    SEVERAL_SERVICES("TOKEN-0408", "invalid_target", "several services have these scopes: name one by audience"),
    UNKNOWN_AUDIENCE("TOKEN-0409", "invalid_target", "the audience is not one service this client was granted"),
    NOT_BOUND(
            "TOKEN-0410",
            "invalid_request",
            "the token would be bound to nothing: authenticate with a certificate, or send a DPoP proof"),
    CONFIRMATION_DIFFERS("TOKEN-0411", "invalid_request", "cnf is not the certificate of this connection"),
    ACTOR_INVALID(
            "TOKEN-0412",
            "invalid_request",
            "the actor_token is no JWT as described, has expired, or is not signed with a key this client registered"),
    OTHER_SOFTWARE("TOKEN-0413", "invalid_request", "the actor_token names another product than the registered one"),
    NO_STRUCTURE("TOKEN-0414", "unauthorized_client", "this client speaks for no structure"),
    NOT_OF_THE_STRUCTURE(
            "TOKEN-0415", "access_denied", "this person has no activity in the structure and no mandate of it"),
    UNKNOWN_SITUATION(
            "TOKEN-0416", "invalid_request", "situation_exercice is no activity of this person in the structure"),
    SEVERAL_SITUATIONS(
            "TOKEN-0417",
            "invalid_request",
            "this person has several activities in the structure: name one by situation_exercice in an actor_token"),
    LEVEL("TOKEN-0418", "insufficient_user_authentication", "the service asks for a login of a higher level"),
    REQUESTED_TYPE("TOKEN-0419", "invalid_request", "the service has no token of this requested_token_type"),
    UNKNOWN_PURPOSE("TOKEN-0422", "invalid_request", "the service knows no such purpose_of_use"),
    SUBJECT_ISSUER("TOKEN-0423", "invalid_request", "subject_issuer is neither psc nor this issuer"),
    NOT_A_PROFESSIONAL("TOKEN-0424", "access_denied", "this account is no professional of the directory"),
    NOTHING_GRANTED("TOKEN-0425", "unauthorized_client", "this client was granted no service");

    private final String code;
    private final String error;
    private final String sentence;

    ExchangeRefusal(String code, String error, String sentence) {
        this.code = code;
        this.error = error;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    /** As OAuth has it: {@code invalid_request}… */
    public String error() {
        return error;
    }

    /** English, without a name or number of anybody. */
    public String sentence() {
        return sentence;
    }
}
