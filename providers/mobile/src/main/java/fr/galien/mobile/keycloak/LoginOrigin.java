package fr.galien.mobile.keycloak;

import fr.galien.assurance.flow.KnownBrowsers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Which window of which browser asks for which software, kept with its request: an approval is worth a session there and
 * nowhere else.
 */
record LoginOrigin(String root, String tab, String execution, String client) {

    private static final String PEOPLE = "people";

    static LoginOrigin of(AuthenticationFlowContext flow) {
        AuthenticationSessionModel login = flow.getAuthenticationSession();
        return new LoginOrigin(
                login.getParentSession().getId(),
                login.getTabId(),
                flow.getExecution().getId(),
                login.getClient().getId());
    }

    /** @param people whom the browser knows, {@link KnownBrowsers#people()} */
    Map<String, String> encode(String people) {
        Map<String, String> encoded = new LinkedHashMap<>();
        encoded.put("root", root);
        encoded.put("tab", tab);
        encoded.put("execution", execution);
        encoded.put("client", client);
        encoded.put(PEOPLE, people);
        return encoded;
    }

    boolean isOf(Map<String, String> encoded) {
        return equals(new LoginOrigin(
                encoded.get("root"), encoded.get("tab"), encoded.get("execution"), encoded.get("client")));
    }

    static String people(Map<String, String> encoded) {
        return encoded.getOrDefault(PEOPLE, "");
    }
}
