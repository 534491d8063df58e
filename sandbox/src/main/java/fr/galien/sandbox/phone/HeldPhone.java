package fr.galien.sandbox.phone;

import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A phone of the sandbox in somebody's hand: it fails in the command's words, and what it learns is kept. */
public final class HeldPhone {

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
        return use(phone -> {
            PhoneRequest request = Choice.only(pendingOrFound(phone, number));
            phone.approve(request, number);
            return request;
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
        return use(phone -> {
            PhoneRequest request = Choice.only(phone.pending().requests(), Optional.of(client));
            phone.approve(request, number);
            return request;
        });
    }

    private static List<PhoneRequest> pendingOrFound(Phone phone, String number) throws IOException {
        List<PhoneRequest> pending = phone.pending().requests();
        return pending.isEmpty() ? phone.find(number) : pending;
    }

    /** Something done with a phone. */
    @FunctionalInterface
    public interface Use<T> {
        T of(Phone phone) throws IOException;
    }
}
