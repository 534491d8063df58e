package fr.galien.claims.keycloak;

import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;

/** Whether software wants to know which activity the person acts in: always, or in this request. */
final class ActivityRequest {

    /** A client attribute: {@code ask} for every login. */
    static final String ATTRIBUTE = "galien.activity";

    /** The scope that asks for it in one request. */
    static final String SCOPE = "activity";

    private ActivityRequest() {}

    static boolean isMade(ClientModel client, Stream<ClientScopeModel> scopes) {
        return "ask".equals(client.getAttribute(ATTRIBUTE)) || scopes.anyMatch(scope -> SCOPE.equals(scope.getName()));
    }
}
