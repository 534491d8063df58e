package fr.galien.directory.keycloak;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.keycloak.quarkus.runtime.integration.QuarkusKeycloakSessionFactory;
import org.keycloak.storage.UserStorageProvider;

/**
 * The check {@code galien-directory} of {@code /health/ready}: down while the directory's database does not answer. Found by
 * Keycloak's build because this jar has a {@code META-INF/beans.xml}.
 */
@Readiness
@Singleton
public class DirectoryReadiness implements HealthCheck {

    /** As Keycloak's own health checks: by no other type does it offer its factory. */
    private final QuarkusKeycloakSessionFactory factory;

    @Inject
    public DirectoryReadiness(QuarkusKeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public HealthCheckResponse call() {
        boolean answers = factory.getProviderFactory(UserStorageProvider.class, DirectoryUserStorageProviderFactory.ID)
                        instanceof DirectoryUserStorageProviderFactory directory
                && directory.answers();
        return HealthCheckResponse.named(DirectoryUserStorageProviderFactory.ID)
                .status(answers)
                .build();
    }
}
