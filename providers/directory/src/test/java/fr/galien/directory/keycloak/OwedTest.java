package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserSessionModel;

class OwedTest {

    private static final String URL = "backchannel.logout.url";

    @Test
    void isNothingToAClientWithoutABackChannelAddress() {
        UserSessionModel session = fake(
                UserSessionModel.class,
                Map.of(
                        "getAuthenticatedClientSessions",
                        Map.of(
                                "none", clientSession(client(Map.of(), null)),
                                "empty", clientSession(client(Map.of(URL, " "), null)))));

        assertThat(Owed.by(null, session, "f:x:899700000018")).isEmpty();
    }

    @Test
    void isAtTheAddressOrBelowTheClientsRoot() {
        assertThat(Owed.address(client(Map.of(URL, "https://vendor.example.org/logout"), "https://root.example.org")))
                .contains("https://vendor.example.org/logout");
        assertThat(Owed.address(client(Map.of(URL, "/logout"), "https://root.example.org")))
                .contains("https://root.example.org/logout");
        assertThat(Owed.address(client(Map.of(URL, "/logout"), null))).contains("/logout");
    }

    private static AuthenticatedClientSessionModel clientSession(ClientModel client) {
        return fake(AuthenticatedClientSessionModel.class, Map.of("getClient", client));
    }

    private static ClientModel client(Map<String, String> attributes, String root) {
        return (ClientModel) Proxy.newProxyInstance(
                ClientModel.class.getClassLoader(),
                new Class<?>[] {ClientModel.class},
                (self, asked, arguments) -> switch (asked.getName()) {
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "getRootUrl" -> root;
                    default -> throw new UnsupportedOperationException(asked.toString());
                });
    }

    /** Answers by the name of the method; anything else asked of it fails the test. */
    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, asked, arguments) -> {
                    if (!answers.containsKey(asked.getName())) {
                        throw new UnsupportedOperationException(asked.toString());
                    }
                    return answers.get(asked.getName());
                }));
    }
}
