package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import fr.galien.identity.RppsNumber;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.Outcome;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What was logged, by every part, since the sandbox's home was made: nobody. Late in the run, so that the traces of all tests are
 * looked through; it logs in, and fails to, by itself too.
 */
@Order(RestartTest.LATE + 1)
class SilenceTest {

    private static final NationalId NOBODY = RppsNumber.withKey("9970099998").nationalId();

    /** Enough of a certificate in base64 to know it by; shorter than the lines it could be broken into. */
    private static final int PIECE = 30;

    @Test
    void logsHoldNobodysNameNumberOrCertificate() throws IOException {
        TestCard stranger = TheSandbox.get()
                .cards()
                .holder(NOBODY, "QUIDAMOVITCH", "PHILIBERTINE")
                .named("stranger")
                .issue();
        TestCard wrong = TheSandbox.get()
                .cards()
                .holder(NOBODY, "QUIDAMOVITCH", "PHILIBERTINE")
                .named("wrong")
                .flawed(CardFlaw.SELF_SIGNED, CardFlaw.EXPIRED)
                .issue();
        goAboutIt(stranger, wrong);

        Map<String, String> searched = new TreeMap<>();
        Nation.notable().forEach(person -> searched.putAll(tracesOf(person)));
        Nation.notable().stream()
                .map(person -> TheSandbox.get().box().find(person.cardName()).orElseThrow())
                .forEach(card -> searched.putAll(tracesOf(card)));
        searched.putAll(tracesOf(stranger));
        searched.putAll(tracesOf(wrong));
        searched.put("the stranger's number", NOBODY.value().substring(1));
        searched.put("the stranger's family name", "quidamovitch");
        searched.put("the stranger's given name", "philibertine");

        assertThat(foundInTheLogs(searched)).isEmpty();
    }

    @Test
    void logsHoldNoTokenCodeOrSecret() throws IOException {
        Outcome.LoggedIn login = Logins.of("medecin");
        Map<String, String> searched = new TreeMap<>(Map.of(
                "an access token", last(login.tokens().getAccessToken().getValue()),
                "an ID token", last(login.tokens().getIDTokenString()),
                "a refresh token", last(login.tokens().getRefreshToken().getValue()),
                "a client's secret", TheSandbox.get().client().secret()));
        searched.putAll(TheSandbox.get().secrets());
        Pattern anyToken = Pattern.compile("eyJ[A-Za-z0-9_-]{16,}|card_code=|session_code=|code_verifier=");

        assertThat(foundInTheLogs(searched)).isEmpty();
        for (Path log : TheSandbox.get().logs()) {
            assertThat(anyToken.matcher(Files.readString(log)).find())
                    .as("a token or code in %s", log.getFileName())
                    .isFalse();
        }
    }

    /** So that silence proves something: events were logged, under a pseudonym. */
    @Test
    void logTellsThatSomebodyLoggedInAndWhy() throws IOException {
        Logins.of("medecin");
        Surfer person = Surfer.of(Software.asking());
        person.open(person.presentNothing(person.goToTheCardHost()));

        assertThat(Files.readString(TheSandbox.get().serverLog()))
                .containsPattern("type=LOGIN error=- realm=esante-wallet client=system-tests person=[0-9a-f]{16}")
                .containsPattern("type=LOGIN\\w* error=CARD-0101 realm=esante-wallet client=system-tests");
    }

    /** What software sends is not believed to be what it looks like: not a line of the log, either. */
    @Test
    void nobodyWritesALineOfTheLog() throws IOException {
        String line = "2026-01-01 00:00:00,000 INFO [fr.galien.events] type=LOGIN error=- person=forged";
        for (String parameter :
                List.of("acr_values", "client_id", "scope", "prompt", "login_hint", "ui_locales", "claims")) {
            Software software = Software.asking(parameter, "x\n" + line);
            Surfer.of(software).open(software.authorizationRequest());
        }
        Software.asking().redeem("x\n" + line);
        Software.asking().refresh("x\n" + line);
        Software.asking().introspect("x\n" + line);

        for (Path log : TheSandbox.get().logs()) {
            assertThat(Files.readString(log)).doesNotContain("\n" + line).doesNotContain("person=forged");
        }
    }

    private static void goAboutIt(TestCard stranger, TestCard wrong) {
        Nation.notable().forEach(person -> Logins.of(person.cardName()));
        for (TestCard each : List.of(stranger, wrong)) {
            Card card = TheSandbox.get().inReader(each);
            assertThat(Page.of(Surfer.of(Software.asking()).logIn(card)).code()).startsWith("CARD-01");
        }
        // Somebody's number typed where it does not belong.
        Surfer.of(Software.asking())
                .open(Software.asking("login_hint", NOBODY.value()).authorizationRequest());
        Surfer.of(Software.asking())
                .open(Software.asking("client_id", NOBODY.value()).authorizationRequest());
        Surfer.of(Software.asking())
                .open(Software.asking("acr_values", NOBODY.value()).authorizationRequest());
        Software.asking().redeem(NOBODY.value());
        Software.asking().introspect(NOBODY.value());
    }

    private static Map<String, String> tracesOf(Notable person) {
        return Map.of(
                person.cardName() + "'s number",
                person.nationalId().value().substring(1),
                person.cardName() + "'s card number",
                person.cardNumber(),
                person.cardName() + "'s family name",
                person.familyName(),
                person.cardName() + "'s given name",
                person.givenName());
    }

    private static Map<String, String> tracesOf(TestCard card) {
        Map<String, String> traces = new TreeMap<>();
        traces.put(
                card.name() + "'s serial", card.certificate().getSerialNumber().toString());
        traces.put(
                card.name() + "'s serial in hexadecimal",
                card.certificate().getSerialNumber().toString(16));
        try {
            byte[] der = card.certificate().getEncoded();
            String base64 = Base64.getEncoder().encodeToString(der);
            // Not the very beginning, which is the same of all certificates.
            IntStream.iterate(PIECE, from -> from + PIECE <= base64.length(), from -> from + PIECE)
                    .forEach(from -> traces.put(
                            card.name() + "'s certificate from " + from, base64.substring(from, from + PIECE)));
            traces.put(
                    card.name() + "'s certificate in hexadecimal",
                    HexFormat.of().formatHex(der, 30, 60));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        return traces;
    }

    /** A JWT's end is its own; its beginning is common to many. */
    private static String last(String token) {
        return token.substring(token.length() - 40);
    }

    /** Which of them are there, and where; not what they are. */
    private static List<String> foundInTheLogs(Map<String, String> searched) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : TheSandbox.get().logs()) {
            String log = plain(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            searched.forEach((what, trace) -> {
                if (log.contains(plain(trace))) {
                    found.add(what + " in " + file.getFileName());
                }
            });
        }
        return found;
    }

    /** Without case and accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
