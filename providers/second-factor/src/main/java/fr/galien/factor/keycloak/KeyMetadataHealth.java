package fr.galien.factor.keycloak;

import fr.galien.factor.metadata.MetadataState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.keycloak.quarkus.runtime.integration.QuarkusKeycloakSessionFactory;

/**
 * The detail {@code galien-keys} of {@code /health/ready}. Always up: a server that takes no key for a security key still lets
 * everybody else in, and every other server has the same files.
 */
@Readiness
@Singleton
public class KeyMetadataHealth implements HealthCheck {

    /** As Keycloak's own health checks: by no other type does it offer its factory. */
    private final QuarkusKeycloakSessionFactory factory;

    @Inject
    public KeyMetadataHealth(QuarkusKeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("galien-keys").up();
        Optional<MetadataState> state = ServersFactory.among(factory, KeepsKeyMetadata.class)
                .flatMap(one -> one.keyMetadata().configured());
        state.flatMap(MetadataState::inUse)
                .ifPresent(inUse -> answer.withData("number", inUse.number())
                        .withData("nextUpdate", inUse.nextUpdate().toString()));
        state.flatMap(MetadataState::trouble)
                .ifPresent(trouble -> answer.withData("trouble", trouble.code() + ": " + trouble.sentence()));
        return answer.build();
    }
}
