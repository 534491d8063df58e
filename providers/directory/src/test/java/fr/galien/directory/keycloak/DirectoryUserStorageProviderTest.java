package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageUnavailableException;

class DirectoryUserStorageProviderTest {

    private static final String KEY = "00B6087510";
    private static final String ALIAS = "810002813839";
    private static final String SUB = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:" + KEY;

    private final RealmModel realm = Fakes.realm();
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {KEY, "00b6087510", ALIAS})
    void findsAProfessionalByAnyIdentifierUnderTheirKey(String username) {
        UserModel user = provider(inPractice()).getUserByUsername(realm, username);

        assertThat(user).isInstanceOf(ProfessionalUser.class);
        assertThat(((ProfessionalUser) user).professional()).isEqualTo(inPractice());
        assertThat(user.getId()).isEqualTo(SUB);
        assertThat(user.getUsername()).isEqualTo(KEY);
        assertThat(user.getFirstName()).isEqualTo("Agathe");
        assertThat(user.getLastName()).isEqualTo("O'NEIL-LÉGER");
        assertThat(user.getEmail()).isNull();
        assertThat(user.isEnabled()).isTrue();
        assertThat(user.isFederated()).isTrue();
    }

    @Test
    void findsAProfessionalByIdAgain() {
        UserModel user = provider(inPractice()).getUserById(realm, SUB);

        assertThat(user.getId()).isEqualTo(SUB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:" + ALIAS,
                "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:00b6087510",
                "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:"
            })
    void knowsNoOtherIdOfAPerson(String id) {
        assertThat(provider(inPractice()).getUserById(realm, id)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"810000000000", "not an identifier", "'; drop table x; --", ""})
    void doesNotKnowAnybodyElse(String username) {
        assertThat(provider(inPractice()).getUserByUsername(realm, username)).isNull();
        assertThat(provider(inPractice()).getUserByEmail(realm, "a@example.org"))
                .isNull();
    }

    @Test
    void disablesWhoHasLeftPractice() {
        assertThat(provider(left()).getUserByUsername(realm, KEY).isEnabled()).isFalse();
    }

    @Test
    void asksTheDirectoryOnceForAPersonInARequest() {
        DirectoryUserStorageProvider provider = provider(inPractice());

        provider.getUserByUsername(realm, ALIAS);
        provider.getUserByUsername(realm, ALIAS);
        provider.getUserByUsername(realm, "00b6087510");
        provider.getUserById(realm, SUB);

        assertThat(asked).containsExactly(ALIAS);
    }

    @Test
    void asksAgainInTheNextRequest() {
        provider(inPractice()).getUserById(realm, SUB);

        assertThat(provider(left()).getUserById(realm, SUB).isEnabled()).isFalse();
    }

    /** Keycloak turns its own exception for it into "user not found", and we must not be one of those. */
    @Test
    void neverTakesAnOutageForAnUnknownPerson() {
        DirectoryUserStorageProvider provider = new DirectoryUserStorageProvider(
                null,
                Fakes.component(),
                id -> new DirectoryAnswer.Unreachable(new IllegalStateException("down")),
                new FakePeople());

        assertThatThrownBy(() -> provider.getUserByUsername(realm, KEY))
                .isInstanceOf(DirectoryUnreachable.class)
                .isNotInstanceOf(StorageUnavailableException.class)
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> provider.getUserById(realm, SUB)).isInstanceOf(DirectoryUnreachable.class);
    }

    @Test
    void doesNotRememberAnOutage() {
        boolean[] up = {false};
        DirectoryUserStorageProvider provider = new DirectoryUserStorageProvider(
                null,
                Fakes.component(),
                id -> up[0]
                        ? new DirectoryAnswer.Found(inPractice())
                        : new DirectoryAnswer.Unreachable(new IllegalStateException("down")),
                new FakePeople());
        assertThatThrownBy(() -> provider.getUserById(realm, SUB)).isInstanceOf(DirectoryUnreachable.class);

        up[0] = true;
        assertThat(provider.getUserById(realm, SUB)).isNotNull();
    }

    @Test
    void givesAttributesAndNothingToDo() {
        UserModel user = provider(inPractice()).getUserByUsername(realm, KEY);

        assertThat(user.getAttributes())
                .isEqualTo(Map.of(
                        "username", List.of(KEY), "firstName", List.of("Agathe"), "lastName", List.of("O'NEIL-LÉGER")));
        assertThat(user.getFirstAttribute("firstName")).isEqualTo("Agathe");
        assertThat(user.getAttributeStream("locale")).isEmpty();
        assertThat(user.getRequiredActionsStream()).isEmpty();
        assertThat(user.getRoleMappingsStream()).isEmpty();
        assertThat(user.getGroupsStream()).isEmpty();
        assertThatCode(() -> user.removeRequiredAction("any")).doesNotThrowAnyException();
        assertThatThrownBy(() -> user.setFirstName("X")).isInstanceOf(ReadOnlyException.class);
        assertThatThrownBy(() -> user.setEnabled(true)).isInstanceOf(ReadOnlyException.class);
    }

    private DirectoryUserStorageProvider provider(Professional professional) {
        FindProfessional directory = id -> {
            asked.add(id.value());
            return id.value().equalsIgnoreCase(KEY) || id.value().equals(ALIAS)
                    ? new DirectoryAnswer.Found(professional)
                    : new DirectoryAnswer.Unknown();
        };
        return new DirectoryUserStorageProvider(null, Fakes.component(), directory, new FakePeople());
    }

    private static Professional inPractice() {
        return professional(Optional.empty());
    }

    private static Professional left() {
        return professional(Optional.of(LocalDate.of(2026, 11, 21)));
    }

    private static Professional professional(Optional<LocalDate> leftPractice) {
        return new Professional(
                new NationalId(KEY),
                List.of(Identifier.of(new NationalId(KEY)), Identifier.of(new NationalId(ALIAS))),
                "MME",
                "O'NEIL-LÉGER",
                "Agathe",
                List.of(),
                leftPractice);
    }
}
