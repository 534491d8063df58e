package fr.galien.mobile.keycloak;

import fr.galien.identity.NationalId;
import fr.galien.mobile.Activations;
import fr.galien.mobile.DeskReason;
import fr.galien.mobile.Device;
import fr.galien.mobile.DeviceChange;
import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.Store;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * What operators do: at a desk, who sees the person gives them a code on paper; at the hot line, who hears of a lost phone
 * suspends or revokes it. Each act needs a role of its own client and a reason, and is an admin event that names nobody but
 * the operator.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeskResource {

    /** The client whose roles operators have; nobody logs in to it. */
    private static final String CLIENT = "galien-desk";

    private static final String ENROL = "enrol-mobile-devices";
    private static final String HOT_LINE = "stop-mobile-devices";

    /** An attribute of the realm: {@code true} where one operator alone gives no code. */
    private static final String TWO_OPERATORS = "galien.desk.two-operators";

    private static final Duration TO_BE_CONFIRMED = Duration.ofHours(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminAuth operator;
    private final AdminEventBuilder event;
    private final MobileEngine engine;
    private final Store store;

    DeskResource(KeycloakSession session, RealmModel realm, AdminAuth operator, AdminEventBuilder event) {
        this.session = session;
        this.realm = realm;
        this.operator = operator;
        this.event = event;
        this.engine = MobileResourceProviderFactory.of(session);
        this.store = new KeycloakStore(session.singleUseObjects());
    }

    /** {@code {"person":"<national identifier>","reason":"no-reader"}} */
    @POST
    @Path("activation")
    public Response activate(Map<String, Object> body) {
        require(ENROL);
        DeskReason reason = reason(body);
        UserModel person = person(Objects.toString(body.get("person"), ""));
        if (!Boolean.parseBoolean(realm.getAttribute(TWO_OPERATORS))) {
            return code(person.getId(), reason);
        }
        String request = KeycloakModelUtils.generateId();
        store.put(
                key(request),
                TO_BE_CONFIRMED,
                Map.of(
                        "user",
                        person.getId(),
                        "reason",
                        reason.word(),
                        "by",
                        operator.getUser().getId()));
        said("activation-request", reason);
        return uncached(Response.accepted(Map.of("request", request)));
    }

    /** Another operator agrees. Nobody confirms their own. */
    @POST
    @Path("activation/{request}/confirm")
    @Consumes(MediaType.WILDCARD)
    public Response confirm(@PathParam("request") String request) {
        require(ENROL);
        Map<String, String> asked = store.get(key(request)).orElseThrow(NotFoundException::new);
        if (asked.get("by").equals(operator.getUser().getId())) {
            throw new ForbiddenException();
        }
        store.take(key(request)).orElseThrow(NotFoundException::new);
        return code(asked.get("user"), DeskReason.of(asked.get("reason")).orElseThrow());
    }

    private Response code(String user, DeskReason reason) {
        String code = engine.desk().activations().paper(user);
        said("activation", reason);
        return uncached(Response.ok(Map.of(
                "code", code.replaceAll("(.{4})(?!$)", "$1-"), "expires_in", Activations.PAPER_LIFE.toSeconds())));
    }

    @GET
    @Path("{person}")
    @Consumes(MediaType.WILDCARD)
    public Response list(@PathParam("person") String person) {
        require(HOT_LINE);
        List<Map<String, Object>> devices = engine.devices().of(person(person).getId()).stream()
                .map(DeskResource::describe)
                .toList();
        return uncached(Response.ok(Map.of("devices", devices)));
    }

    /** {@code {"reason":"lost-phone"}} */
    @POST
    @Path("{person}/{credential}/{act: suspend|revoke}")
    public Response stop(
            @PathParam("person") String person,
            @PathParam("credential") String credential,
            @PathParam("act") String act,
            Map<String, Object> body) {
        require(HOT_LINE);
        DeskReason reason = reason(body);
        String user = person(person).getId();
        Owned owned = engine.devices().find(user, credential).orElseThrow(NotFoundException::new);
        engine.life().change(user, owned, DeviceChange.read(act, null).orElseThrow());
        said(act, reason);
        return uncached(Response.noContent());
    }

    private static Map<String, Object> describe(Owned owned) {
        Device device = owned.device();
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", owned.credential());
        shown.put("name", device.name());
        shown.put("platform", device.platform());
        shown.put("acr", device.level().acr());
        shown.put("enrolled_by", device.enrolledBy().name().toLowerCase(Locale.ROOT));
        shown.put("enrolled_at", device.enrolledAt().toString());
        device.lastUsedAt().ifPresent(at -> shown.put("last_used_at", at.toString()));
        shown.put("status", device.status().name().toLowerCase(Locale.ROOT));
        return shown;
    }

    private void require(String role) {
        ClientModel desk = realm.getClientByClientId(CLIENT);
        if (desk == null || !operator.hasAppRole(desk, role)) {
            throw new ForbiddenException();
        }
    }

    private static DeskReason reason(Map<String, Object> body) {
        return Optional.ofNullable(body)
                .flatMap(it -> DeskReason.of(it.get("reason")))
                .orElseThrow(BadRequestException::new);
    }

    private UserModel person(String typed) {
        return NationalId.typed(typed)
                .map(id -> session.users().getUserByUsername(realm, id.value()))
                .filter(UserModel::isEnabled)
                .orElseThrow(NotFoundException::new);
    }

    /** Without a path of the request, which names the person. */
    private void said(String act, DeskReason reason) {
        event.operation(OperationType.ACTION)
                .resource("MOBILE_DEVICE")
                .resourcePath("mobile-devices", act)
                .detail("reason", reason.word())
                .success();
    }

    private static String key(String request) {
        return "galien.map.desk." + request;
    }

    private static Response uncached(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store").build();
    }
}
