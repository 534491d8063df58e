package fr.galien.tests.contract;

import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;

/** A doctor with a card, at a browser of their own: shown once, the card is asked for again only where the software insists. */
final class Somebody {

    private static final String CARD = "medecin";

    private Surfer surfer;

    /** Sends them to the software and stays until the end: the way back to it, or a page. */
    Exchange goThrough(Login login) {
        return goThrough(login.vendor, login.address());
    }

    Exchange goThrough(Vendor vendor, URI address) {
        Exchange end = look(vendor, address);
        return end.status() == 200 && end.body().contains("name=\"means\"")
                ? surfer.open(surfer.present(TheSandbox.get().card(CARD), surfer.chooseCard(end)))
                : end;
    }

    /** The same, but shows no card. */
    Exchange look(Vendor vendor, URI address) {
        Software software = Software.of(vendor.client());
        surfer = surfer == null ? Surfer.of(software) : surfer.sentBy(software);
        return surfer.open(address);
    }
}
