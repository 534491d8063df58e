package fr.galien.testkit.phone;

import java.net.URI;
import java.util.Optional;

/** What the screen shows to be scanned or opened (§3). The secrets of a link are not told by its text. */
public sealed interface PhoneLink {

    /** @param handle claims the enrolment, once */
    record Enrol(String handle) implements PhoneLink {
        @Override
        public String toString() {
            return "Enrol[***]";
        }
    }

    /** @param bind stands in the place of the number */
    record Approve(String cid, String bind) implements PhoneLink {
        @Override
        public String toString() {
            return "Approve[***]";
        }
    }

    /** @param request signed by the realm */
    record Offline(String request) implements PhoneLink {
        @Override
        public String toString() {
            return "Offline[***]";
        }
    }

    /** Reads the fragment, wherever the web application lives; empty when it is none of the three. */
    static Optional<PhoneLink> read(URI link) {
        String fragment = link.getRawFragment();
        if (fragment == null || fragment.length() < 3) {
            return Optional.empty();
        }
        String rest = fragment.substring(2);
        return switch (fragment.substring(0, 2)) {
            case "e." -> Optional.of(new Enrol(rest));
            case "o." -> Optional.of(new Offline(rest));
            case "a." -> approve(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<PhoneLink> approve(String rest) {
        int dot = rest.lastIndexOf('.');
        return dot < 1 ? Optional.empty() : Optional.of(new Approve(rest.substring(0, dot), rest.substring(dot + 1)));
    }
}
