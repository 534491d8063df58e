package fr.galien.card.keycloak;

import fr.galien.card.revocation.RevocationState;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.quarkus.runtime.integration.QuarkusKeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * {@code /status} on the management port, beside Keycloak's {@code /health} and {@code /metrics} and as private as they: what
 * cards are judged by and how old it is, as a page for who asks for one and as JSON for everybody else; {@code POST
 * /status/refresh} fetches the lists now. Found by Keycloak's build because this jar has a {@code META-INF/beans.xml}.
 */
@Singleton
public class StatusRoutes {

    static final String PATH = "/status";

    /** As Keycloak's own health checks: by no other type does it offer its factory. */
    private final QuarkusKeycloakSessionFactory factory;

    private final Clock clock = Clock.systemUTC();

    @Inject
    public StatusRoutes(QuarkusKeycloakSessionFactory factory) {
        this.factory = factory;
    }

    void listen(@Observes ManagementInterface management) {
        Router router = management.router();
        router.get(PATH).handler(this::show);
        router.post(PATH + "/refresh").handler(this::refresh);
    }

    private void show(RoutingContext request) {
        Optional<RevocationState> state = cards().map(CardResourceProviderFactory::revocationState);
        if (state.isEmpty()) {
            request.response().setStatusCode(503).end();
            return;
        }
        StatusReport report = StatusReport.of(state.get(), clock.instant());
        boolean page = request.request().getHeader("Accept") instanceof String accept && accept.contains("text/html");
        request.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader(
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", page ? "text/html; charset=utf-8" : "application/json")
                .end(page ? new StatusPage(report).html() : report.json());
    }

    private void refresh(RoutingContext request) {
        if (isOfAnotherSite(request)) {
            request.response().setStatusCode(403).end();
            return;
        }
        cards().ifPresent(CardResourceProviderFactory::refreshRevocation);
        request.response().setStatusCode(303).putHeader("Location", PATH).end();
    }

    /** A page of somebody else's that is open in an operator's browser has no business here. */
    private static boolean isOfAnotherSite(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        String origin = request.request().getHeader("Origin");
        return (site != null && !site.equals("same-origin"))
                || (origin != null
                        && !origin.equals("http://" + request.request().getHeader("Host"))
                        && !origin.equals("https://" + request.request().getHeader("Host")));
    }

    private Optional<CardResourceProviderFactory> cards() {
        return factory.getProviderFactory(RealmResourceProvider.class, CardResourceProviderFactory.ID)
                        instanceof CardResourceProviderFactory cards
                ? Optional.of(cards)
                : Optional.empty();
    }
}
