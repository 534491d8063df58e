package fr.galien.directory;

import fr.galien.identity.Failure;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory did not answer. An outage is not an unknown person and not a wrong credential, so it is an exception that
 * Keycloak does not turn into "user not found" (as it does its own {@code StorageUnavailableException}).
 */
public final class DirectoryUnreachable extends RuntimeException implements Failure {

    public static final String CODE = "RPPS-0301";

    /** How software is told: not its fault, not the token's, and not for long (RFC 6749 §4.1.2.1; HTTP 503). */
    public static final String OAUTH_ERROR = "temporarily_unavailable";

    public static final String ERROR_DESCRIPTION = CODE + ": the directory of professionals does not answer";

    private static final long serialVersionUID = 1L;

    public DirectoryUnreachable(Throwable cause) {
        super("the directory did not answer", cause);
    }

    /** The outage behind a failure, if there is one. */
    public static Optional<DirectoryUnreachable> in(Throwable failure) {
        return Stream.iterate(failure, link -> link != null, Throwable::getCause)
                .filter(DirectoryUnreachable.class::isInstance)
                .map(DirectoryUnreachable.class::cast)
                .findFirst();
    }

    @Override
    public String code() {
        return CODE;
    }
}
