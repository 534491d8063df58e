package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.PeopleSearch;
import fr.galien.directory.PeopleSearch.Name;
import fr.galien.directory.PeopleSearch.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the admin console asks for. */
class ListTest {

    private final RealmModel realm = Fakes.realm();
    private final FakePeople people = new FakePeople();
    private final DirectoryUserStorageProvider provider =
            new DirectoryUserStorageProvider(null, Fakes.component(), id -> null, people);

    @ParameterizedTest
    @CsvSource({"0, 11, 11 from 0", "40, 11, 11 from 40", "-1, 100, 100 from 0", ", 1, 1 from 0"})
    void asksForNoMoreThanThePage(Integer first, Integer max, String page) {
        people.people = 500;

        assertThat(list(Map.of("keycloak.session.realm.users.query.search", "dupont"), first, max))
                .hasSize(max);
        assertThat(people.pages).containsExactly(page);
    }

    @Test
    void asksForALongListInPages() {
        people.people = 250;

        assertThat(list(Map.of(), null, null)).hasSize(250).doesNotHaveDuplicates();
        assertThat(people.pages).containsExactly("100 from 0", "100 from 100", "100 from 200");
    }

    @Test
    void asksForNothingBeforeTheListIsRead() {
        people.away = true;

        Stream<UserModel> list = provider.searchForUserStream(realm, Map.of(), 0, 10);

        assertThatThrownBy(list::toList).isInstanceOf(DirectoryUnreachable.class);
    }

    @Test
    void countsWhatItLists() {
        people.people = 7;

        assertThat(provider.getUsersCount(realm)).isEqualTo(7);
        assertThat(provider.getUsersCount(realm, Map.of(UserModel.SEARCH, "dupont")))
                .isEqualTo(7);
        assertThat(people.searches)
                .containsExactly(
                        PeopleSearch.EVERYBODY, PeopleSearch.ofText("dupont").orElseThrow());
    }

    @Test
    void knowsNoGroupsAndNoRoles() {
        people.people = 7;

        assertThat(provider.getGroupMembersStream(realm, null, 0, 10)).isEmpty();
        assertThat(provider.getRoleMembersStream(realm, null, 0, 10)).isEmpty();
        assertThat(provider.getUsersCount(realm, Set.of("any"))).isZero();
        assertThat(provider.getUsersCount(realm, Map.of(), Set.of("any"))).isZero();
        assertThat(people.searches).isEmpty();
    }

    @Test
    void searchesByAttributes() {
        list(
                Map.of(
                        UserModel.LAST_NAME, "Dupont",
                        UserModel.FIRST_NAME, "Ag",
                        UserModel.USERNAME, "81000281",
                        UserModel.ENABLED, "true",
                        UserModel.INCLUDE_SERVICE_ACCOUNT, "true"),
                0,
                10);

        assertThat(people.searches)
                .containsExactly(new PeopleSearch(
                        List.of(),
                        List.of(new Term("81000281", false)),
                        Optional.of(new Name(List.of("dupont"), Optional.empty())),
                        Optional.of(new Name(List.of("ag"), Optional.empty())),
                        Optional.of(true)));
    }

    @Test
    void searchesByAnExactAttribute() {
        people.people = 1;

        assertThat(provider.searchForUserByUserAttributeStream(realm, UserModel.LAST_NAME, "Dupont"))
                .hasSize(1);
        assertThat(people.searches)
                .singleElement()
                .satisfies(search ->
                        assertThat(search.familyName()).contains(new Name(List.of("dupont"), Optional.of("Dupont"))));
    }

    /** As Keycloak does. */
    @Test
    void searchesByNothingElseBesideAText() {
        list(Map.of(UserModel.SEARCH, "dupont", UserModel.LAST_NAME, "martin"), 0, 10);

        assertThat(people.searches)
                .containsExactly(PeopleSearch.ofText("dupont").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "email, agathe@example.org",
        "emailVerified, true",
        "profession, 10",
        "username, not a number",
        "lastName, %",
        "keycloak.session.realm.users.query.idp_alias, hospital"
    })
    void findsNobodyByWhatTheDirectoryDoesNotSay(String name, String value) {
        people.people = 7;

        assertThat(list(Map.of(name, value), 0, 10)).isEmpty();
        assertThat(provider.getUsersCount(realm, Map.of(name, value))).isZero();
        assertThat(people.searches).isEmpty();
    }

    private List<String> list(Map<String, String> parameters, Integer first, Integer max) {
        return provider.searchForUserStream(realm, parameters, first, max)
                .map(UserModel::getUsername)
                .toList();
    }
}
