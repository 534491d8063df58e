package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindProfessional;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.user.UserLookupProvider;

/**
 * Looks professionals up for one Keycloak session, that is one request: within it, the directory is asked once for a person.
 * An outage is thrown as {@link DirectoryUnreachable}; Keycloak's own {@code StorageUnavailableException} would become
 * "user not found".
 */
final class DirectoryUserStorageProvider implements UserStorageProvider, UserLookupProvider {

    private final KeycloakSession session;
    private final ComponentModel component;
    private final FindProfessional directory;
    private final Map<String, Optional<Professional>> asked = new HashMap<>();

    DirectoryUserStorageProvider(KeycloakSession session, ComponentModel component, FindProfessional directory) {
        this.session = session;
        this.component = component;
        this.directory = directory;
    }

    /** @param username any identifier of the person, in any case */
    @Override
    public UserModel getUserByUsername(RealmModel realm, String username) {
        return NationalId.parse(username)
                .flatMap(this::find)
                .map(professional -> user(realm, professional))
                .orElse(null);
    }

    /** @param id {@code f:<component>:<key>}: the key and no other identifier, or a person would have several ids */
    @Override
    public UserModel getUserById(RealmModel realm, String id) {
        String key = StorageId.externalId(id);
        return NationalId.parse(key)
                .flatMap(this::find)
                .filter(professional -> professional.key().value().equals(key))
                .map(professional -> user(realm, professional))
                .orElse(null);
    }

    /** Nobody: an e-mail address of the directory belongs to a structure. */
    @Override
    public UserModel getUserByEmail(RealmModel realm, String email) {
        return null;
    }

    @Override
    public void close() {}

    private Optional<Professional> find(NationalId id) {
        String lowerCase = id.value().toLowerCase(Locale.ROOT);
        Optional<Professional> known = asked.get(lowerCase);
        if (known == null) {
            known = ask(id);
            asked.put(lowerCase, known);
            // Keycloak goes on with the key, whichever identifier it began with.
            known.ifPresent(professional ->
                    asked.put(professional.key().value().toLowerCase(Locale.ROOT), Optional.of(professional)));
        }
        return known;
    }

    private Optional<Professional> ask(NationalId id) {
        return switch (directory.byId(id)) {
            case DirectoryAnswer.Found found -> Optional.of(found.professional());
            case DirectoryAnswer.Unknown unknown -> Optional.empty();
            case DirectoryAnswer.Unreachable unreachable -> throw new DirectoryUnreachable(unreachable.cause());
        };
    }

    private UserModel user(RealmModel realm, Professional professional) {
        return new DirectoryUser(session, realm, component, professional);
    }
}
