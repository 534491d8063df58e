package fr.galien.directory.keycloak;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The little of Keycloak a look-up touches; anything else asked of them fails the test. */
final class Fakes {

    private Fakes() {}

    static ComponentModel component() {
        ComponentModel component = new ComponentModel();
        component.setId("550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd");
        component.setProviderId(DirectoryUserStorageProviderFactory.ID);
        component.setConfig(new MultivaluedHashMap<>());
        return component;
    }

    static RealmModel realm() {
        RoleModel noRoles = fake(RoleModel.class, new RoleWithoutComposites());
        return fake(RealmModel.class, new RealmOf(noRoles));
    }

    /** As the server's own work has it. */
    static KeycloakSession sessionWithoutRequest() {
        return fake(KeycloakSession.class, new SessionIn(fake(KeycloakContext.class, new NoRequest())));
    }

    static Config.Scope options(Map<String, String> options) {
        return new MapOptions(options);
    }

    /** An instance of a wide interface that answers with the public methods of {@code answers} of the same signature. */
    private static <T> T fake(Class<T> type, Object answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, asked, arguments) -> {
                    Method answer;
                    try {
                        answer = answers.getClass().getMethod(asked.getName(), asked.getParameterTypes());
                    } catch (NoSuchMethodException e) {
                        throw new UnsupportedOperationException(asked.toString(), e);
                    }
                    try {
                        return answer.invoke(answers, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    public record RealmOf(RoleModel defaultRole) {

        public RoleModel getDefaultRole() {
            return defaultRole;
        }

        public Stream<Object> getDefaultGroupsStream() {
            return Stream.empty();
        }
    }

    public record SessionIn(KeycloakContext context) {

        public KeycloakContext getContext() {
            return context;
        }
    }

    public record NoRequest() {

        public HttpRequest getHttpRequest() {
            return null;
        }
    }

    public record RoleWithoutComposites() {

        public Stream<RoleModel> getCompositesStream() {
            return Stream.empty();
        }
    }

    private static final class MapOptions extends Config.SystemPropertiesScope {

        private final Map<String, String> options;

        MapOptions(Map<String, String> options) {
            super("unused.");
            this.options = options;
        }

        @Override
        public String get(String key) {
            return options.get(key);
        }
    }
}
