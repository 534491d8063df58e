package fr.galien.sandbox.phone.command;

import fr.galien.testkit.phone.PhoneLink;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Links as they are typed. */
final class Links {

    private Links() {}

    static Optional<PhoneLink> read(String typed) {
        try {
            return PhoneLink.read(new URI(typed.strip()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
