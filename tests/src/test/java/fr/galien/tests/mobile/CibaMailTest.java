package fr.galien.tests.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.messaging.MailSoftware;
import fr.galien.tests.messaging.Mailboxes;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail software without a browser. */
class CibaMailTest {

    private static final String HOLDER = "pharmacien";
    private static final Map<String, String> MAIL = Map.of("scope", "openid mssante:mail");

    private static CibaSoftware software;

    @BeforeAll
    static void register() {
        MailSoftware.service(MailSoftware.OPERATOR);
        software =
                CibaSoftware.with("ciba-mail", Map.of("galien.exchange." + MailSoftware.OPERATOR, MailSoftware.SCOPE));
        MailSoftware.mayAskForTheScope(software.client());
    }

    @Test
    void getsATokenThatOpensThePersonsMailboxAndKeepsItAtRefresh() {
        Pocket pocket = Pocket.ofHolder(HOLDER);
        String mailbox = Mailboxes.of(HOLDER).getFirst();
        String request = software.accepted(software.ask(pocket.person(), "42", MAIL));
        pocket.approve("42");

        JsonNode tokens = software.tokens(request);

        JsonNode refreshed = CibaSoftware.json(software.post(
                "token",
                CibaSoftware.encoded(Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").textValue()))));
        for (JsonNode set : new JsonNode[] {tokens, refreshed}) {
            JsonNode claims = CibaSoftware.claims(set.path("access_token").textValue());
            assertThat(claims.path("mss_mailbox").textValue()).isEqualTo(mailbox);
            assertThat(claims.path("aud").textValue()).isEqualTo(MailSoftware.OPERATOR);
        }
        assertThat(CibaSoftware.claims(tokens.path("id_token").textValue()).has("mss_mailbox"))
                .isFalse();
    }

    @Test
    void bothersNobodyWhoHasNoMailbox() {
        Pocket pocket = Pocket.ofHolder(HOLDER);
        Mailboxes none = Mailboxes.without(HOLDER);
        try {
            Exchange asked = software.ask(pocket.person(), "42", MAIL);

            assertThat(CibaSoftware.error(asked)).isEqualTo("access_denied");
            assertThat(CibaSoftware.description(asked)).startsWith("TOKEN-0420:");
            assertThat(pocket.requests()).isEmpty();
        } finally {
            none.restore();
        }
    }
}
