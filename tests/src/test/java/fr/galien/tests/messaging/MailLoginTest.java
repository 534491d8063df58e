package fr.galien.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.galien.claims.ClaimSchema;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token of a login that asks for messaging (docs/service-tokens.md, Messaging). */
class MailLoginTest {

    private static final String HOLDER = "infirmiere";
    private static final String OTHER_OPERATOR = "tests-mail-elsewhere";

    private final RegisteredClient operator = MailSoftware.service(MailSoftware.OPERATOR);
    private final MailSoftware software = MailSoftware.granted("tests-mail", MailSoftware.OPERATOR);

    @Test
    void opensThePersonsMailboxAtTheServicesTheSoftwareWasGranted() throws IOException {
        List<String> own = Mailboxes.of(HOLDER);

        JsonNode tokens = software.logIn(HOLDER, "openid scope_all mssante:mail");

        assertThat(words(tokens.path("scope"))).contains("mssante:mail");
        String token = tokens.path("access_token").textValue();
        JsonNode header =
                Json.read(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8));
        assertThat(header.path("typ").textValue()).isEqualTo("JWT");
        assertThat(header.path("alg").textValue()).isEqualTo("RS256");
        JsonNode claims = Software.claims(token);
        assertThat(own).isNotEmpty();
        assertThat(claims.path("mss_mailbox").textValue()).isEqualTo(own.getFirst());
        assertThat(texts(claims.path("mss_mailboxes"))).isEqualTo(own);
        assertThat(texts(claims.path("aud"))).containsExactly(MailSoftware.OPERATOR);
        assertThat(words(claims.path("scope"))).contains("mssante:mail");
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .isEqualTo(120);
    }

    @Test
    void conformsToThePublishedSchemaInTheTokenAndOnIntrospection() {
        String token = software.token(HOLDER);

        conforms(Software.claims(token), "access-token");
        conforms(Software.json(MailSoftware.as(operator).introspect(token)), "introspection");
    }

    @Test
    void saysNothingOfMailboxesElsewhere() {
        JsonNode tokens = software.logIn(HOLDER, "openid scope_all mssante:mail");

        says(Software.claims(tokens.path("id_token").textValue()), false);
        says(Software.claims(tokens.path("refresh_token").textValue()), false);
        says(
                Software.json(Software.of(software.client())
                        .userinfo(tokens.path("access_token").textValue())),
                false);
    }

    @Test
    void saysNothingOfMailboxesWithoutTheScope() {
        JsonNode tokens = software.logIn(HOLDER, "openid scope_all");

        JsonNode claims = Software.claims(tokens.path("access_token").textValue());
        says(claims, false);
        assertThat(claims.has("aud")).isFalse();
        says(Software.json(software.introspect(tokens.path("access_token").textValue())), false);
    }

    @Test
    void isIntrospectedByItsServiceAndItsSoftwareAndByNoOtherService() {
        RegisteredClient elsewhere = MailSoftware.service(OTHER_OPERATOR);
        String token = software.token(HOLDER);

        for (RegisteredClient who : List.of(operator, software.client())) {
            JsonNode told = Software.json(MailSoftware.as(who).introspect(token));
            assertThat(told.path("active").booleanValue()).as(who.id()).isTrue();
            assertThat(told.path("mss_mailbox"))
                    .isEqualTo(Software.claims(token).path("mss_mailbox"));
            assertThat(told.path("mss_mailboxes"))
                    .isEqualTo(Software.claims(token).path("mss_mailboxes"));
        }
        assertThat(Software.json(MailSoftware.as(elsewhere).introspect(token)))
                .isEqualTo(Json.object().put("active", false));
    }

    @Test
    void isForEveryServiceTheSoftwareWasGranted() {
        MailSoftware.service(OTHER_OPERATOR);
        MailSoftware both = MailSoftware.granted("tests-mail-both", MailSoftware.OPERATOR, OTHER_OPERATOR);

        assertThat(texts(Software.claims(both.token(HOLDER)).path("aud")))
                .containsExactlyInAnyOrder(MailSoftware.OPERATOR, OTHER_OPERATOR);
    }

    @Test
    void opensWhicheverOfTheirMailboxesIsAskedForAtARefresh() {
        String second = "zoe@second.mssante.example";
        Mailboxes more = Mailboxes.with(HOLDER, second);
        try {
            JsonNode tokens = software.logIn(HOLDER);

            Exchange refreshed = software.refresh(tokens, Map.of("mss_mailbox", "Zoe@Second.mssante.example"));

            String token = Software.json(refreshed).path("access_token").textValue();
            assertThat(Software.claims(token).path("mss_mailbox").textValue()).isEqualTo(second);
            assertThat(texts(Software.claims(token).path("mss_mailboxes")))
                    .contains(second)
                    .hasSizeGreaterThan(1);
            assertThat(Software.json(MailSoftware.as(operator).introspect(token))
                            .path("mss_mailbox")
                            .textValue())
                    .isEqualTo(second);
        } finally {
            more.restore();
        }
    }

    @Test
    void isRefusedForSomebodyElsesMailbox() {
        JsonNode tokens = software.logIn(HOLDER);

        Exchange answer = software.refresh(
                tokens, Map.of("mss_mailbox", Mailboxes.of("medecin").getFirst()));

        isRefused(answer, "access_denied", "TOKEN-0421");
        assertThat(answer.body()).doesNotContain("mssante.example");
    }

    @Test
    void tellsWhoeverHasNoMailboxOnAPageAndThenTheSoftware() {
        Software login = software.asking("openid mssante:mail");
        Surfer surfer = Surfer.of(login);
        Mailboxes none = Mailboxes.without(HOLDER);
        try {
            Exchange end = surfer.logIn(TheSandbox.get().card(HOLDER));

            Document page = Jsoup.parse(end.body(), end.address().toString());
            assertThat(page.select("[data-code]").attr("data-code")).isEqualTo("TOKEN-0420");
            assertThat(page.text()).contains("L'annuaire ne connaît pas de messagerie sécurisée de santé à votre nom.");
            URI action = URI.create(page.select("form#galien-mailbox").first().absUrl("action"));
            Map<String, String> answer = login.answer(surfer.send(action, Map.of()));
            assertThat(answer).containsEntry("error", "access_denied").doesNotContainKey("code");
            assertThat(answer.get("error_description")).startsWith("TOKEN-0420:");
        } finally {
            none.restore();
        }
    }

    @Test
    void isRefusedOnceTheMailboxIsTakenAway() {
        JsonNode tokens = software.logIn(HOLDER);
        String token = tokens.path("access_token").textValue();
        Software login = software.asking("openid mssante:mail");
        String code = login.code(software.end(login, HOLDER));
        Mailboxes none = Mailboxes.without(HOLDER);
        try {
            isRefused(login.redeem(code), "access_denied", "TOKEN-0420");
            isRefused(software.refresh(tokens, Map.of()), "access_denied", "TOKEN-0420");
            says(Software.json(MailSoftware.as(operator).introspect(token)), false);
        } finally {
            none.restore();
        }
        assertThat(software.refresh(tokens, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void isNotToBeHadByLoginOfSoftwareWithoutTheScope() {
        MailSoftware other = MailSoftware.ofAnotherVendor("tests-mail-ungranted");
        Software login = other.asking("openid mssante:mail");

        assertThat(login.answer(Surfer.of(login).ask())).containsEntry("error", "invalid_scope");
    }

    /** The scope alone, without a service: half a registration. */
    @Test
    void isRefusedToSoftwareThatWasGrantedNoService() {
        MailSoftware half = MailSoftware.granted("tests-mail-half");
        Software login = half.asking("openid mssante:mail");

        isRefused(login.redeem(login.code(half.end(login, HOLDER))), "invalid_scope", "TOKEN-0407");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh", "introspection"})
    void isAnOutageAndNoRefusalWhereTheDirectoryDoesNotSay(String what) throws SQLException {
        JsonNode tokens = software.logIn(HOLDER);
        directory("revoke select on directory.mailbox from directory_reader");
        try {
            Exchange answer = what.equals("refresh")
                    ? software.refresh(tokens, Map.of())
                    : MailSoftware.as(operator)
                            .introspect(tokens.path("access_token").textValue());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(Software.json(answer).path("error").textValue()).isEqualTo("temporarily_unavailable");
        } finally {
            directory("grant select on directory.mailbox to directory_reader");
        }
    }

    private static void conforms(JsonNode claims, String document) {
        JsonNode schema = ClaimSchema.of("1.2").orElseThrow().documents().get(document);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(claims))
                .isEmpty();
    }

    private static void directory(String sql) throws SQLException {
        try (Connection directory = TheSandbox.get().database("directory");
                Statement statement = directory.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void says(JsonNode claims, boolean mailboxes) {
        assertThat(claims.has("mss_mailbox")).isEqualTo(mailboxes);
        assertThat(claims.has("mss_mailboxes")).isEqualTo(mailboxes);
    }

    private static void isRefused(Exchange answer, String error, String code) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Software.json(answer).path("error").textValue()).isEqualTo(error);
        assertThat(Software.json(answer).path("error_description").textValue()).startsWith(code + ":");
    }

    private static List<String> words(JsonNode text) {
        return List.of(text.asText().split(" "));
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? StreamSupport.stream(oneOrMore.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList()
                : List.of(oneOrMore.textValue());
    }
}
