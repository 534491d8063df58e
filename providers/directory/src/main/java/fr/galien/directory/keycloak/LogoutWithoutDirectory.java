package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.FindProfessional;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;

/**
 * The directory, and while it is away somebody without a name for whoever logs out: a shared desk must not stay open because
 * nobody knows what its owner is called. Only at the logout's own addresses, which let nobody in.
 */
final class LogoutWithoutDirectory implements FindProfessional {

    private final FindProfessional directory;
    private final BooleanSupplier loggingOut;

    LogoutWithoutDirectory(FindProfessional directory, BooleanSupplier loggingOut) {
        this.directory = directory;
        this.loggingOut = loggingOut;
    }

    static FindProfessional in(KeycloakSession session, FindProfessional directory) {
        return new LogoutWithoutDirectory(directory, () -> isLogout(session));
    }

    @Override
    public DirectoryAnswer byId(NationalId id) {
        DirectoryAnswer answer = directory.byId(id);
        return answer instanceof DirectoryAnswer.Unreachable && loggingOut.getAsBoolean()
                ? new DirectoryAnswer.Found(nameless(id))
                : answer;
    }

    private static boolean isLogout(KeycloakSession session) {
        // The server's own work has no request.
        if (session.getContext().getHttpRequest() == null
                || session.getContext().getRealm() == null) {
            return false;
        }
        UriInfo uri = session.getContext().getUri();
        String logout = OIDCLoginProtocolService.logoutUrl(uri)
                .build(session.getContext().getRealm().getName())
                .getPath();
        return uri.getRequestUri().getPath().startsWith(logout);
    }

    private static Professional nameless(NationalId id) {
        return new Professional(id, List.of(Identifier.of(id)), "", "", "", List.of(), Optional.empty());
    }
}
