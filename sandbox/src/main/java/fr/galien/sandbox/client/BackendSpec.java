package fr.galien.sandbox.client;

import java.util.Map;

/**
 * A client nobody logs in to, as it is to be registered: a service, or a structure's proxy that exchanges tokens.
 *
 * @param id         as {@link ClientSpec}'s
 * @param name       for people
 * @param attributes what it is registered with beside how it authenticates; an empty value takes one away
 */
public record BackendSpec(String id, String name, ClientAuthentication authentication, Map<String, String> attributes) {

    public BackendSpec {
        ClientSpec.checkId(id);
        attributes = Map.copyOf(attributes);
    }
}
