package fr.galien.factor.keycloak;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.galien.factor.NewMeans;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.urls.UrlType;

/** Keycloak's action token for one means of one person, signed by the realm. */
public final class DeskLink extends DefaultActionToken {

    private static final long serialVersionUID = 1;

    static final String TYPE = "galien-desk";

    /** An operator sees the person: there is no need for longer. */
    static final Duration LIFE = Duration.ofHours(1);

    @JsonProperty("means")
    private String means;

    /** Of Jackson. */
    @SuppressWarnings("unused")
    private DeskLink() {}

    private DeskLink(UserModel person, NewMeans means, Instant expires) {
        super(person.getId(), TYPE, Math.toIntExact(expires.getEpochSecond()), null);
        this.means = means.word();
        this.issuedFor = Constants.ACCOUNT_MANAGEMENT_CLIENT_ID;
    }

    /** @return a link that was not opened yet */
    static DeskLink of(UserModel person, NewMeans means, Duration life, Instant now) {
        return new DeskLink(person, means, now.plus(life));
    }

    /** Keycloak's own setting for action tokens of a type may make it shorter. */
    static Duration life(RealmModel realm) {
        return Duration.ofSeconds(Math.min(LIFE.toSeconds(), realm.getActionTokenGeneratedByUserLifespan(TYPE)));
    }

    Optional<NewMeans> means() {
        return NewMeans.of(means);
    }

    String serialize(KeycloakSession session) {
        return serialize(
                session, session.getContext().getRealm(), session.getContext().getUri(UrlType.FRONTEND));
    }
}
