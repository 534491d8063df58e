package fr.galien.oidc.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;
import org.keycloak.services.util.WellKnownProviderUtil;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

class WalletDiscoveryTest {

    private static final String PLAIN = "https://localhost:8443/auth/realms/esante-wallet/protocol/openid-connect/auth";
    private static final String WALLET = "https://localhost:8444/auth";

    @Test
    void differsFromThePlainDocumentByTheAuthorizationEndpointAlone() {
        OIDCConfigurationRepresentation document = document(WALLET);

        assertThat(document.getAuthorizationEndpoint()).isEqualTo(WALLET);
        assertThat(document)
                .usingRecursiveComparison()
                .ignoringFields("authorizationEndpoint")
                .isEqualTo(plain());
    }

    @Test
    void isThePlainDocumentWithoutAWallet() {
        assertThat(document(null)).usingRecursiveComparison().isEqualTo(plain());
    }

    @Test
    void refusesAWalletThatIsNoHttpsAddress() {
        for (String address : new String[] {"http://localhost:8444/auth", "/auth", "https:auth"}) {
            assertThatThrownBy(() -> document(address))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("spi-well-known--wallet-openid-configuration--authorization-endpoint");
        }
    }

    @Test
    void standsBesideThePlainDocument() {
        KeycloakSessionFactory server = Fake.of(
                KeycloakSessionFactory.class,
                Map.of(
                        "getProviderFactoriesStream",
                        arguments -> ServiceLoader.load(WellKnownProviderFactory.class).stream()
                                .map(ServiceLoader.Provider::get)));

        assertThat(WellKnownProviderUtil.resolveFromAlias(server, "wallet-openid-configuration"))
                .containsInstanceOf(WalletDiscoveryFactory.class);
        assertThat(WellKnownProviderUtil.resolveFromAlias(server, "openid-configuration"))
                .containsInstanceOf(DiscoveryFactory.class);
    }

    private static OIDCConfigurationRepresentation document(String wallet) {
        WalletDiscoveryFactory factory = new WalletDiscoveryFactory();
        factory.init(Fake.of(
                Config.Scope.class,
                Map.of("get", arguments -> arguments.getFirst().equals("authorization-endpoint") ? wallet : null)));
        return (OIDCConfigurationRepresentation) factory.create(session()).getConfig();
    }

    private static KeycloakSession session() {
        WellKnownProvider plain = Fake.of(WellKnownProvider.class, Map.of("getConfig", arguments -> plain()));
        return Fake.of(
                KeycloakSession.class,
                Map.of("getProvider", arguments -> arguments.get(1).equals("openid-configuration") ? plain : null));
    }

    private static OIDCConfigurationRepresentation plain() {
        OIDCConfigurationRepresentation document = new OIDCConfigurationRepresentation();
        document.setIssuer("https://localhost:8443/auth/realms/esante-wallet");
        document.setAuthorizationEndpoint(PLAIN);
        document.setTokenEndpoint("https://localhost:8443/auth/realms/esante-wallet/protocol/openid-connect/token");
        return document;
    }
}
