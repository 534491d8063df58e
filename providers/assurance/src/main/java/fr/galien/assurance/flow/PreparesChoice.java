package fr.galien.assurance.flow;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** A factory of a step that needs something on the page of choice, so that one click there is enough. */
public interface PreparesChoice {

    /** @param page to be shown; it offers this means */
    void prepare(AuthenticationFlowContext flow, LoginFormsProvider page);
}
