package fr.galien.production.keycloak;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** {@code galien-deployment}: gives the guard a place among Keycloak's providers and an option of its own. */
public final class DeploymentSpi implements Spi {

    /** Nothing to call: the factory does its work at start. */
    public interface Deployment extends Provider {}

    /** One implementation, {@code production}. */
    public interface DeploymentFactory extends ProviderFactory<Deployment> {}

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "galien-deployment";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Deployment.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DeploymentFactory.class;
    }
}
