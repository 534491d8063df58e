package fr.galien.assurance.flow;

import fr.galien.assurance.AcceptedMeans;
import fr.galien.assurance.LevelRefusal;
import fr.galien.assurance.LevelRequest;
import fr.galien.assurance.Levels;
import fr.galien.assurance.Means;
import fr.galien.identity.Assurance;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the software of a login wants, for steps to begin nothing that cannot be enough. */
public final class AskedLevel {

    /**
     * A parameter that does not exist: the CI-SIS transport guide prints it in the place of {@code acr_values}, and its readers
     * are answered as if they had written that. Keycloak keeps what it does not know under this name.
     */
    private static final String MISTAKEN =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + "acr";

    private final LevelRequest request;
    private final AcceptedMeans accepted;
    private final Levels levels;

    private AskedLevel(LevelRequest request, AcceptedMeans accepted, Levels levels) {
        this.request = request;
        this.accepted = accepted;
        this.levels = levels;
    }

    public static AskedLevel of(RealmModel realm, AuthenticationSessionModel login) {
        return new AskedLevel(read(login), accepted(login.getClient()), Levels.of(realm::getAttribute));
    }

    /** Whoever has a means looks after it on their account's page, whatever it is worth. */
    private static AcceptedMeans accepted(ClientModel software) {
        return Constants.ACCOUNT_MANAGEMENT_CLIENT_ID.equals(software.getClientId())
                ? AcceptedMeans.ALL
                : AcceptedMeans.of(software.getAttribute(AcceptedMeans.ATTRIBUTE));
    }

    public LevelRequest request() {
        return request;
    }

    public AcceptedMeans accepted() {
        return accepted;
    }

    /** The least that would do; empty where the software asked for no level that exists. */
    public Optional<Assurance> least() {
        return request.least();
    }

    /** Why a login by this means would not be enough. */
    public Optional<LevelRefusal> refusal(Means means) {
        if (!accepted.includes(means)) {
            return Optional.of(LevelRefusal.MEANS_NOT_TAKEN);
        }
        return request.decide(levels.worth(means)) instanceof LevelRequest.Decision.Refused refused
                ? Optional.of(refused.why())
                : Optional.empty();
    }

    /** Whether anything behind the button can be enough. */
    public boolean wouldDo(String choice) {
        return Arrays.stream(Means.values())
                .filter(means -> means.choice().equals(choice))
                .anyMatch(means -> refusal(means).isEmpty());
    }

    /** As Keycloak itself reads them: an essential acr of {@code claims} goes before any other. */
    private static LevelRequest read(AuthenticationSessionModel login) {
        String claims = login.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM);
        List<String> essential = AcrUtils.getRequiredAcrValues(claims);
        List<String> asked = essential.isEmpty()
                ? AcrUtils.getAcrValues(claims, login.getClientNote(OIDCLoginProtocol.ACR_PARAM), login.getClient())
                : essential;
        return new LevelRequest(asked.isEmpty() ? mistaken(login) : asked);
    }

    /** A level, or nothing: no parameter that does not exist makes a request fail. */
    private static List<String> mistaken(AuthenticationSessionModel login) {
        return Assurance.ofAcr(Objects.toString(login.getClientNote(MISTAKEN), "")).stream()
                .map(Assurance::acr)
                .toList();
    }
}
