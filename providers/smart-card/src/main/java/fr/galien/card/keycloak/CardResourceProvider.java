package fr.galien.card.keycloak;

import org.keycloak.services.resource.RealmResourceProvider;

record CardResourceProvider(CardResource resource) implements RealmResourceProvider {

    @Override
    public Object getResource() {
        return resource;
    }

    @Override
    public void close() {}
}
