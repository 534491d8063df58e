package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.tests.browser.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone is added with two codes on two channels, to the directory's own addresses. */
class EnrolByCodesTest {

    private static final String SOMEBODY = "sans-activite";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern CODE = Pattern.compile("\\b(\\d{4} \\d{4})\\b");
    private static final Pattern STOP = Pattern.compile("(https://\\S+/mobile/activate/stop/[A-Za-z0-9_-]{22})");

    private final Console console = new Console();
    private final Surfer surfer = Surfer.of(Software.asking());
    private final Path messages = TheSandbox.get().home().textMessages();
    private MailServer mail;

    @BeforeEach
    void theRealmSendsMail() throws IOException {
        Files.deleteIfExists(messages);
        mail = new MailServer();
        console.mailServer(Map.of(
                "host", "127.0.0.1", "port", String.valueOf(mail.port()), "from", "ne-pas-repondre@example.org"));
    }

    @AfterEach
    void nobodyKeepsAPhoneAndNothingIsRemembered() throws IOException {
        console.mailServer(Map.of());
        mail.close();
        PhonesUnderTest.of(SOMEBODY).revokeAll();
    }

    /** In one test, because a person has three tries a day. */
    @Test
    void addsAPhoneOfTheLowLevelStopsOnRequestAndEndsAtThreeADay() throws IOException {
        try (PrivateAddresses addresses = PrivateAddresses.of(SOMEBODY, "quelqu-un@example.org", "0600000042")) {
            Page second = ask();
            assertThat(step(second)).isEqualTo("mail");
            String letter = Await.present("the mail", SOON, mail::received);
            assertThat(letter).contains("RCPT TO:<" + addresses.email() + ">");

            assertThat(answer("first", "0000 0000").code()).isEqualTo("ECPS-0265");
            assertThat(step(answer("first", found(CODE, letter)))).isEqualTo("sms");
            String message = Await.present("the text message", SOON, this::message);
            assertThat(message).contains("…42").doesNotContain("0600000042");

            Page screen = answer("sms", found(CODE, message));
            Enrolment enrolment = Enrolment.claim(EnrolmentUnderTest.service(), link(screen));
            assertThat(enrolment.by()).isEqualTo("codes");
            Enrolled enrolled = enrolment.answer("Téléphone");
            Page done = answer("code", enrolled.confirmation());
            assertThat(done.document().select("#galien-phone-enrolled").attr("data-acr"))
                    .isEqualTo("eidas1");
            assertThat(enrolled.phone().pending().device().status()).isEqualTo("active");

            mail.close();
            mail = new MailServer();
            console.mailServer(Map.of(
                    "host", "127.0.0.1", "port", String.valueOf(mail.port()), "from", "ne-pas-repondre@example.org"));
            ask();
            String stranger = Await.present("the second mail", SOON, mail::received);
            URI stop = URI.create(found(STOP, stranger));
            Surfer owner = Surfer.of(Software.asking());
            assertThat(Page.of(owner.look(stop)).document().select("#galien-stop"))
                    .isNotEmpty();
            assertThat(enrolled.phone().pending().device().status()).isEqualTo("active");
            owner.post(stop, Map.of("suspend", "on"));
            assertThat(answer("first", found(CODE, stranger)).code()).isEqualTo("ECPS-0265");
            EnrolByCardTest.assertRefused("ECPS-0205", enrolled.phone()::pending);
            assertThat(Page.of(owner.look(stop)).code()).isEqualTo("ECPS-0267");
        }
    }

    /** Nobody, somebody without addresses, and somebody whose telephone was just replaced: the same page, and nothing is sent. */
    @Test
    void tellsNobodyWhoExists() {
        try (PrivateAddresses replaced =
                PrivateAddresses.of("infirmiere", "infirmiere@example.org", "0600000043", "1 hour")) {
            String known =
                    body(ask(Extraction.notable("infirmiere").nationalId().value()));
            String nobody = body(ask("0999999990"));

            assertThat(known).isEqualTo(nobody).contains("data-step=\"mail\"");
            assertThat(Page.of(surfer.post(address(), Map.of("restart", "on"))).status())
                    .isEqualTo(200);
            assertThat(Await.happens(
                            Duration.ofSeconds(2), () -> mail.received().isPresent()))
                    .isFalse();
            assertThat(replaced.email()).isNotEmpty();
        }
    }

    @Test
    void refusesACodeWithoutTheBrowserThatAskedForIt() {
        Surfer stranger = Surfer.of(Software.asking());

        Page page = Page.of(stranger.post(address(), Map.of("first", "1234 5678")));

        assertThat(page.document().select("#galien-activate").attr("data-step")).isEqualTo("person");
    }

    static URI address() {
        return URI.create(TheSandbox.get().addresses().issuer() + "/mobile/activate");
    }

    private Page ask() {
        return Page.of(ask(Extraction.notable(SOMEBODY).nationalId().value()));
    }

    private Exchange ask(String person) {
        surfer.post(address(), Map.of("restart", "on"));
        return surfer.post(address(), Map.of("person", person));
    }

    private Page answer(String field, String code) {
        return Page.of(surfer.post(address(), Map.of(field, code)));
    }

    private static String step(Page page) {
        return page.document().select("#galien-activate").attr("data-step");
    }

    private static PhoneLink.Enrol link(Page page) {
        return PhoneLink.read(
                        URI.create(page.document().select("#galien-phone-link").attr("href")))
                .map(PhoneLink.Enrol.class::cast)
                .orElseThrow();
    }

    private Optional<String> message() {
        try {
            List<String> lines = Files.exists(messages) ? Files.readAllLines(messages) : List.of();
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text.replace("=3D", "="));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** But for the reference of the page, which is of each its own. */
    private static String body(Exchange answer) {
        return answer.body().replaceAll("[0-9a-f]{16,}", "*");
    }
}
