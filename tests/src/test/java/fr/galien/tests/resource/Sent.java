package fr.galien.tests.resource;

import java.util.List;

/** A request, but for the address: its headers and who sends it. */
record Sent(Sender sender, List<String> authorization, List<String> proofs) {

    static Sent bearer(String token) {
        return bearer(Sender.OURS, token);
    }

    static Sent bearer(Sender sender, String token) {
        return new Sent(sender, List.of("Bearer " + token), List.of());
    }

    static Sent proved(String token, String proof) {
        return new Sent(Sender.OURS, List.of("DPoP " + token), List.of(proof));
    }
}
