package fr.galien.production.keycloak;

import fr.galien.identity.ProductionCheck;
import fr.galien.identity.ProductionCheck.Fault;
import fr.galien.production.keycloak.DeploymentSpi.Deployment;
import fr.galien.production.keycloak.DeploymentSpi.DeploymentFactory;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Stops a server that is not declared a sandbox and has something of the sandbox in it. Runs when the database is migrated
 * and the realms imported, before the first request. Option {@code --spi-galien-deployment--production--environment}:
 * only {@code sandbox} lets a server start unchecked; anything else, and nothing, is production.
 */
public final class ProductionGuard implements DeploymentFactory {

    private static final Logger LOG = Logger.getLogger(ProductionGuard.class);

    private boolean sandbox;

    @Override
    public String getId() {
        return "production";
    }

    @Override
    public void init(Config.Scope config) {
        sandbox = "sandbox".equals(config.get("environment"));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                guard(factory);
            }
        });
    }

    private void guard(KeycloakSessionFactory factory) {
        if (sandbox) {
            LOG.info("this server is a sandbox: production checks are off");
            return;
        }
        List<Fault> faults =
                checks(factory).flatMap(check -> check.faults().stream()).toList();
        faults.forEach(fault -> LOG.errorf("%s: %s", fault.code(), fault.sentence()));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("refusing to start in production: " + faults.size()
                    + " fault(s) of the sandbox, each named above; see docs/errors.md");
        }
    }

    private static Stream<ProductionCheck> checks(KeycloakSessionFactory factory) {
        Stream<ProductionCheck> ofCapabilities = factory.getSpis().stream()
                .flatMap(spi -> factory.getProviderFactoriesStream(spi.getProviderClass()))
                .filter(ProductionCheck.class::isInstance)
                .map(ProductionCheck.class::cast);
        return Stream.concat(
                ofCapabilities, Stream.of(new ClientCheck(factory), new SettingsCheck(), new ProxyCheck()));
    }

    @Override
    public Deployment create(KeycloakSession session) {
        return () -> {};
    }

    @Override
    public void close() {}
}
