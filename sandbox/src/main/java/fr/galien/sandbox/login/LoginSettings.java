package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.SandboxTrust;
import java.net.URI;
import java.util.List;

/**
 * What a vendor's software is configured with.
 *
 * @param issuer        of the service; its description is read beneath it
 * @param authorization where a browser is sent to log in: the wallet's address
 * @param trust         whose certificates are believed
 * @param client        the software as it is registered
 * @param redirectUri   one of the client's
 * @param scope         separated by blanks
 * @param acrValues     the level asked for
 */
public record LoginSettings(
        URI issuer,
        URI authorization,
        SandboxTrust trust,
        RegisteredClient client,
        URI redirectUri,
        String scope,
        String acrValues) {

    public static final String SCOPE = "openid scope_all";
    public static final String ACR_VALUES = "eidas1";

    /**
     * @throws Trouble BOX-1067 when the scope has no {@code openid}: there would be no ID token to check
     */
    public LoginSettings {
        if (!List.of(scope.split(" ")).contains("openid")) {
            throw new Trouble(
                    "BOX-1067",
                    "The scope \"" + scope + "\" does not hold openid, so no ID token would say who it is.",
                    "Ask for \"" + SCOPE + "\".");
        }
    }

    /**
     * What Pro Santé Connect asks every client to send, on this sandbox.
     *
     * @throws Trouble BOX-1127 for a client nobody logs in to
     */
    public static LoginSettings of(SandboxHome home, RegisteredClient client) {
        if (client.redirectUris().isEmpty()) {
            throw new Trouble(
                    "BOX-1127",
                    "Nobody logs in to " + client.id() + ": it is a service, or the proxy of a structure.",
                    "Take software that people log in to; ./galien client list shows them.");
        }
        return new LoginSettings(
                home.addresses().issuer(),
                home.addresses().walletAuthorization(),
                SandboxTrust.of(home),
                client,
                client.redirectUris().getFirst(),
                SCOPE,
                ACR_VALUES);
    }

    public LoginSettings withScope(String other) {
        return new LoginSettings(issuer, authorization, trust, client, redirectUri, other, acrValues);
    }

    public LoginSettings withAcrValues(String other) {
        return new LoginSettings(issuer, authorization, trust, client, redirectUri, scope, other);
    }
}
