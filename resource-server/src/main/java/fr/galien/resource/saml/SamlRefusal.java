package fr.galien.resource.saml;

/** Why an assertion is not believed. For a developer and a log: nothing of the assertion is in it. */
public enum SamlRefusal {
    TOO_LONG("the assertion is longer than 64 KB"),
    NOT_XML("not well-formed XML without document type"),
    NOT_ONE_ASSERTION("not exactly one SAML 2.0 assertion, without comments and processing instructions"),
    NOT_SIGNED_AS_A_WHOLE("not exactly one signature, at its place, over the whole assertion"),
    ALGORITHM("signed, digested or transformed otherwise than with RSA-SHA256, SHA-256 and exclusive canonicalization"),
    NO_CERTIFICATE("the key is not told by exactly one certificate"),
    UNTRUSTED_SIGNER("the certificate is not valid now, or not issued by an authority that is trusted"),
    SIGNER_OF_OTHER_USE("the certificate is not one that seals documents"),
    WRONG_SIGNATURE("the signature does not verify"),
    OTHER_ISSUER("the issuer is not the subject of the certificate that signed"),
    OTHER_STRUCTURE("the structure, that of the certificate and that of the request are not one"),
    NOT_NOW("not valid now, or for longer than ten minutes"),
    NOT_A_VIHF("not a VIHF 4.0 in mode INDIRECTE_RENFORCEE, or an attribute is missing or told twice"),
    OTHER_PERSON("of another person than the token"),
    OTHER_FACTS("not what the token says");

    private final String sentence;

    SamlRefusal(String sentence) {
        this.sentence = sentence;
    }

    /** English, without a name or number of anybody. */
    public String sentence() {
        return sentence;
    }
}
