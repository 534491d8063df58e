package fr.galien.token.assertion;

import fr.galien.identity.Failure;

/** Why no assertion is made. A vendor reads code and sentence in the answer, an operator in the log. */
public enum AssertionRefusal implements Failure {
    NO_SIGNER("VIHF-0451", "this server holds no signer for the structure"),
    NO_PRODUCT("VIHF-0452", "the software is not registered as a product: id, name and version"),
    NO_HOMOLOGATION("VIHF-0453", "the software is registered without a DMP homologation number"),
    NO_SECTOR("VIHF-0454", "the directory knows no sector of this activity"),
    NO_PROFESSION("VIHF-0455", "the profession of this situation is none the VIHF has a code for"),
    NO_SECOND_ROLE(
            "VIHF-0456",
            "the directory knows no specialty of this doctor, no section of this pharmacist, or no role of this person"),
    NO_PATIENT("VIHF-0457", "a VIHF needs patient_id"),
    PATIENT_MALFORMED("VIHF-0458", "patient_id is not <INS>^^^&<OID>&ISO^NH"),
    CONFIDENTIALITY_MALFORMED("VIHF-0459", "confidentiality_code is not a code"),
    WEAK_LOGIN("VIHF-0460", "the person logged in by a means the mode INDIRECTE_RENFORCEE does not know"),
    SEAL_NOT_VALID_NOW("VIHF-0461", "the certificate of the structure's signer has expired, or is not valid yet"),
    SEAL_OTHER_USE("VIHF-0462", "the certificate of the structure's signer is not one that seals documents with RSA"),
    SEAL_OTHER_STRUCTURE("VIHF-0463", "the certificate of the structure's signer names another structure, or several"),
    SIGNER_OUT_OF_ORDER("VIHF-0464", "the structure's signer did not answer: try again later"),
    SIGNED_WRONGLY("VIHF-0465", "what the structure's signer returned is no signature of this assertion"),
    NOT_WRITABLE("VIHF-0466", "something the assertion would say cannot be written as XML"),
    NO_BILLING("VIHF-0467", "the billing register has no entry of this person at the structure");

    private final String code;
    private final String sentence;

    AssertionRefusal(String code, String sentence) {
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
