package fr.galien.sandbox.launch;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.Ports;
import fr.galien.sandbox.key.KeyMetadataFiles;
import fr.galien.sandbox.service.Seals;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.key.KeyMetadata;
import fr.galien.testkit.tls.SandboxTls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything Keycloak is told, in one place. Passwords travel in the environment: arguments are readable by everybody. */
public final class ServerOptions {

    /** Fixed when the server is built; a change means another build. */
    public static final List<String> BUILD = List.of(
            "--db=postgres",
            "--http-relative-path=/auth",
            "--http-management-relative-path=/",
            // Only the front may speak to Keycloak: it alone holds a client certificate of the link root.
            "--https-client-auth=required",
            "--spi-x509cert-lookup--provider=rfc9440",
            // On by default in Keycloak and not offered here: nobody may log in by them, nor read in discovery that
            // they could.
            // Impersonation: no administrator becomes a professional.
            "--features-disabled=account,account-api,device-flow,impersonation,jwt-authorization-grant",
            "--spi-ciba-auth-channel--provider=galien",
            "--health-enabled=true",
            "--metrics-enabled=true");

    static final String ADMIN_USER = "admin";

    /** Whoever tries what another publication does is not to wait a minute. */
    private static final int METADATA_POLL_SECONDS = 2;

    /** Of Chrome and what is made of it, Firefox, Safari and Edge. */
    private static final List<String> PUSH_HOSTS = List.of(
            "fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", "*.notify.windows.com");

    private static final String LOG_LEVELS = String.join(
            ",",
            "info",
            // Its health page says it is not ready each time we ask while it starts.
            "io.smallrye.health:error",
            // They quote what anybody sends, line ends included: acr_values, a code challenge, a logout's client_id,
            // and
            // claims with a page of stack trace.
            "org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint:error",
            "org.keycloak.protocol.oidc.endpoints.AuthorizationEndpointChecker:error",
            "org.keycloak.protocol.oidc.endpoints.LogoutEndpoint:error",
            "org.keycloak.protocol.oidc.utils.AcrUtils:error");

    private final SandboxSettings settings;
    private final Secrets secrets;
    private final SandboxTls tls;

    ServerOptions(SandboxSettings settings, Secrets secrets, SandboxTls tls) {
        this.settings = settings;
        this.secrets = secrets;
        this.tls = tls;
    }

    List<String> start() {
        Ports ports = settings.ports();
        Addresses addresses = new Addresses(ports);
        return List.of(
                "--hostname=" + addresses.auth(),
                "--log-level=" + LOG_LEVELS,
                // Without it the server forms a cluster, and listens to the whole network for that.
                "--cache=local",
                "--http-enabled=false",
                "--http-host=127.0.0.1",
                "--https-port=" + ports.keycloak(),
                "--https-certificate-file=" + tls.keycloakServer().certificate(),
                "--https-certificate-key-file=" + tls.keycloakServer().key(),
                "--https-trust-store-file=" + tls.linkRoot(),
                "--https-trust-store-type=PEM",
                "--http-management-scheme=http",
                "--http-management-port=" + ports.management(),
                "--http-management-host=127.0.0.1",
                "--proxy-headers=xforwarded",
                // Never a bare IPv6 address: Quarkus takes "::1" for a host named ":" at port 1, looks it up at every
                // request
                // and leaves a socket open for each.
                "--proxy-trusted-addresses=127.0.0.1,::1/128",
                "--db-url=" + Database.url(ports.postgres(), Roles.KEYCLOAK_DATABASE),
                "--db-username=" + Roles.KEYCLOAK,
                "--spi-storage--galien-directory--url=" + Database.url(ports.postgres(), Roles.DIRECTORY_DATABASE),
                "--spi-storage--galien-directory--username=" + Roles.READER,
                "--spi-storage--galien-directory--stopper-username=" + Roles.STOPPER,
                "--spi-realm-restapi-extension--card--authorities="
                        + CardAuthority.authorities(settings.home().authority(), CardEnvironment.TEST),
                "--spi-realm-restapi-extension--card--environment=test",
                "--spi-realm-restapi-extension--card--revocation-sources=" + Publication.sources(settings.home()),
                "--spi-realm-restapi-extension--card--revocation-store=" + Publication.store(settings.home()),
                "--spi-realm-restapi-extension--mobile--wallet=" + addresses.phone(),
                "--spi-realm-restapi-extension--mobile--push-hosts=" + String.join(",", PUSH_HOSTS),
                "--spi-realm-restapi-extension--mobile--vapid-key="
                        + settings.home().pushKey(),
                "--spi-realm-restapi-extension--mobile--sms-file="
                        + settings.home().textMessages(),
                "--spi-client-authenticator--client-x509--authorities="
                        + CardAuthority.organisations(settings.home().authority(), CardEnvironment.TEST),
                "--spi-authenticator--galien-card--card-host=" + addresses.cardOfOneAttempt(),
                "--spi-required-action--galien-security-key--metadata-name=" + KeyMetadata.NAME,
                "--spi-required-action--galien-security-key--metadata-poll=" + METADATA_POLL_SECONDS,
                "--spi-required-action--galien-security-key--metadata=" + KeyMetadataFiles.published(settings.home()),
                "--spi-oauth2-token-exchange--galien--signers=" + Seals.directory(settings.home()),
                "--spi-well-known--openid-configuration--mtls-address=" + addresses.mtls(),
                "--spi-well-known--wallet-openid-configuration--authorization-endpoint="
                        + addresses.walletAuthorization(),
                "--spi-galien-deployment--production--environment=sandbox");
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KC_DB_PASSWORD", secrets.value(Secret.KEYCLOAK_DATABASE_PASSWORD),
                "KC_SPI_STORAGE__GALIEN_DIRECTORY__PASSWORD", secrets.value(Secret.DIRECTORY_READER_PASSWORD),
                "KC_SPI_STORAGE__GALIEN_DIRECTORY__STOPPER_PASSWORD", secrets.value(Secret.DIRECTORY_STOPPER_PASSWORD),
                "KC_SPI_EVENTS_LISTENER__GALIEN_LOG__KEY", secrets.value(Secret.LOG_KEY),
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN_USER,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.value(Secret.ADMIN_PASSWORD),
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID", secrets.value(Secret.ADMIN_CLIENT_ID),
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.value(Secret.ADMIN_CLIENT_SECRET)));
        environment.putAll(settings.serverEnvironment());
        return environment;
    }
}
