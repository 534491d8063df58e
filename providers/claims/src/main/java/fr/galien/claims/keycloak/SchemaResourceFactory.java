package fr.galien.claims.keycloak;

import fr.galien.claims.ClaimSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.Urls;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.keycloak.urls.UrlType;

/** {@code …/realms/<realm>/schema}. */
public final class SchemaResourceFactory implements RealmResourceProviderFactory {

    private Map<String, ClaimSchema> versions = Map.of();

    @Override
    public void init(Config.Scope config) {
        Map<String, ClaimSchema> read = new LinkedHashMap<>();
        ClaimSchema.VERSIONS.forEach(
                version -> read.put(version, ClaimSchema.of(version).orElseThrow()));
        versions = read;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                String realm = session.getContext().getRealm().getName();
                return new SchemaResource(
                        versions,
                        Urls.realmIssuer(
                                        session.getContext()
                                                .getUri(UrlType.FRONTEND)
                                                .getBaseUri(),
                                        realm) + "/" + getId());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String getId() {
        return "schema";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
