package fr.galien.mobile;

import fr.galien.assurance.LevelRequest;
import fr.galien.identity.Assurance;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks over CIBA, and of whom.
 *
 * @param twice         whether a parameter came more than once
 * @param poll          whether the client polls for its tokens
 * @param number        its {@code binding_message}
 * @param digits        how many of them the client shows: 2, as at Pro Santé Connect, or 6
 * @param channel       its {@code channel}, a parameter of Pro Santé Connect's; empty where it has none
 * @param expiry        its {@code requested_expiry}, in seconds
 * @param longest       how long a request may live, in seconds
 * @param levels        those that will do
 * @param actionPending whether the person has something to do that only a browser can show
 * @param devices       the person's, of a person who may log in
 * @param silenced      whether this client was silenced for this person
 */
public record CibaQuestion(
        boolean twice,
        boolean poll,
        Optional<String> number,
        int digits,
        Optional<String> channel,
        Optional<Integer> expiry,
        int longest,
        LevelRequest levels,
        boolean actionPending,
        List<Device> devices,
        boolean silenced) {

    /** Of clients whose screens were made for Pro Santé Connect. */
    public static final int TWO_DIGITS = 2;

    public static final String MOBILE = "MOBILE";
    public static final String CARD = "CARD";

    public CibaQuestion {
        devices = devices.stream()
                .filter(device -> device.status() == Device.Status.ACTIVE)
                .toList();
    }

    public boolean isForTheCard() {
        return channel.filter(CARD::equals).isPresent();
    }

    /** The weakest level that will do; empty where any does. */
    public Optional<Assurance> least() {
        return levels.asked().stream()
                .flatMap(acr -> Assurance.ofAcr(acr).stream())
                .min(Assurance::compareTo);
    }

    boolean isMetBy(Assurance level) {
        return levels.decide(Optional.of(level)) instanceof LevelRequest.Decision.Granted;
    }
}
