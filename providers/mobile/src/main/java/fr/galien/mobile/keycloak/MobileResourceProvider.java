package fr.galien.mobile.keycloak;

import org.keycloak.services.resource.RealmResourceProvider;

record MobileResourceProvider(MobileResource resource) implements RealmResourceProvider {

    @Override
    public Object getResource() {
        return resource;
    }

    @Override
    public void close() {}
}
