package fr.galien.sandbox.phone;

import fr.galien.sandbox.Trouble;
import fr.galien.testkit.phone.PhoneRequest;
import java.util.List;
import java.util.Optional;

/** Which request is meant. */
public final class Choice {

    private Choice() {}

    /** Of this client alone, if one is given; fails as {@link #only(List)}. */
    public static PhoneRequest only(List<PhoneRequest> requests, Optional<String> client) {
        return only(requests.stream()
                .filter(request -> client.isEmpty() || client.get().equals(request.clientId()))
                .toList());
    }

    /** @throws Trouble BOX-1104 when there is none, or more than one */
    public static PhoneRequest only(List<PhoneRequest> requests) {
        if (requests.isEmpty()) {
            throw new Trouble(
                    "BOX-1104",
                    "Nothing waits for this phone.",
                    "Begin a login; from a browser that was never used, give the number on its screen.");
        }
        if (requests.size() > 1) {
            throw new Trouble(
                    "BOX-1104",
                    "More than one request waits for this phone.",
                    "Say which with --client: "
                            + String.join(
                                    ", ",
                                    requests.stream()
                                            .map(PhoneRequest::clientId)
                                            .distinct()
                                            .toList())
                            + "; or let the others run out.");
        }
        return requests.getFirst();
    }
}
