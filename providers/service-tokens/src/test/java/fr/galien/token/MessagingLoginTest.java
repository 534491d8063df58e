package fr.galien.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.galien.identity.Assurance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingLoginTest {

    private static final Map<String, Map<String, String>> SERVICES = Map.of(
            "mail-north", messaging("eidas1"),
            "mail-south", messaging("eidas2"),
            "records", Map.of("galien.service", "record", "galien.service.scopes", "mssante:mail record:read"));

    private final MessagingLogin login = new MessagingLogin(person -> List.of());

    @ParameterizedTest
    @ValueSource(strings = {"mssante:mail", "openid mssante:mail scope_all"})
    void isAskedForByItsScope(String scope) {
        assertThat(MessagingLogin.isAsked(scope)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "openid", "mssante:mailx", "mssante"})
    void isNotAskedForByAnother(String scope) {
        assertThat(MessagingLogin.isAsked(scope)).isFalse();
        assertThat(MessagingLogin.isAsked(null)).isFalse();
    }

    @Test
    void isForTheServicesTheSoftwareWasGranted() throws ExchangeRefused {
        assertThat(audience(Assurance.EIDAS2, "mail-north", "mail-south")).containsExactly("mail-north", "mail-south");
        assertThat(audience(Assurance.EIDAS2, "mail-north")).containsExactly("mail-north");
    }

    @Test
    void isNotForAServiceThatAsksForAHigherLevel() throws ExchangeRefused {
        assertThat(audience(Assurance.EIDAS1, "mail-north", "mail-south")).containsExactly("mail-north");
        assertThatExceptionOfType(ExchangeRefused.class)
                .isThrownBy(() -> audience(Assurance.EIDAS1, "mail-south"))
                .matches(refused -> refused.code().equals("TOKEN-0418"));
    }

    @ParameterizedTest
    @CsvSource({"records", "unknown"})
    void isRefusedToSoftwareThatWasGrantedNoMessaging(String granted) {
        assertThatExceptionOfType(ExchangeRefused.class)
                .isThrownBy(() -> audience(Assurance.EIDAS2, granted))
                .matches(refused -> refused.code().equals("TOKEN-0407"));
    }

    @Test
    void isRefusedToSoftwareWithAnotherGrantOfTheService() {
        Requester software = Requester.of("software", Map.of("galien.exchange.mail-north", "other"));

        assertThatExceptionOfType(ExchangeRefused.class)
                .isThrownBy(() -> login.audience(software, Optional.of(Assurance.EIDAS2), MessagingLoginTest::service))
                .matches(refused -> refused.code().equals("TOKEN-0407"));
    }

    @Test
    void namesTheMailboxAskedFor() throws ExchangeRefused {
        MessagingLogin full = new MessagingLogin(person -> List.of("a@x.example", "b@x.example"));

        assertThat(full.claims(null, Optional.of("b@x.example")))
                .isEqualTo(
                        Map.of("mss_mailbox", "b@x.example", "mss_mailboxes", List.of("a@x.example", "b@x.example")));
    }

    @Test
    void isRefusedWhereTheDirectoryKnowsNoMailbox() {
        assertThatExceptionOfType(ExchangeRefused.class)
                .isThrownBy(() -> login.claims(null, Optional.empty()))
                .matches(refused -> refused.code().equals("TOKEN-0420"))
                .matches(refused -> refused.error().equals("access_denied"));
    }

    private List<String> audience(Assurance level, String... granted) throws ExchangeRefused {
        Map<String, String> attributes = new HashMap<>();
        for (String service : granted) {
            attributes.put("galien.exchange." + service, "mssante:mail");
        }
        return login.audience(Requester.of("software", attributes), Optional.of(level), MessagingLoginTest::service);
    }

    private static Optional<Service> service(String id) {
        return Optional.ofNullable(SERVICES.get(id)).flatMap(attributes -> Service.of(id, attributes::get));
    }

    private static Map<String, String> messaging(String level) {
        return Map.of(
                "galien.service", "messaging", "galien.service.scopes", "mssante:mail", "galien.service.level", level);
    }
}
