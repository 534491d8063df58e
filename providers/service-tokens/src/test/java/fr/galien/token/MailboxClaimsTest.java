package fr.galien.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxClaimsTest {

    private static final String FIRST = "a.martin@test.mssante.fr";
    private static final String SECOND = "alice@cabinet.mssante.fr";
    private static final List<String> OWN = List.of(FIRST, SECOND);

    @Test
    void opensTheFirstWhereNoneIsAskedFor() {
        assertThat(MailboxClaims.of(OWN, Optional.empty())).isEqualTo(new MailboxClaims.Granted(FIRST, OWN));
    }

    @Test
    void takesAParameterWithoutValueForNone() {
        assertThat(MailboxClaims.of(OWN, Optional.of(" "))).isEqualTo(new MailboxClaims.Granted(FIRST, OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {SECOND, "Alice@Cabinet.MSSante.fr", " " + SECOND + " "})
    void opensTheOneAskedFor(String asked) {
        assertThat(MailboxClaims.of(OWN, Optional.of(asked))).isEqualTo(new MailboxClaims.Granted(SECOND, OWN));
    }

    @Test
    void refusesSomebodyElses() {
        assertThat(MailboxClaims.of(OWN, Optional.of("b.durand@test.mssante.fr")))
                .isEqualTo(new MailboxClaims.Refused(MailboxRefusal.NOT_THEIRS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", FIRST})
    void refusesAPersonWithoutMailbox(String asked) {
        assertThat(MailboxClaims.of(List.of(), Optional.of(asked)))
                .isEqualTo(new MailboxClaims.Refused(MailboxRefusal.NONE));
    }

    @Test
    void saysWhichItOpensAndWhichThereAre() {
        assertThat(new MailboxClaims.Granted(SECOND, OWN).claims())
                .isEqualTo(Map.of("mss_mailbox", SECOND, "mss_mailboxes", OWN));
    }

    @Test
    void showsNoAddressInALog() {
        assertThat(new MailboxClaims.Granted(FIRST, OWN)).hasToString("Granted[hidden]");
    }
}
