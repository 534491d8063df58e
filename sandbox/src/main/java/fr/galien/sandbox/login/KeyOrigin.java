package fr.galien.sandbox.login;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;

/** What a browser tells a key of the page that asks. */
final class KeyOrigin {

    private KeyOrigin() {}

    static String of(Exchange page) {
        URI address = page.address();
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
