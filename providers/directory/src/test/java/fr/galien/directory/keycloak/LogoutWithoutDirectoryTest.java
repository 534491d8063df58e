package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.identity.NationalId;
import org.junit.jupiter.api.Test;

class LogoutWithoutDirectoryTest {

    private static final NationalId SOMEBODY = new NationalId("899700000005");
    private static final DirectoryAnswer AWAY = new DirectoryAnswer.Unreachable(new IllegalStateException("away"));

    @Test
    void knowsWhoLogsOutByNumberAloneWhileTheDirectoryIsAway() {
        assertThat(new LogoutWithoutDirectory(id -> AWAY, () -> true).byId(SOMEBODY))
                .isInstanceOfSatisfying(DirectoryAnswer.Found.class, found -> {
                    assertThat(found.professional().key()).isEqualTo(SOMEBODY);
                    assertThat(found.professional().practices()).isEmpty();
                });
    }

    @Test
    void hidesTheOutageFromNobodyElse() {
        assertThat(new LogoutWithoutDirectory(id -> AWAY, () -> false).byId(SOMEBODY))
                .isEqualTo(AWAY);
    }

    @Test
    void inventsNobodyTheDirectoryDoesNotKnow() {
        DirectoryAnswer unknown = new DirectoryAnswer.Unknown();

        assertThat(new LogoutWithoutDirectory(id -> unknown, () -> true).byId(SOMEBODY))
                .isEqualTo(unknown);
    }
}
