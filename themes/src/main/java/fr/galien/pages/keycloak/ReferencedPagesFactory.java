package fr.galien.pages.keycloak;

import java.security.SecureRandom;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProviderFactory;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.theme.freemarker.FreeMarkerProviderFactory;

/** Before Keycloak's own, which does the work; its templates are kept between requests as ever. */
public final class ReferencedPagesFactory implements FreeMarkerProviderFactory {

    private final DefaultFreeMarkerProviderFactory keycloaks = new DefaultFreeMarkerProviderFactory();
    private final SecureRandom random = new SecureRandom();

    @Override
    public FreeMarkerProvider create(KeycloakSession session) {
        return new ReferencedPages(keycloaks.create(session), session, random);
    }

    @Override
    public String getId() {
        return "galien";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
