package fr.galien.production;

import java.security.cert.X509Certificate;

/** The marks the sandbox leaves on what it generates, so that production can tell it from its own. */
public final class SandboxMark {

    /** Every secret of a sandbox begins with it. */
    public static final String SECRET_PREFIX = "sandbox-";

    /** Every authority of a sandbox has it in its name. */
    private static final String AUTHORITY_NAME = "Galien sandbox";

    private SandboxMark() {}

    public static boolean isOnSecret(String secret) {
        return secret != null && secret.startsWith(SECRET_PREFIX);
    }

    public static boolean isOnCertificate(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName().contains(AUTHORITY_NAME)
                || certificate.getSubjectX500Principal().getName().contains(AUTHORITY_NAME);
    }
}
