package fr.galien.oidc;

import fr.galien.identity.Failure;

/** Why a client is not who its certificate says. A vendor reads code and sentence in the answer, an operator in the log. */
public enum ClientCertificateRefusal implements Failure {
    NOT_SET_UP(
            "OIDC-1101",
            "the client is not registered with an authority and exactly one of a subject and a structure number"),
    UNKNOWN_AUTHORITY("OIDC-1102", "the client is registered with an authority this server does not know"),
    NO_CERTIFICATE("OIDC-1103", "no certificate was presented: call the mtls address, with it"),
    OTHER_ISSUER("OIDC-1104", "the certificate was not issued by the authority the client is registered with"),
    NOT_VALID_NOW("OIDC-1105", "the certificate has expired, or is not valid yet"),
    OTHER_USE("OIDC-1106", "the certificate is not meant for the authentication of clients"),
    OTHER_SUBJECT("OIDC-1107", "the subject of the certificate is not the one the client is registered with"),
    OTHER_STRUCTURE(
            "OIDC-1108", "the certificate does not name the structure the client is registered with, and no other");

    private final String code;
    private final String sentence;

    ClientCertificateRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    /** English, without a name or number of anybody. */
    public String sentence() {
        return sentence;
    }
}
