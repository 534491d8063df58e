package fr.galien.directory;

import fr.galien.identity.Failure;

/**
 * The directory did not answer. An outage is not an unknown person and not a wrong credential, so it is an exception that
 * Keycloak does not turn into "user not found" (as it does its own {@code StorageUnavailableException}).
 */
public final class DirectoryUnreachable extends RuntimeException implements Failure {

    public static final String CODE = "RPPS-0301";

    private static final long serialVersionUID = 1L;

    public DirectoryUnreachable(Throwable cause) {
        super("the directory did not answer", cause);
    }

    @Override
    public String code() {
        return CODE;
    }
}
