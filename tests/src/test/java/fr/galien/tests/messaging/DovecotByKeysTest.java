package fr.galien.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import fr.galien.sandbox.net.Caller;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Debian's Dovecot with the issuer's keys and nobody to ask. Each check is seen alone, with tokens of a key of the tests' own that
 * it was given too; and so is what it does not check, which is why operators are told to ask.
 */
class DovecotByKeysTest {

    private static final String HOLDER = "infirmiere";

    @TempDir
    private static Path keys;

    private static MailOperator operator;
    private static MailSoftware software;
    private static String issuer;
    private static String mailbox;

    @BeforeAll
    static void open() throws Exception {
        issuer = TheSandbox.get().addresses().issuer().toString();
        software = MailSoftware.granted("tests-mail", MailSoftware.OPERATOR);
        mailbox = Mailboxes.of(HOLDER).getFirst();
        put(keys.resolve("issuer"), issuersKey());
        // Dovecot looks for a key under the software the token was issued to; a link says that its tokens are taken.
        Files.createSymbolicLink(keys.resolve(software.client().id()), Path.of("issuer"));
        put(keys.resolve(Forged.SOFTWARE), Forged.KEY);
        operator = MailOperator.withKeys(keys);
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
        assertThat(isIn(how, forged().token())).isTrue();
    }

    static Stream<Forged> bad() {
        return Stream.of(
                forged().with("mss_mailbox", "somebody@else.mssante.example"),
                forged().with("mss_mailbox", null),
                forged().expired(),
                Forged.of("https://elsewhere.example", mailbox),
                forged().with("scope", "openid"),
                forged().with("scope", null),
                forged().with("sub", null),
                forged().ofType("at+jwt"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsWrongInOnePoint(Forged token) {
        for (Sasl how : Sasl.values()) {
            assertThat(isIn(how, token.token())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenThatWasChanged(Sasl how) {
        String good = forged().token();
        String other =
                forged().with("mss_mailbox", "somebody@else.mssante.example").token();
        String changed = other.split("\\.")[0] + "." + good.split("\\.")[1] + "." + other.split("\\.")[2];

        assertThat(isIn(how, changed)).isFalse();
    }

    /** The same key and claims, but of software the operator did not name. */
    @ParameterizedTest
    @EnumSource
    void refusesSoftwareItWasGivenNoKeyFor(Sasl how) {
        assertThat(isIn(how, forged().with("azp", "somebody-else").token())).isFalse();
    }

    /** A login's token has no mailbox: the second lock, should an operator forget the scope. */
    @ParameterizedTest
    @EnumSource
    void refusesALoginsTokenWithoutTheScope(Sasl how) {
        String token =
                software.logIn(HOLDER, "openid scope_all").path("access_token").textValue();

        assertThat(isIn(how, token)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotSeeForWhomATokenIsWhatItIsBoundToNorThatItWasTakenBack(Sasl how) {
        assertThat(isIn(how, forged().with("aud", List.of("another-operator")).token()))
                .isTrue();
        assertThat(isIn(
                        how,
                        forged().boundTo("A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0")
                                .token()))
                .isTrue();
        String revoked = software.token(HOLDER);
        software.revoke(revoked);
        assertThat(isIn(how, revoked)).isTrue();
    }

    private static Forged forged() {
        return Forged.of(issuer, mailbox);
    }

    private static boolean isIn(Sasl how, String token) {
        try (ImapLine line = ImapLine.to(operator.imap())) {
            ImapLine.Verdict verdict = line.shows(how, mailbox, token);
            assertThat(verdict.challenge().isEmpty()).isEqualTo(verdict.in());
            return verdict.in();
        }
    }

    private static RSAKey issuersKey() throws IOException, ParseException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/certs"))
                .build();
        String set = new Caller(TheSandbox.get().trust()).send(request).body();
        return JWKSet.parse(set).getKeys().stream()
                .filter(key -> KeyUse.SIGNATURE.equals(key.getKeyUse()))
                .filter(RSAKey.class::isInstance)
                .map(JWK::toRSAKey)
                .findFirst()
                .orElseThrow();
    }

    private static void put(Path software, RSAKey key) throws IOException, JOSEException {
        Path file = software.resolve("RS256").resolve(key.getKeyID());
        Files.createDirectories(file.getParent());
        RSAPublicKey publicKey = key.toRSAPublicKey();
        Files.writeString(
                file,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(publicKey.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }
}
