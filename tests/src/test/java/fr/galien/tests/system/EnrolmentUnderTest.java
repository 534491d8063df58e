package fr.galien.tests.system;

import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.MapService;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** Somebody who adds a phone: the screen they sit at, page by page. What the phone does is the testkit's. */
public final class EnrolmentUnderTest {

    private final Surfer surfer;
    private final Software software;
    private Exchange screen;

    private EnrolmentUnderTest(Surfer surfer, Software software, Exchange screen) {
        this.surfer = surfer;
        this.software = software;
        this.screen = screen;
    }

    /** A phone, added with a card of the box. */
    public static Enrolled done(String card, String phone) {
        EnrolmentUnderTest enrolment = begun(card);
        Enrolled enrolled = enrolment.answered(phone);
        enrolment.confirm(enrolled.confirmation());
        return enrolled;
    }

    /** The screen shows a code. */
    public static EnrolmentUnderTest begun(String card) {
        return begun(TheSandbox.get().card(card));
    }

    static EnrolmentUnderTest begun(Card card) {
        Software software = asking();
        Surfer surfer = Surfer.of(software);
        return new EnrolmentUnderTest(surfer, software, surfer.logIn(card));
    }

    /** In a browser that is in use. */
    static EnrolmentUnderTest at(Surfer surfer) {
        Software software = asking();
        return new EnrolmentUnderTest(surfer, software, surfer.sentBy(software).look(software.authorizationRequest()));
    }

    /** In a browser of their own, by a phone that is there already. */
    static EnrolmentUnderTest byPhone(Phone phone) throws IOException {
        Software software = asking();
        Surfer surfer = Surfer.of(software);
        PhoneScreen login = PhoneScreen.chosenBy(surfer);
        phone.approve(phone.scan(login.scanned()).getFirst(), login.scanned().bind());
        return new EnrolmentUnderTest(surfer, software, login.done());
    }

    private static Software asking() {
        return Software.asking("kc_action", "galien-phone");
    }

    public static MapService service() {
        return new MapService(
                TheSandbox.get().trust().client(),
                TheSandbox.get().addresses().issuer(),
                Clock.systemUTC(),
                new SecureRandom());
    }

    Page page() {
        return Page.of(screen);
    }

    /** {@code offered}, {@code claimed}, {@code answered} or {@code over}; empty on another page. */
    public String state() {
        return page().document().select("#galien-phone-enrol").attr("data-state");
    }

    /** What the code says. */
    public URI address() {
        return URI.create(page().document().select("#galien-phone-link").attr("href"));
    }

    PhoneLink.Enrol link() {
        return PhoneLink.read(URI.create(
                        page().document().select("#galien-phone-link").attr("href")))
                .map(PhoneLink.Enrol.class::cast)
                .orElseThrow();
    }

    /** The phone reads the code, makes its keys and shows its digits. */
    Enrolled answered(String phone) {
        try {
            Enrolled enrolled = Enrolment.claim(service(), link()).answer(phone);
            press("look");
            return enrolled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EnrolmentUnderTest confirm(String digits) {
        screen = surfer.send(action(), Map.of("code", digits));
        return this;
    }

    public EnrolmentUnderTest press(String button) {
        screen = surfer.send(action(), Map.of(button, "on"));
        return this;
    }

    /** The page that says it is done sends back to the software. */
    Map<String, String> leave() {
        press("done");
        return software.answer(screen);
    }

    Map<String, String> cancel() {
        press("cancel-aia");
        return software.answer(screen);
    }

    URI action() {
        return URI.create(page().document().selectFirst("form[method=post]").absUrl("action"));
    }

    Surfer surfer() {
        return surfer;
    }

    /** Where this screen, and no other, is told how far it is. */
    URI poll() {
        return action().resolve(page().document().select("#galien-phone-enrol").attr("data-poll"));
    }

    /** Of the device that was stored. */
    public String level() {
        return page().document().select("#galien-phone-enrolled").attr("data-acr");
    }
}
