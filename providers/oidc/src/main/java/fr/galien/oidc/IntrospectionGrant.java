package fr.galien.oidc;

import java.util.Arrays;
import java.util.List;

/**
 * Whose tokens a service may introspect beside its own (RFC 7662 §2.1): an entry made for that service by name, so nobody may
 * by default.
 *
 * @param clients client ids; {@code *} stands for every client of the realm
 */
public record IntrospectionGrant(List<String> clients) {

    /** The attribute of the service's own client that holds the ids, separated by spaces. */
    public static final String ATTRIBUTE = "galien.introspection.of";

    private static final String EVERYBODY = "*";

    public IntrospectionGrant {
        clients = List.copyOf(clients);
    }

    /** @param attribute as configured; {@code null} or blank allows nothing */
    public static IntrospectionGrant of(String attribute) {
        return new IntrospectionGrant(
                attribute == null || attribute.isBlank()
                        ? List.of()
                        : Arrays.asList(attribute.strip().split("\\s+")));
    }

    public boolean allows(String clientId) {
        return clients.contains(EVERYBODY) || clients.contains(clientId);
    }
}
