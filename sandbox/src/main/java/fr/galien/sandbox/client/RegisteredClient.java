package fr.galien.sandbox.client;

import java.net.URI;
import java.util.List;

/**
 * A vendor's software as it is registered in the sandbox.
 *
 * @param secret begins with {@code sandbox-}; empty when the software has a certificate instead
 */
public record RegisteredClient(
        String id,
        String name,
        String secret,
        List<URI> redirectUris,
        List<URI> postLogoutUris,
        ClientAuthentication authentication) {

    public RegisteredClient {
        redirectUris = List.copyOf(redirectUris);
        postLogoutUris = List.copyOf(postLogoutUris);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "RegisteredClient[" + id + "]";
    }
}
