package fr.galien.mobile.keycloak;

import fr.galien.mobile.Activations;
import fr.galien.mobile.Json;
import fr.galien.mobile.Store;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Which activation a browser is in. The name is the secret; no script reads it, and no other site makes a browser send it. */
final class ActivationCookie {

    private static final String NAME = "GALIEN_ACTIVATION";
    private static final String ENTRY = "v";

    private final KeycloakSession session;
    private final Store store;

    ActivationCookie(KeycloakSession session) {
        this.session = session;
        this.store = new KeycloakStore(session.singleUseObjects());
    }

    Optional<String> id() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(id -> id.matches("[A-Za-z0-9_-]{22}"));
    }

    Response set(Response answer, String id) {
        return Response.fromResponse(answer)
                .cookie(new NewCookie.Builder(NAME)
                        .value(id)
                        .path(EnrolmentPage.realm(session, MobileResourceProviderFactory.ID)
                                .getPath())
                        .maxAge(Math.toIntExact(Activations.LIFE.toSeconds()))
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build())
                .build();
    }

    Optional<EnrolmentScreen> screen() {
        return id().flatMap(id -> store.get(key(id))).flatMap(entry -> EnrolmentScreen.read(entry.get(ENTRY)));
    }

    void keep(EnrolmentScreen screen) {
        id().ifPresent(id -> store.put(key(id), Activations.LIFE, Map.of(ENTRY, Json.write(screen))));
    }

    private static String key(String id) {
        return "galien.map.activation.screen." + id;
    }
}
