package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.LogoutNotice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final List<LogoutNotice> written = new ArrayList<>();
    private boolean away;
    private int asked;
    private final Backlog backlog = new Backlog(notices -> {
        asked++;
        if (away) {
            throw new SQLException("away", "08006");
        }
        written.addAll(notices);
    });

    @Test
    void writesAtOnceWhatItCan() {
        backlog.owe(notice("a"));

        assertThat(written).containsExactly(notice("a"));
    }

    @Test
    void writesWhatWaitedWhenTheDatabaseIsBackAndOnceOnly() throws SQLException {
        away = true;
        backlog.owe(notice("a"));
        backlog.owe(notice("b"));
        assertThatThrownBy(backlog::round).isInstanceOf(SQLException.class);
        away = false;

        backlog.round();
        backlog.round();
        backlog.owe(notice("c"));

        assertThat(written).containsExactly(notice("a"), notice("b"), notice("c"));
    }

    /** Each try may take a second, and a person has many software. */
    @Test
    void triesTheDatabaseForNobodyWhileOthersWait() {
        away = true;
        backlog.owe(notice("a"));
        backlog.owe(notice("b"));
        backlog.owe(notice("c"));

        assertThat(asked).isOne();
    }

    private static LogoutNotice notice(String client) {
        return new LogoutNotice("realm", client, "sub", "https://issuer", "sid");
    }
}
