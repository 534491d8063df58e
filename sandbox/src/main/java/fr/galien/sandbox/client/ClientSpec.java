package fr.galien.sandbox.client;

import fr.galien.sandbox.Trouble;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A vendor's software as it is to be registered.
 *
 * @param id             also a file's name: letters, digits, dot, hyphen, underscore, 64 at most
 * @param name           shown on the login page
 * @param redirectUris   compared character for character, as Pro Santé Connect does; at least one
 * @param postLogoutUris where a logout may lead back to; the redirect URIs when empty
 */
public record ClientSpec(
        String id,
        String name,
        List<URI> redirectUris,
        List<URI> postLogoutUris,
        ClientAuthentication authentication,
        ClientHabits habits,
        ServiceRights rights) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * @throws Trouble BOX-1070 for an address that cannot be registered, BOX-1071 for such an id
     */
    public ClientSpec {
        checkId(id);
        redirectUris = List.copyOf(redirectUris);
        postLogoutUris = List.copyOf(postLogoutUris);
        redirectUris.forEach(ReturnAddress::check);
        postLogoutUris.forEach(ReturnAddress::check);
        if (redirectUris.isEmpty()) {
            throw new Trouble(
                    "BOX-1070",
                    "A client needs an address to come back to.",
                    "Give at least one with --redirect, for example --redirect http://localhost:8080/callback.");
        }
    }

    /**
     * @throws Trouble BOX-1071 when it cannot be one
     */
    static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Trouble(
                    "BOX-1071",
                    "\"" + id + "\" cannot be a client id here.",
                    "Use 1 to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or digit.");
        }
    }

    /** Software with the usual habits, and no service. */
    public ClientSpec(
            String id,
            String name,
            List<URI> redirectUris,
            List<URI> postLogoutUris,
            ClientAuthentication authentication) {
        this(id, name, redirectUris, postLogoutUris, authentication, ClientHabits.USUAL);
    }

    /** Software that no service knows. */
    public ClientSpec(
            String id,
            String name,
            List<URI> redirectUris,
            List<URI> postLogoutUris,
            ClientAuthentication authentication,
            ClientHabits habits) {
        this(id, name, redirectUris, postLogoutUris, authentication, habits, ServiceRights.NONE);
    }

    /** Software with a secret, coming back to one address. */
    public static ClientSpec withSecret(String id, String name, URI redirectUri) {
        return new ClientSpec(id, name, List.of(redirectUri), List.of(), new ClientAuthentication.BySecret());
    }
}
