package fr.galien.directory.keycloak;

import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.Professional;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.AbstractUserAdapter;

/**
 * A professional as Keycloak sees one. Read-only; has the realm's default roles and groups, no e-mail and no required action.
 * Credentials enrolled with us are kept by Keycloak, under this user's id.
 */
final class DirectoryUser extends AbstractUserAdapter.Streams implements ProfessionalUser {

    private final Professional professional;

    DirectoryUser(KeycloakSession session, RealmModel realm, ComponentModel component, Professional professional) {
        super(session, realm, component);
        this.professional = professional;
    }

    @Override
    public Professional professional() {
        return professional;
    }

    @Override
    public String getUsername() {
        return professional.key().value();
    }

    @Override
    public String getFirstName() {
        return professional.givenName();
    }

    @Override
    public String getLastName() {
        return professional.familyName();
    }

    /** Asked at login, refresh, exchange, introspection and userinfo: whoever leaves practice stops there. */
    @Override
    public boolean isEnabled() {
        return professional.inPractice();
    }

    /** The directory does not say. */
    @Override
    public Long getCreatedTimestamp() {
        return null;
    }

    @Override
    public Map<String, List<String>> getAttributes() {
        return Map.of(
                UserModel.USERNAME, List.of(getUsername()),
                UserModel.FIRST_NAME, List.of(getFirstName()),
                UserModel.LAST_NAME, List.of(getLastName()));
    }

    @Override
    public Stream<String> getAttributeStream(String name) {
        return getAttributes().getOrDefault(name, List.of()).stream();
    }

    @Override
    public String getFirstAttribute(String name) {
        return getAttributeStream(name).findFirst().orElse(null);
    }

    /** There is none to remove. Keycloak asks after any action done in a login, so this is no reason to fail it. */
    @Override
    public void removeRequiredAction(String action) {}

    /** As {@link #removeRequiredAction(String)}. */
    @Override
    public void removeRequiredAction(RequiredAction action) {}

    @Override
    public SubjectCredentialManager credentialManager() {
        return session.users().getUserCredentialManager(this);
    }
}
