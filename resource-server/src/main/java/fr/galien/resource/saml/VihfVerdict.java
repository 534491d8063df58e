package fr.galien.resource.saml;

/** Whether to believe a VIHF. */
public sealed interface VihfVerdict {

    /** Every rule holds. */
    record Accepted(VerifiedVihf vihf) implements VihfVerdict {}

    /** A rule does not. */
    record Refused(SamlRefusal why) implements VihfVerdict {}
}
