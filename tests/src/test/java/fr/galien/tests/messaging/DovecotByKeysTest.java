package fr.galien.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Debian's Dovecot with keys and nobody to ask. Each check is seen alone, with tokens of a key of the tests' own; and so is what it
 * does not check, which is why operators are told to ask.
 *
 * <p>The tokens have no list in them: of a token with one, as ours are, Dovecot 2.3.19's authentication process dies now and then
 * ({@code oauth2_jwt_copy_fields} looks behind the end of an array).
 */
class DovecotByKeysTest {

    private static final String HOLDER = "infirmiere";

    @TempDir
    private static Path keys;

    /** Software whose tokens are taken under another's keys. */
    private static final String LINKED = "tests-linked";

    private static MailOperator operator;
    private static String issuer;
    private static String mailbox;

    @BeforeAll
    static void open() throws Exception {
        issuer = TheSandbox.get().addresses().issuer().toString();
        mailbox = Mailboxes.of(HOLDER).getFirst();
        put(keys.resolve(Forged.SOFTWARE), Forged.KEY);
        // Dovecot looks for a key under the software the token was issued to: a link says that its tokens are taken.
        Files.createSymbolicLink(keys.resolve(LINKED), Path.of(Forged.SOFTWARE));
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
            assertThat(line.shows(how, mailbox, forged().token()).in()).isTrue();
            assertThat(line.asks("SELECT INBOX")).isTrue();
        }
        assertThat(isIn(how, forged().with("azp", LINKED).token())).isTrue();
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

    @ParameterizedTest
    @EnumSource
    void doesNotSeeForWhomATokenIsNorWhatItIsBoundTo(Sasl how) {
        assertThat(isIn(how, forged().with("aud", "another-operator").token())).isTrue();
        assertThat(isIn(
                        how,
                        forged().boundTo("A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0")
                                .token()))
                .isTrue();
    }

    private static Forged forged() {
        return Forged.of(issuer, mailbox);
    }

    private static boolean isIn(Sasl how, String token) {
        try (ImapLine line = ImapLine.to(operator.imap())) {
            return line.shows(how, mailbox, token).in();
        }
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
