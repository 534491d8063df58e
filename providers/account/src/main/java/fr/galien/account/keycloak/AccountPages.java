package fr.galien.account.keycloak;

import org.keycloak.services.resource.AccountResourceProvider;

record AccountPages(AccountResource resource) implements AccountResourceProvider {

    @Override
    public Object getResource() {
        return resource;
    }

    @Override
    public void close() {}
}
