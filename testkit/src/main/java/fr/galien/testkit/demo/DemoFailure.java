package fr.galien.testkit.demo;

import fr.galien.identity.Failure;

/** Why a login, or a page, did not come about. The texts are the messages {@code <code>} and {@code <code>.hint} of this package. */
enum DemoFailure implements Failure {
    /** The provider does not answer, yet or any more. */
    PROVIDER_AWAY("BOX-1080", 503),
    /** The answer's state is not that of a login begun here, in this browser, lately and for the first time. */
    UNKNOWN_LOGIN("BOX-1081", 400),
    /** The person said no, or the provider did in their place: {@code access_denied}. */
    DENIED("BOX-1082", 403),
    /** Any other error of the provider's authorization endpoint. */
    PROVIDER_ERROR("BOX-1083", 400),
    /** An answer that is neither a code nor an error. */
    ANSWER_INCOMPLETE("BOX-1084", 400),
    /** The answer comes from another issuer (RFC 9207 §2.4). */
    WRONG_ISSUER("BOX-1085", 400),
    /** The token endpoint refused the code, or this software. */
    CODE_REFUSED("BOX-1086", 502),
    /** Signature, issuer, audience, time, nonce or access token hash of the ID token (OpenID Connect Core §3.1.3.7). */
    ID_TOKEN_INVALID("BOX-1087", 502),
    /** Userinfo refused, unreadable or about somebody else (OpenID Connect Core §5.3.2). */
    USERINFO_REFUSED("BOX-1088", 502),
    NOTHING_HERE("BOX-1089", 404),
    /** The request was made for another host name, or by another site. */
    NOT_FOR_US("BOX-1090", 421),
    /** A defect of this software. */
    BUG("BOX-1091", 500);

    private final String code;
    private final int status;

    DemoFailure(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    /** HTTP status of its page. */
    int status() {
        return status;
    }
}
