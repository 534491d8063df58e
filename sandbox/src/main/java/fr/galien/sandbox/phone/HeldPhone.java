package fr.galien.sandbox.phone;

import fr.galien.sandbox.Trouble;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRefused;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A phone of the sandbox in somebody's hand: it fails in the command's words, and what it learns is kept. */
public final class HeldPhone {

    private static final String UNKNOWN = "ECPS-0203";

    /** Digits of the number a request is found by. */
    private static final int FOUND_BY = 6;

    private final String name;
    private final Phone phone;
    private final PhoneBox box;

    HeldPhone(String name, Phone phone, PhoneBox box) {
        this.name = name;
        this.phone = phone;
        this.box = box;
    }

    public String name() {
        return name;
    }

    /** What its owner types where a professional's identifier is asked for. */
    public String person() {
        String sub = phone.state().sub();
        return sub.substring(sub.lastIndexOf(':') + 1);
    }

    /** Its owner's name. */
    public String owner() {
        return phone.state().person();
    }

    /**
     * Uses it.
     *
     * @throws fr.galien.sandbox.Trouble BOX-1063, BOX-1102, BOX-1103 or BOX-1109
     */
    public <T> T use(Use<T> use) {
        T result = PhoneTroubles.translated(() -> use.of(phone));
        box.keep(name, phone);
        return result;
    }

    /** Approves what a screen asks, by the number it shows. @return the request it was */
    public PhoneRequest approve(String number) {
        PhoneRequest request = Choice.only(waiting(Optional.of(number)));
        approve(request, number);
        return request;
    }

    /** @throws fr.galien.sandbox.Trouble BOX-1106 when the number has another length: a wrong one would close the request */
    public void approve(PhoneRequest request, String number) {
        requireDigits(number, request.digits());
        use(phone -> phone.approve(request, number));
    }

    /** Gives it up; that the service does not know it any more is well, too. */
    public void revoke() {
        use(phone -> {
            try {
                phone.revoke();
            } catch (PhoneRefused refused) {
                if (!refused.code().equals(UNKNOWN)) {
                    throw refused;
                }
            }
            return name;
        });
    }

    /** Approves what a screen asks, by the link it shows. @return the request it was */
    public PhoneRequest approve(PhoneLink.Approve link) {
        return use(phone -> {
            PhoneRequest request = Choice.only(phone.scan(link));
            phone.approve(request, link.bind());
            return request;
        });
    }

    /** Approves what this client asks, by the number it shows. @return the request it was */
    public PhoneRequest approveOf(String client, String number) {
        PhoneRequest request = use(phone -> Choice.only(phone.pending().requests(), Optional.of(client)));
        approve(request, number);
        return request;
    }

    /** What it can answer now; if nothing is in its list, what a screen that shows this number asks. */
    public List<PhoneRequest> waiting(Optional<String> number) {
        List<PhoneRequest> pending = use(phone -> phone.pending().requests());
        if (!pending.isEmpty() || number.isEmpty()) {
            return pending;
        }
        requireDigits(number.get(), FOUND_BY);
        return use(phone -> phone.find(number.get()));
    }

    private static void requireDigits(String number, int digits) {
        if (!number.matches("\\d{" + digits + "}")) {
            throw new Trouble(
                    "BOX-1106",
                    "The number has " + digits + " digits. Nothing was answered.",
                    "Type what the screen shows: a wrong number closes the request.");
        }
    }

    /** Something done with a phone. */
    @FunctionalInterface
    public interface Use<T> {
        T of(Phone phone) throws IOException;
    }
}
