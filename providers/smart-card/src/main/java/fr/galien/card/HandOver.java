package fr.galien.card;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a login to the card's host and back. Out goes a handle; there it is swapped, once, for the place to return to and the
 * attempt it belongs to; back comes a code, worth the verdict once, to that attempt only.
 *
 * <p>The code travels through the browser that held the card and nowhere else. Who sends a handle of his own login to a card
 * holder gains nothing: the code arrives in the holder's browser, which does not have the sender's session.
 */
public final class HandOver {

    /** The query parameter that brings the code back. */
    public static final String CODE_PARAMETER = "card_code";

    /** Time to choose a certificate and type a PIN. */
    static final Duration HANDLE_LIFE = Duration.ofSeconds(120);

    /** Time of one redirect. */
    static final Duration CODE_LIFE = Duration.ofSeconds(60);

    /** 128 bits in base64url. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    private static final int TOKEN_BYTES = 16;

    private static final String RETURN_TO = "returnTo";
    private static final String ATTEMPT = "attempt";
    private static final String EXECUTION = "execution";
    private static final String READ = "read";
    private static final String REFUSED = "refused";
    private static final String UNDECIDED = "undecided";

    private final SingleUse store;
    private final SecureRandom random;

    public HandOver(SingleUse store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /** A login that is at the card's host, and where it returns to: decided when it left, by the server. */
    public static final class Visit {
        private final String realm;
        private final String attempt;
        private final String execution;
        private final URI returnTo;

        private Visit(String realm, String attempt, String execution, URI returnTo) {
            this.realm = realm;
            this.attempt = attempt;
            this.execution = execution;
            this.returnTo = returnTo;
        }

        /** The step of the flow that waits for the card, and whose policy it is judged by. */
        public String execution() {
            return execution;
        }
    }

    /** @return a handle for the address on the card's host */
    public String leave(LoginAttempt attempt, URI returnTo) {
        String handle = token();
        store.put(
                handleKey(attempt.realm(), handle),
                HANDLE_LIFE,
                Map.of(ATTEMPT, attempt.encode(), EXECUTION, attempt.execution(), RETURN_TO, returnTo.toString()));
        return handle;
    }

    /** Uses up a handle. Empty if there is no such: never given, too old, already used, of another realm. */
    public Optional<Visit> arrive(String realm, String handle) {
        return take(handle, handleKey(realm, handle))
                .map(entry ->
                        new Visit(realm, entry.get(ATTEMPT), entry.get(EXECUTION), URI.create(entry.get(RETURN_TO))));
    }

    /** @return where to send the browser, with a code worth the verdict */
    public URI comeBack(Visit visit, CardVerdict verdict) {
        String code = token();
        Map<String, String> entry = new HashMap<>(Map.of(ATTEMPT, visit.attempt));
        switch (verdict) {
            case CardVerdict.Accepted accepted ->
                entry.put(READ, accepted.card().read().encode());
            case CardVerdict.Refused refused -> entry.put(REFUSED, refused.encode());
            case CardVerdict.Undecided undecided ->
                entry.put(UNDECIDED, undecided.why().name());
        }
        store.put(codeKey(visit.realm, code), CODE_LIFE, entry);
        return withCode(visit.returnTo, code);
    }

    /** Uses up a code. It is gone even if it came to the wrong attempt. */
    public Redeemed redeem(LoginAttempt attempt, String code) {
        Optional<Map<String, String>> entry = take(code, codeKey(attempt.realm(), code));
        if (entry.isEmpty()) {
            return CardVerdict.Refused.because(CardRefusal.HAND_OVER_OVER);
        }
        if (!attempt.isSameAs(entry.get().get(ATTEMPT))) {
            return CardVerdict.Refused.because(CardRefusal.HAND_OVER_FOREIGN);
        }
        if (entry.get().containsKey(UNDECIDED)) {
            return new Redeemed.Undecided(Outage.valueOf(entry.get().get(UNDECIDED)));
        }
        return CardRead.decode(entry.get().get(READ))
                .<Redeemed>map(Redeemed.Holder::new)
                .or(() -> CardVerdict.Refused.decode(entry.get().get(REFUSED)))
                .orElseGet(() -> CardVerdict.Refused.because(CardRefusal.HAND_OVER_OVER));
    }

    /** What is no token is not asked of the store: keys are ours alone to shape. */
    private Optional<Map<String, String>> take(String token, String key) {
        return TOKEN.matcher(token).matches() ? store.take(key) : Optional.empty();
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static URI withCode(URI returnTo, String code) {
        return URI.create(returnTo + (returnTo.getRawQuery() == null ? "?" : "&") + CODE_PARAMETER + "=" + code);
    }

    private static String handleKey(String realm, String handle) {
        return "galien.card.handle." + realm + "." + handle;
    }

    private static String codeKey(String realm, String code) {
        return "galien.card.code." + realm + "." + code;
    }
}
