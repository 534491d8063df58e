package fr.galien.production.keycloak;

import fr.galien.identity.ProductionCheck;
import fr.galien.production.LocalAddress;
import fr.galien.production.SandboxMark;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** No client sends a code to the machine of whoever opens it, none has a secret of the sandbox. */
record ClientCheck(KeycloakSessionFactory factory) implements ProductionCheck {

    @Override
    public List<Fault> faults() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .flatMap(realm ->
                                session.clients().getClientsStream(realm).flatMap(client -> faultsOf(realm, client)))
                        .toList());
    }

    private static Stream<Fault> faultsOf(RealmModel realm, ClientModel client) {
        String name = "client '" + client.getClientId() + "' of realm '" + realm.getName() + "'";
        Stream<Fault> addresses = addressesOf(client)
                .filter(LocalAddress::isLocal)
                .map(address -> new Fault("PROD-0904", name + " has a local address: " + address));
        Stream<Fault> secret = SandboxMark.isOnSecret(client.getSecret())
                ? Stream.of(new Fault("PROD-0905", name + " has a secret of a sandbox: give it a new one"))
                : Stream.empty();
        return Stream.concat(addresses, secret);
    }

    private static Stream<String> addressesOf(ClientModel client) {
        // Attributes hold addresses under many names; what is no address is not local.
        Stream<String> ofAttributes =
                client.getAttributes().values().stream().flatMap(value -> Stream.of(value.split("##")));
        return Stream.of(
                        client.getRedirectUris().stream(),
                        client.getWebOrigins().stream(),
                        Stream.of(client.getRootUrl(), client.getBaseUrl(), client.getManagementUrl()),
                        ofAttributes)
                .flatMap(addresses -> addresses)
                .filter(Objects::nonNull)
                .distinct();
    }
}
