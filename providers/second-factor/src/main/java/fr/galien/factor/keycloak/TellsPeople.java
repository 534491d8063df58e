package fr.galien.factor.keycloak;

import fr.galien.factor.TellPerson;
import org.keycloak.models.KeycloakSession;

/** A provider factory that can tell people. */
public interface TellsPeople {

    TellPerson in(KeycloakSession session);

    /** Tells nobody where no factory does. */
    static TellPerson of(KeycloakSession session) {
        return ServersFactory.among(session.getKeycloakSessionFactory(), TellsPeople.class)
                .map(factory -> factory.in(session))
                .orElse((user, what) -> {});
    }
}
