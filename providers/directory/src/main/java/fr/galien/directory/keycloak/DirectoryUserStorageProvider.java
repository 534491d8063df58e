package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.SearchProfessionals;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserQueryProvider;

/**
 * Looks professionals up and lists them for one Keycloak session, that is one request: within it, the directory is asked once
 * for a person. Nobody is in a group or has a role of their own here, and nothing is ever written. An outage is thrown as {@link DirectoryUnreachable}; Keycloak's own {@code StorageUnavailableException} would become
 * "user not found".
 */
final class DirectoryUserStorageProvider implements UserStorageProvider, UserLookupProvider, UserQueryProvider {

    /** Of a list that was asked for without an end. */
    private static final int LONGEST_LIST = 10_000;

    private final KeycloakSession session;
    private final ComponentModel component;
    private final FindProfessional directory;
    private final SearchProfessionals people;
    private final Map<String, Optional<Professional>> asked = new HashMap<>();

    DirectoryUserStorageProvider(
            KeycloakSession session, ComponentModel component, FindProfessional directory, SearchProfessionals people) {
        this.session = session;
        this.component = component;
        this.directory = directory;
        this.people = people;
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

    /**
     * Asked of the directory as the list is read and not before: of an exception thrown here Keycloak makes a list of nobody.
     *
     * @param first null or less than 0 for the beginning
     * @param max   null or less than 0 for {@value #LONGEST_LIST}
     */
    @Override
    public Stream<UserModel> searchForUserStream(
            RealmModel realm, Map<String, String> parameters, Integer first, Integer max) {
        int from = first == null ? 0 : Math.max(first, 0);
        int most = max == null || max < 0 ? LONGEST_LIST : max;
        return SearchParameters.read(parameters).stream()
                .flatMap(search -> Pages.stream(people, search, from, most))
                .map(professional -> user(realm, professional));
    }

    @Override
    public Stream<UserModel> searchForUserByUserAttributeStream(RealmModel realm, String name, String value) {
        return searchForUserStream(realm, Map.of(name, value, UserModel.EXACT, "true"), null, null);
    }

    @Override
    public Stream<UserModel> getGroupMembersStream(RealmModel realm, GroupModel group, Integer first, Integer max) {
        return Stream.empty();
    }

    @Override
    public int getUsersCount(RealmModel realm) {
        return getUsersCount(realm, Map.of());
    }

    @Override
    public int getUsersCount(RealmModel realm, Map<String, String> parameters) {
        return SearchParameters.read(parameters).map(people::count).orElse(0);
    }

    @Override
    public int getUsersCount(RealmModel realm, Set<String> groupIds) {
        return 0;
    }

    @Override
    public int getUsersCount(RealmModel realm, Map<String, String> parameters, Set<String> groupIds) {
        return 0;
    }

    @Override
    @Deprecated
    public int getUsersCount(RealmModel realm, String search) {
        return getUsersCount(realm, Map.of(UserModel.SEARCH, search));
    }

    @Override
    @Deprecated
    public int getUsersCount(RealmModel realm, String search, Set<String> groupIds) {
        return 0;
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
