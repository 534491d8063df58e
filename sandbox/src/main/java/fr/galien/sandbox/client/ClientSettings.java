package fr.galien.sandbox.client;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.SandboxTrust;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything a vendor types into their software to use the sandbox, in the order it is printed.
 */
final class ClientSettings {

    static final String SCOPE = "openid scope_all";
    static final String ACR_VALUES = "eidas1";

    private final SandboxHome home;
    private final RegisteredClient client;

    ClientSettings(SandboxHome home, RegisteredClient client) {
        this.home = home;
        this.client = client;
    }

    /** By the names that {@link Stack}'s texts use. */
    Map<String, String> values() {
        Addresses addresses = home.addresses();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("client_id", client.id());
        switch (client.authentication()) {
            case ClientAuthentication.BySecret secret -> {
                values.put("client_secret", client.secret());
                values.put("token_endpoint_auth_method", "client_secret_basic");
            }
            case ClientAuthentication.ByCertificate certificate -> {
                values.put("client_certificate_subject", certificate.subject());
                values.put("client_certificate_authority", certificate.issuer());
                values.put("token_endpoint_auth_method", "tls_client_auth");
            }
            case ClientAuthentication.ByStructure way -> {
                SoftwareCertificates certificates = new SoftwareCertificates(home);
                values.put("client_structure", way.structure().value());
                values.put("client_certificate_authority", way.issuer());
                values.put(
                        "client_certificate",
                        certificates.certificate(client.id()).toString());
                values.put("client_key", certificates.key(client.id()).toString());
                values.put("client_pkcs12", certificates.pkcs12(client.id()).toString());
                values.put("token_endpoint_auth_method", "tls_client_auth");
            }
            case ClientAuthentication.ByPublishedKeys keys -> {
                values.put("jwks_uri_of_the_client", keys.address().toString());
                values.put("token_endpoint_auth_method", "private_key_jwt");
            }
            case ClientAuthentication.ByKnownKeys keys -> values.put("token_endpoint_auth_method", "private_key_jwt");
        }
        values.put(
                "redirect_uri",
                client.redirectUris().stream().map(URI::toString).collect(Collectors.joining(" ")));
        values.put("scope", SCOPE);
        values.put("acr_values", ACR_VALUES);
        values.put("code_challenge_method", "S256");
        values.put("issuer", addresses.issuer().toString());
        values.put("discovery", addresses.issuer() + "/.well-known/openid-configuration");
        values.put("wallet_discovery", addresses.issuer() + "/.well-known/wallet-openid-configuration");
        values.put("authorization_endpoint", addresses.walletAuthorization().toString());
        values.put("token_endpoint", serverSide("token"));
        values.put("userinfo_endpoint", serverSide("userinfo"));
        values.put("introspection_endpoint", serverSide("token/introspect"));
        values.put("revocation_endpoint", serverSide("revoke"));
        values.put("jwks_uri", endpoint(addresses.issuer().toString(), "certs"));
        values.put("end_session_endpoint", endpoint(addresses.issuer().toString(), "logout"));
        values.put("trust_root", SandboxTrust.rootOf(home).toString());
        return values;
    }

    /** The first redirect URI: snippets show one. Empty for a client nobody logs in to. */
    String redirectUri() {
        return client.redirectUris().stream().findFirst().map(URI::toString).orElse("");
    }

    /** Where the software's server calls: the mtls address when it shows a certificate. */
    private String serverSide(String name) {
        Addresses addresses = home.addresses();
        return switch (client.authentication()) {
            case ClientAuthentication.BySecret secret ->
                endpoint(addresses.issuer().toString(), name);
            case ClientAuthentication.ByPublishedKeys keys ->
                endpoint(addresses.issuer().toString(), name);
            case ClientAuthentication.ByKnownKeys keys ->
                endpoint(addresses.issuer().toString(), name);
            case ClientAuthentication.ByCertificate certificate ->
                endpoint(addresses.mtls() + "/realms/" + Addresses.REALM, name);
            case ClientAuthentication.ByStructure structure ->
                endpoint(addresses.mtls() + "/realms/" + Addresses.REALM, name);
        };
    }

    private static String endpoint(String realm, String name) {
        return realm + "/protocol/openid-connect/" + name;
    }
}
