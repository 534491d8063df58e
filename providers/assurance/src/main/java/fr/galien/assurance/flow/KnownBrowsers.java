package fr.galien.assurance.flow;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Browsers in which people logged in before: only these may ring their phones ({@code docs/mobile-protocol.md} §8), and
 * strangers who guess do not shut them. It proves nothing of who is there now. A shared screen knows several people, and tells nobody who they are: a pseudonym is made with a key of the realm. When that key
 * goes, all are forgotten.
 *
 * <p>People are written {@code pseudonym@seconds}, the latest first, with spaces in between.
 */
public final class KnownBrowsers {

    public static final String COOKIE = "GALIEN_BROWSER";

    public static final int MOST_PEOPLE = 10;

    private static final Duration LIFE = Duration.ofDays(90);

    private final KeycloakSession session;
    private final SingleUseObjectProvider store;
    private final Clock clock;

    private KnownBrowsers(KeycloakSession session, Clock clock) {
        this.session = session;
        this.store = session.singleUseObjects();
        this.clock = clock;
    }

    public static KnownBrowsers of(KeycloakSession session) {
        return new KnownBrowsers(session, Clock.systemUTC());
    }

    /** Whom the browser that calls knows. */
    public String people() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(COOKIE);
        return Optional.ofNullable(cookie)
                .map(found -> session.tokens().decode(found.getValue(), KnownBrowserToken.class))
                .map(KnownBrowserToken::people)
                .orElse("");
    }

    /** Whether the browser with these people is one the user logged in from, and nobody said since that it was not them. */
    public boolean knew(String people, String user) {
        return lastLogin(people, user).isPresent();
    }

    /**
     * What tells the browser that calls from others that know the user too: when they logged in here last, which the realm
     * signed. Empty for a stranger's.
     */
    Optional<String> knownAs(String user) {
        return lastLogin(people(), user).map(String::valueOf);
    }

    private Optional<Long> lastLogin(String people, String user) {
        String theirs = pseudonym(user) + "@";
        long trustedAfter = Optional.ofNullable(store.get(distrustKey(user)))
                .map(entry -> Long.parseLong(entry.get("at")))
                .orElse(0L);
        long oldest = clock.instant().minus(LIFE).getEpochSecond();
        return Arrays.stream(people.split(" "))
                .filter(person -> person.startsWith(theirs))
                .map(person -> Long.valueOf(person.substring(theirs.length())))
                .filter(at -> at > trustedAfter && at > oldest)
                .findFirst();
    }

    /** From now on the browser that calls knows this user. */
    void remember(String user) {
        String theirs = pseudonym(user) + "@";
        String people = Stream.concat(
                        Stream.of(theirs + clock.instant().getEpochSecond()),
                        Arrays.stream(people().split(" "))
                                .filter(person -> !person.isEmpty() && !person.startsWith(theirs)))
                .limit(MOST_PEOPLE)
                .collect(Collectors.joining(" "));
        RealmModel realm = session.getContext().getRealm();
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(session.tokens().encode(KnownBrowserToken.of(people, (int) LIFE.toSeconds())))
                        .path(AuthenticationManager.getRealmCookiePath(
                                realm, session.getContext().getUri()))
                        .maxAge((int) LIFE.toSeconds())
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    /** "This is not me" makes every browser a stranger again: it may be one of these that is in other hands. */
    public void distrust(String user) {
        long now = clock.instant().getEpochSecond();
        store.put(distrustKey(user), LIFE.toSeconds(), Map.of("at", Long.toString(now)));
    }

    private String pseudonym(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(session.keys()
                    .getActiveKey(session.getContext().getRealm(), KeyUse.SIG, Algorithm.HS512)
                    .getSecretKey());
            byte[] made = mac.doFinal(("galien.browser|" + user).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(made, 16));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String distrustKey(String user) {
        return "galien.map.distrust." + user;
    }
}
