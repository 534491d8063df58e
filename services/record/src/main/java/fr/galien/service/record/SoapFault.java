package fr.galien.service.record;

/** Why a message is not answered. The reason is for a developer, and says nothing about a person. */
final class SoapFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** SOAP 1.2 §5.4.6, and WS-Security 1.1 §12. */
    enum Kind {
        MALFORMED("env:Sender", "", 400),
        NOT_UNDERSTOOD("env:MustUnderstand", "", 500),
        SECURITY("env:Sender", "wsse:FailedAuthentication", 403),
        UNKNOWN_PATIENT("env:Sender", "", 404),
        TOKEN("env:Sender", "wsse:FailedAuthentication", 401);

        private final String code;
        private final String subcode;
        private final int status;

        Kind(String code, String subcode, int status) {
            this.code = code;
            this.subcode = subcode;
            this.status = status;
        }

        String code() {
            return code;
        }

        /** Empty if there is none. */
        String subcode() {
            return subcode;
        }

        int status() {
            return status;
        }
    }

    private final Kind kind;

    SoapFault(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    static SoapFault malformed(String reason) {
        return new SoapFault(Kind.MALFORMED, reason);
    }

    static SoapFault notUnderstood() {
        return new SoapFault(Kind.NOT_UNDERSTOOD, "a header that must be understood is not");
    }

    static SoapFault security(String reason) {
        return new SoapFault(Kind.SECURITY, reason);
    }

    Kind kind() {
        return kind;
    }
}
