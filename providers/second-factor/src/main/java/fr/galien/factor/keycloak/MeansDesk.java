package fr.galien.factor.keycloak;

import fr.galien.factor.NewMeans;
import fr.galien.factor.Notice;
import fr.galien.identity.NationalId;
import fr.galien.mobile.DeskReason;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.urls.UrlType;

/**
 * An operator who sees somebody gives them a link by which they add one means: the way back for who lost everything. It needs a
 * role and a reason, is an admin event that names nobody but the operator, and the person is told.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MeansDesk {

    /** The client whose roles operators have; nobody logs in to it. */
    private static final String CLIENT = "galien-desk";

    private static final String ENROL = "enrol-keys";

    /** An attribute of the realm: {@code false} where one operator alone may give a link. */
    private static final String TWO_OPERATORS = "galien.desk.two-operators";

    private static final Duration TO_BE_CONFIRMED = Duration.ofHours(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminAuth operator;
    private final AdminEventBuilder event;

    MeansDesk(KeycloakSession session, RealmModel realm, AdminAuth operator, AdminEventBuilder event) {
        this.session = session;
        this.realm = realm;
        this.operator = operator;
        this.event = event;
    }

    /** {@code {"person":"<national identifier or user name>","reason":"lost-key","means":"security-key"}} */
    @POST
    @Path("enrolment")
    public Response enrol(Map<String, Object> body) {
        require();
        Map<String, Object> asked = Optional.ofNullable(body).orElseThrow(BadRequestException::new);
        DeskReason reason = DeskReason.of(asked.get("reason")).orElseThrow(BadRequestException::new);
        NewMeans means = NewMeans.of(asked.get("means"))
                .filter(wanted -> Offered.in(realm, wanted))
                .orElseThrow(BadRequestException::new);
        UserModel person = person(Objects.toString(asked.get("person"), ""));
        if (!Offered.to(realm, person, means)) {
            throw new BadRequestException();
        }
        // Whoever gives a link could be whoever uses it: one alone only where the realm says so.
        if ("false".equals(realm.getAttribute(TWO_OPERATORS))) {
            return link(person, means, reason);
        }
        String request = KeycloakModelUtils.generateId();
        session.singleUseObjects()
                .put(
                        key(request),
                        TO_BE_CONFIRMED.toSeconds(),
                        Map.of(
                                "user", person.getId(),
                                "means", means.word(),
                                "reason", reason.word(),
                                "by", operator.getUser().getId()));
        said("enrolment-request", means, reason);
        return uncached(Response.accepted(Map.of("request", request)));
    }

    /** Another operator agrees. Nobody confirms their own, nor what is for themselves. */
    @POST
    @Path("enrolment/{request}/confirm")
    @Consumes(MediaType.WILDCARD)
    public Response confirm(@PathParam("request") String request) {
        require();
        Map<String, String> asked = Optional.ofNullable(
                        session.singleUseObjects().get(key(request)))
                .orElseThrow(NotFoundException::new);
        if (asked.get("by").equals(operator.getUser().getId())) {
            throw new ForbiddenException();
        }
        UserModel person = helped(Optional.ofNullable(session.users().getUserById(realm, asked.get("user"))));
        Optional.ofNullable(session.singleUseObjects().remove(key(request))).orElseThrow(NotFoundException::new);
        return link(
                person,
                NewMeans.of(asked.get("means")).orElseThrow(),
                DeskReason.of(asked.get("reason")).orElseThrow());
    }

    private Response link(UserModel person, NewMeans means, DeskReason reason) {
        Duration life = DeskLink.life(realm);
        URI address = LoginActionsService.actionTokenProcessor(
                        session.getContext().getUri(UrlType.FRONTEND))
                .queryParam(
                        "key", DeskLink.of(person, means, life, Instant.now()).serialize(session))
                .build(realm.getName());
        TellsPeople.of(session).tell(person.getId(), Notice.DESK_LINK_MADE);
        said("enrolment", means, reason);
        return uncached(Response.ok(Map.of("link", address.toString(), "expires_in", life.toSeconds())));
    }

    private void require() {
        ClientModel desk = realm.getClientByClientId(CLIENT);
        if (desk == null || !operator.hasAppRole(desk, ENROL)) {
            throw new ForbiddenException();
        }
    }

    /** By user name first: one with a dot would be taken for an identifier typed with dots. */
    private UserModel person(String typed) {
        return helped(named(typed)
                .or(() -> NationalId.typed(typed).map(NationalId::value).flatMap(this::named)));
    }

    private Optional<UserModel> named(String name) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, name));
    }

    /** Whom this operator may help: software has no means of a person's. */
    private UserModel helped(Optional<UserModel> found) {
        UserModel person = found.filter(UserModel::isEnabled)
                .filter(somebody -> somebody.getServiceAccountClientLink() == null)
                .orElseThrow(NotFoundException::new);
        if (person.getId().equals(operator.getUser().getId())) {
            throw new ForbiddenException();
        }
        return person;
    }

    /** Without a path of the request, which would lead to the person. */
    private void said(String act, NewMeans means, DeskReason reason) {
        event.operation(OperationType.ACTION)
                .resource("MEANS")
                .resourcePath("galien-keys", act)
                .detail("means", means.word())
                .detail("reason", reason.word())
                .success();
    }

    private static String key(String request) {
        return "galien.means.desk." + request;
    }

    private static Response uncached(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store").build();
    }
}
