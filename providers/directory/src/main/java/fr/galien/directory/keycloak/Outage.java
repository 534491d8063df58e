package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryUnreachable;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.services.ErrorResponseException;

/** How an outage of the directory is told to software: not its fault, not the token's, and not for long. */
final class Outage {

    /** RFC 6749 §4.1.2.1. */
    static final String ERROR = "temporarily_unavailable";

    static final String DESCRIPTION = "RPPS-0301: the directory of professionals does not answer";

    private Outage() {}

    static Optional<DirectoryUnreachable> in(Throwable failure) {
        return Stream.iterate(failure, link -> link != null, Throwable::getCause)
                .filter(DirectoryUnreachable.class::isInstance)
                .map(DirectoryUnreachable.class::cast)
                .findFirst();
    }

    static ErrorResponseException answer() {
        return new ErrorResponseException(ERROR, DESCRIPTION, Status.SERVICE_UNAVAILABLE);
    }
}
