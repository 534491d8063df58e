package fr.galien.sandbox.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What to paste into a common stack to use the sandbox with a client secret. {@code {name}} stands for a setting of
 * {@link ClientSettings}.
 */
enum Stack {
    SPRING("Spring Boot, application.yml", """
            # Java has to trust the sandbox's root, which no JDK knows:
            #   keytool -importcert -noprompt -alias galien -file {trust_root} -keystore galien.p12 -storetype PKCS12 -storepass galien
            #   java -Djavax.net.ssl.trustStore=galien.p12 -Djavax.net.ssl.trustStorePassword=galien -jar your-software.jar
            spring:
              security:
                oauth2:
                  client:
                    registration:
                      galien:
                        client-id: {client_id}
                        client-secret: {client_secret}
                        client-authentication-method: client_secret_basic
                        authorization-grant-type: authorization_code
                        redirect-uri: {redirect_uri}
                        scope: openid, scope_all
                    provider:
                      galien:
                        # Spelt out instead of issuer-uri: the wallet's address, with the level Pro Santé Connect wants.
                        authorization-uri: {authorization_endpoint}?acr_values=eidas1
                        token-uri: {token_endpoint}
                        user-info-uri: {userinfo_endpoint}
                        jwk-set-uri: {jwks_uri}
                        user-name-attribute: SubjectNameID
            """),
    APACHE("Apache, mod_auth_openidc", """
            OIDCProviderMetadataURL {wallet_discovery}
            OIDCProviderAuthorizationEndpoint {authorization_endpoint}
            OIDCClientID {client_id}
            OIDCClientSecret {client_secret}
            OIDCProviderTokenEndpointAuth client_secret_basic
            OIDCRedirectURI {redirect_uri}
            OIDCScope "openid scope_all"
            OIDCAuthRequestParams acr_values=eidas1
            OIDCPKCEMethod S256
            OIDCRemoteUserClaim SubjectNameID
            # The server's user must be able to read it: install -m 644 {trust_root} /etc/ssl/galien-root.pem
            OIDCCABundlePath /etc/ssl/galien-root.pem
            # Any value of your own; it encrypts the module's cookies.
            OIDCCryptoPassphrase change-me

            <Location "/">
              AuthType openid-connect
              Require valid-user
            </Location>
            """),
    NODE("Node.js, openid-client 6 (ES module)", """
            // NODE_EXTRA_CA_CERTS={trust_root} node your-software.mjs
            import * as client from 'openid-client';

            const config = await client.discovery(
              new URL('{wallet_discovery}'),
              '{client_id}', undefined, client.ClientSecretBasic('{client_secret}'),
              // Without it the ID token's signature is not looked at.
              { execute: [client.enableNonRepudiationChecks] });

            // Keep these three in the session until the browser comes back.
            const verifier = client.randomPKCECodeVerifier();
            const state = client.randomState();
            const nonce = client.randomNonce();

            const login = client.buildAuthorizationUrl(config, {
              redirect_uri: '{redirect_uri}',
              scope: 'openid scope_all',
              acr_values: 'eidas1',
              code_challenge: await client.calculatePKCECodeChallenge(verifier),
              code_challenge_method: 'S256',
              state, nonce,
            });

            // At the redirect URI; currentUrl is a URL object of the whole request.
            const tokens = await client.authorizationCodeGrant(config, currentUrl, {
              pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true,
            });
            const professional = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
            """),
    PHP("PHP, jumbojett/openid-connect-php", """
            <?php
            require __DIR__ . '/vendor/autoload.php';

            $oidc = new Jumbojett\\OpenIDConnectClient('{issuer}', '{client_id}', '{client_secret}');
            $oidc->setCertPath('{trust_root}');
            $oidc->providerConfigParam(['authorization_endpoint' => '{authorization_endpoint}']);
            $oidc->setRedirectURL('{redirect_uri}');
            $oidc->addScope(['scope_all']); // openid is added by the library
            $oidc->addAuthParam(['acr_values' => 'eidas1']);
            $oidc->setCodeChallengeMethod('S256');
            $oidc->authenticate();
            $professional = $oidc->requestUserInfo();
            """),
    DOTNET(".NET, OpenIddict client", """
            // .NET trusts what the system trusts: add {trust_root} to the system's or the user's root certificates.
            services.AddOpenIddict().AddClient(options =>
            {
                options.AllowAuthorizationCodeFlow();
                options.AddDevelopmentEncryptionCertificate().AddDevelopmentSigningCertificate();
                options.UseAspNetCore().EnableRedirectionEndpointPassthrough();
                options.UseSystemNetHttp();
                options.AddRegistration(new OpenIddictClientRegistration
                {
                    ProviderName = "galien",
                    Issuer = new Uri("{issuer}"),
                    ConfigurationEndpoint = new Uri("{wallet_discovery}"),
                    ClientId = "{client_id}",
                    ClientSecret = "{client_secret}",
                    RedirectUri = new Uri("{redirect_uri}"),
                    Scopes = { "openid", "scope_all" },
                });
                options.AddEventHandler<OpenIddictClientEvents.ProcessChallengeContext>(handler => handler
                    .SetOrder(OpenIddictClientHandlers.AttachChallengeParameters.Descriptor.Order + 500)
                    .UseInlineHandler(context =>
                    {
                        context.Request.AcrValues = "eidas1";
                        return default;
                    }));
            });
            """),
    LEMONLDAP("LemonLDAP::NG, manager: OpenID Connect Providers", """
            Metadata, as JSON: the wallet's discovery document, or typed by hand
              {wallet_discovery}
              issuer                 {issuer}
              authorization_endpoint {authorization_endpoint}
              token_endpoint         {token_endpoint}
              userinfo_endpoint      {userinfo_endpoint}
              end_session_endpoint   {end_session_endpoint}
              jwks_uri               {jwks_uri}
            JWKS data                the document at jwks_uri
            Options
              Client ID              {client_id}
              Client secret          {client_secret}
              Store ID Token         on, or leaving asks for a confirmation
              Scope                  openid scope_all
              ACR values             eidas1
              Token endpoint authentication method  client_secret_basic
              Check JWT signature    on
              Use nonce              on
            Exported attribute       SubjectNameID
            To register here         your portal's address with ?openidconnectcallback=1 as --redirect,
                                     and with ?logout=1 as --post-logout
            Registered               {redirect_uri}
            Trust                    PERL_LWP_SSL_CA_FILE={trust_root} in the portal's environment
            """),
    ENV("environment variables", """
            OIDC_ISSUER={issuer}
            OIDC_DISCOVERY={wallet_discovery}
            OIDC_AUTHORIZATION_ENDPOINT={authorization_endpoint}
            OIDC_TOKEN_ENDPOINT={token_endpoint}
            OIDC_USERINFO_ENDPOINT={userinfo_endpoint}
            OIDC_JWKS_URI={jwks_uri}
            OIDC_END_SESSION_ENDPOINT={end_session_endpoint}
            OIDC_CLIENT_ID={client_id}
            OIDC_CLIENT_SECRET={client_secret}
            OIDC_REDIRECT_URI={redirect_uri}
            OIDC_SCOPE="openid scope_all"
            OIDC_ACR_VALUES=eidas1
            SSL_CERT_FILE={trust_root}
            """);

    /** For option descriptions. */
    static final String NAMES = "spring, apache, node, php, dotnet, lemonldap, env, all";

    private static final Pattern SETTING = Pattern.compile("\\{([a-z_]+)}");

    private final String title;
    private final String text;

    Stack(String title, String text) {
        this.title = title;
        this.text = text;
    }

    String title() {
        return title;
    }

    String fill(ClientSettings settings) {
        Map<String, String> values = settings.values();
        values.put("redirect_uri", settings.redirectUri());
        values.putIfAbsent("client_secret", "none: your certificate or key instead");
        return SETTING.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /**
     * @param name as given by {@code --for}; null for none
     * @throws ParameterException when there is no such stack
     */
    static List<Stack> named(String name, CommandLine command) {
        if (name == null) {
            return List.of();
        }
        if (name.equals("all")) {
            return List.of(values());
        }
        return Arrays.stream(values())
                .filter(stack -> stack.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new ParameterException(command, "--for knows " + NAMES));
    }
}
