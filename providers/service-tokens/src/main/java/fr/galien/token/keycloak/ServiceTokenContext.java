package fr.galien.token.keycloak;

import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.rar.AuthorizationRequestContext;
import org.keycloak.services.util.DefaultClientSessionContext;

/**
 * A client's session as a token of a service sees it: no client scope, no mapper and no role of a login, but the scopes of the
 * service, which are no client scopes of Keycloak's.
 */
final class ServiceTokenContext implements ClientSessionContext {

    private final ClientSessionContext bare;
    private final String scope;

    ServiceTokenContext(AuthenticatedClientSessionModel clientSession, Set<String> scopes, KeycloakSession session) {
        this.bare =
                DefaultClientSessionContext.fromClientSessionAndClientScopes(clientSession, Set.of(), null, session);
        this.scope = String.join(" ", scopes);
    }

    @Override
    public AuthenticatedClientSessionModel getClientSession() {
        return bare.getClientSession();
    }

    @Override
    public Set<String> getClientScopeIds() {
        return Set.of();
    }

    @Override
    public Stream<ClientScopeModel> getClientScopesStream() {
        return Stream.empty();
    }

    @Override
    public boolean isOfflineTokenRequested() {
        return false;
    }

    @Override
    public Stream<RoleModel> getRolesStream() {
        return Stream.empty();
    }

    @Override
    public Stream<ProtocolMapperModel> getProtocolMappersStream() {
        return Stream.empty();
    }

    @Override
    public String getScopeString() {
        return scope;
    }

    @Override
    public String getScopeString(boolean ignoreIncludeInTokenScope) {
        return scope;
    }

    @Override
    public void setAttribute(String name, Object value) {
        bare.setAttribute(name, value);
    }

    @Override
    public <T> T getAttribute(String name, Class<T> type) {
        return bare.getAttribute(name, type);
    }

    @Override
    public AuthorizationRequestContext getAuthorizationRequestContext() {
        return bare.getAuthorizationRequestContext();
    }
}
