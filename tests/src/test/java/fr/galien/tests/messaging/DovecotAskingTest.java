package fr.galien.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.directory.DirectoryCommand;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import fr.galien.tests.tokens.Proxy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Debian's Dovecot, told nothing but where to ask and what a mailbox is called. */
class DovecotAskingTest {

    private static final String HOLDER = "infirmiere";
    private static final String ELSEWHERE = "tests-mail-elsewhere";
    private static final String RECORD = "tests-mail-record";

    private static MailOperator operator;
    private static MailSoftware software;
    private static String mailbox;

    @BeforeAll
    static void open() {
        operator = MailOperator.asking();
        software = MailSoftware.granted("tests-mail", MailSoftware.OPERATOR);
        mailbox = Mailboxes.of(HOLDER).getFirst();
    }

    @AfterAll
    static void close() {
        if (operator != null) {
            operator.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsTheHolderOfTheMailboxIn(Sasl how) {
        try (ImapLine line = ImapLine.to(operator.imap())) {
            assertThat(line.shows(how, mailbox, software.token(HOLDER)).in()).isTrue();
            assertThat(line.asks("SELECT INBOX")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsInWhoeverExchangedTheirTokenForThisService(Sasl how) {
        Proxy proxy = Proxy.withSecret(
                "tests-mail-proxy",
                Map.of(
                        "galien.exchange." + MailSoftware.OPERATOR,
                        "mssante:mail",
                        "galien.exchange.subjects",
                        "tests-mail"));
        String token = proxy.exchange(login(), "mssante:mail").token();

        assertThat(Software.claims(token).path("aud").textValue()).isEqualTo(MailSoftware.OPERATOR);
        isIn(how, mailbox, token);
    }

    @ParameterizedTest
    @EnumSource
    void opensNobodyElsesMailbox(Sasl how) {
        isRefused(how, Mailboxes.of("medecin").getFirst(), software.token(HOLDER));
    }

    @Test
    void opensEachOfTheirMailboxesWithATokenForIt() {
        String second = "second@cabinet.mssante.example";
        Mailboxes more = Mailboxes.with(HOLDER, second);
        try {
            JsonNode tokens = software.logIn(HOLDER);
            String first = tokens.path("access_token").textValue();
            String other = Software.json(software.refresh(tokens, Map.of("mss_mailbox", second)))
                    .path("access_token")
                    .textValue();

            isIn(Sasl.XOAUTH2, second, other);
            isRefused(Sasl.XOAUTH2, second, first);
        } finally {
            more.restore();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesALoginsTokenWithoutTheScope(Sasl how) {
        isRefused(how, mailbox, login());
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenThatExpired(Sasl how) {
        MailSoftware brief = MailSoftware.granted("tests-mail-brief", MailSoftware.OPERATOR)
                .configured(Map.of("access.token.lifespan", "1"));
        String token = brief.token(HOLDER);
        Instant end = Instant.ofEpochSecond(Software.claims(token).path("exp").longValue());

        Await.until("it expired", Duration.ofSeconds(30), () -> Instant.now().isAfter(end.plusSeconds(1)));

        isRefused(how, mailbox, token);
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenThatWasChanged(Sasl how) {
        String[] parts = software.token(HOLDER).split("\\.");
        char last = parts[2].charAt(10);

        isRefused(
                how,
                mailbox,
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 10) + (last == 'A' ? 'B' : 'A')
                        + parts[2].substring(11));
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenOfAnotherIssuer(Sasl how) {
        isRefused(how, mailbox, Forged.of("https://elsewhere.example", mailbox).token());
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenForAnotherOperator(Sasl how) {
        MailSoftware.service(ELSEWHERE);
        String token = MailSoftware.granted("tests-mail-abroad", ELSEWHERE).token(HOLDER);

        assertThat(Software.claims(token).path("mss_mailbox").textValue()).isEqualTo(mailbox);
        isRefused(how, mailbox, token);
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenForTheRecord(Sasl how) {
        new Console()
                .configure(
                        MailSoftware.service(RECORD),
                        Map.of("galien.service", "record", "galien.service.scopes", "record:read"));
        Proxy proxy = Proxy.of(
                "tests-mail-record-proxy",
                structure(),
                Map.of("galien.exchange." + RECORD, "record:read", "galien.exchange.subjects", "tests-mail"));

        isRefused(how, mailbox, proxy.exchange(login(), "record:read").token());
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenThatWasRevoked(Sasl how) {
        String token = software.token(HOLDER);

        assertThat(software.revoke(token).status()).isEqualTo(200);

        isRefused(how, mailbox, token);
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenOfWhoeverLoggedOut(Sasl how) {
        JsonNode tokens = software.logIn(HOLDER);

        Software.of(software.client()).endSession(tokens.path("id_token").textValue());

        isRefused(how, mailbox, tokens.path("access_token").textValue());
    }

    /** It leaves the token's form to the issuer. */
    @Test
    void takesATokenOfTheFormOfRfc9068() {
        MailSoftware modern = MailSoftware.granted("tests-mail-modern", MailSoftware.OPERATOR)
                .configured(Map.of("access.token.header.type.rfc9068", "true"));

        isIn(Sasl.OAUTHBEARER, mailbox, modern.token(HOLDER));
    }

    /** What is open stays open: Dovecot asks once a connection (docs/operator.md says what to do about it). */
    @Test
    void refusesSomebodyStruckOffAtTheNextConnection() throws IOException {
        String person = Mailboxes.holder(HOLDER);
        String token = software.token(HOLDER);
        try (ImapLine before = ImapLine.to(operator.imap())) {
            assertThat(before.shows(Sasl.OAUTHBEARER, mailbox, token).in()).isTrue();

            command("revoke", person, "--reason", "Struck off in a test", "--as", "alice");
            try {
                for (Sasl how : Sasl.values()) {
                    isRefused(how, mailbox, token);
                }
                assertThat(before.asks("SELECT INBOX")).isTrue();
            } finally {
                JsonNode wish = command("lift", person, "--reason", "The test is over", "--as", "alice");
                command("confirm", wish.path("number").asText(), "--as", "bruno");
            }
        }
    }

    @Test
    void refusesSomebodyWhoseMailboxWasTakenAway() {
        String token = software.token(HOLDER);
        Mailboxes none = Mailboxes.without(HOLDER);
        try (ImapLine line = ImapLine.to(operator.imap())) {
            // A token without mailbox is none of Dovecot's reasons to say no: it says that it cannot tell.
            assertThat(line.shows(Sasl.OAUTHBEARER, mailbox, token).in()).isFalse();
        } finally {
            none.restore();
        }
        isIn(Sasl.OAUTHBEARER, mailbox, token);
    }

    private static String login() {
        return software.logIn(HOLDER, "openid scope_all").path("access_token").textValue();
    }

    private static String structure() {
        return Software.json(Software.of(software.client()).userinfo(login()))
                .at("/SubjectRefPro/exercices/0/activities/0/ancienIdentifiantDeLaStructure")
                .textValue();
    }

    private static void isIn(Sasl how, String mailbox, String token) {
        try (ImapLine line = ImapLine.to(operator.imap())) {
            assertThat(line.shows(how, mailbox, token)).isEqualTo(new ImapLine.Verdict(true, ""));
        }
    }

    private static void isRefused(Sasl how, String mailbox, String token) {
        try (ImapLine line = ImapLine.to(operator.imap())) {
            ImapLine.Verdict verdict = line.shows(how, mailbox, token);
            assertThat(verdict.in()).isFalse();
            assertThat(verdict.challenge()).contains("\"status\"").doesNotContain(token);
        }
    }

    private static JsonNode command(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DirectoryCommand())
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--json",
                                        "--home",
                                        TheSandbox.get().home().root().toString()))
                        .toArray(String[]::new));
        assertThat(status).isZero();
        return Json.read(out.toString());
    }
}
