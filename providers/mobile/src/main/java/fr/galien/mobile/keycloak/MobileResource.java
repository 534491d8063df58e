package fr.galien.mobile.keycloak;

import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.assurance.flow.KnownBrowsers;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.mobile.Approval;
import fr.galien.mobile.Decision;
import fr.galien.mobile.Device;
import fr.galien.mobile.DeviceCalls.Caller;
import fr.galien.mobile.DeviceName;
import fr.galien.mobile.Enrolments;
import fr.galien.mobile.MobileRefusal;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.PushAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * What devices call: {@code docs/mobile-protocol.md} §4. It reads, hands to the engine, and writes; a refusal is an answer, not
 * an exception, because what was decided with it (a wrong number closes a request) is to be kept.
 */
@Consumes(MediaType.APPLICATION_JSON)
public class MobileResource {

    private static final Logger LOG = Logger.getLogger(MobileResource.class);

    private static final int LARGEST_BODY = 8 * 1024;

    /** Two chains of certificates, twice in base64. */
    private static final int LARGEST_ENROLMENT = 32 * 1024;

    /** Seconds between two looks of an open application. */
    private static final int POLL = 2;

    private final KeycloakSession session;
    private final MobileEngine engine;
    private final MobileSettings settings;

    MobileResource(KeycloakSession session, MobileEngine engine, MobileSettings settings) {
        this.session = session;
        this.engine = engine;
        this.settings = settings;
    }

    /** Of the screen, not of devices. */
    @Path("enrolment")
    public EnrolmentStatus enrolment() {
        return new EnrolmentStatus(session, engine.enrolments());
    }

    /** "My phones", of a person and not of devices. */
    @Path("phones")
    public PhonesPage phones() {
        return new PhonesPage(session, engine);
    }

    /** For who has no card and no phone yet. */
    @Path("activate")
    public ActivationPages activate() {
        return new ActivationPages(session, engine);
    }

    /** A browser asks first (CORS), and only the web application may. */
    @OPTIONS
    @Path("{any:.*}")
    public Response preflight() {
        return answer(Response.noContent().type(MediaType.APPLICATION_JSON))
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "authorization, content-type")
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    @POST
    @Path("enrol/claim")
    public Response claim(InputStream body) {
        return handle(body, read -> Map.of("enrolment", engine.enrolments().claim(text(read, "handle"))));
    }

    @POST
    @Path("enrol")
    public Response enrol(InputStream body) {
        return guarded(body, LARGEST_ENROLMENT, text -> {
            Map<String, Object> read = object(text);
            Enrolments.Answered answered = engine.enrolments().answer(text(read, "response"));
            return Map.of(
                    "cred",
                    answered.credential(),
                    "sub",
                    answered.user(),
                    "confirmation",
                    answered.confirmation(),
                    "offline",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(answered.offlineKey()),
                    "expires_in",
                    Enrolments.LIFE.toSeconds());
        });
    }

    @POST
    @Path("pending")
    public Response pending(@HeaderParam("Authorization") String authorization, InputStream body) {
        return handle(authorization, "pending", body, (caller, read) -> {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("device", described(caller.owned().device()));
            answer.put("requests", shown(engine.approvals().listed(caller.user())));
            answer.put("poll", POLL);
            return answer;
        });
    }

    @POST
    @Path("find")
    public Response find(@HeaderParam("Authorization") String authorization, InputStream body) {
        return handle(
                authorization,
                "find",
                body,
                (caller, read) -> Map.of(
                        "requests",
                        shown(engine.approvals()
                                .find(caller.user(), caller.owned().credential(), text(read, "number")))));
    }

    @POST
    @Path("scan")
    public Response scan(@HeaderParam("Authorization") String authorization, InputStream body) {
        return handle(
                authorization,
                "scan",
                body,
                (caller, read) -> Map.of(
                        "requests",
                        shown(List.of(engine.approvals()
                                .scan(
                                        caller.user(),
                                        text(read, "cid"),
                                        text(read, "bind"),
                                        request -> KnownBrowsers.of(session)
                                                .knew(LoginOrigin.people(request.origin()), caller.user()))))));
    }

    /** What the page of a login may know of its request. The browser's own: to any other, there is none. */
    @GET
    @Path("status/{cid}")
    public Response status(@PathParam("cid") String cid) {
        return LoginStatus.of(session, engine.approvals(), cid)
                .map(status -> answer(Response.ok(status, MediaType.APPLICATION_JSON_TYPE))
                        .build())
                .orElseGet(() -> refusal(new MobileRefused(MobileRefusal.NO_SUCH_REQUEST)));
    }

    @POST
    @Path("requests/{cid}")
    public Response answer(@PathParam("cid") String cid, InputStream body) {
        return handle(body, read -> state(engine.approvals().answer(cid, text(read, "answer"))));
    }

    private static Map<String, Object> state(Decision decision) {
        return Map.of("state", decision.state().name().toLowerCase(Locale.ROOT));
    }

    @POST
    @Path("card/pending")
    public Response cardPending(@HeaderParam("Authorization") String authorization, InputStream body) {
        return guarded(body, LARGEST_BODY, text -> {
            String user = engine.cards().authenticate(authorization, "card/pending", text);
            return Map.of("requests", shown(engine.approvals().listedForTheCard(user)));
        });
    }

    @POST
    @Path("card/requests/{cid}")
    public Response cardAnswer(@PathParam("cid") String cid, InputStream body) {
        return handle(body, read -> state(engine.approvals().answerByCard(cid, text(read, "answer"), engine.cards())));
    }

    @POST
    @Path("push")
    public Response push(@HeaderParam("Authorization") String authorization, InputStream body) {
        return handle(authorization, "push", body, (caller, read) -> {
            Optional<PushAddress> address = PushAddress.read(object(read, "push"));
            if (address.filter(engine.bell()::accepts).isEmpty() && address.isPresent()) {
                throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
            }
            engine.devices().keepPush(caller.user(), caller.owned().credential(), address);
            return Map.of("push", address.isPresent());
        });
    }

    @POST
    @Path("device")
    public Response device(@HeaderParam("Authorization") String authorization, InputStream body) {
        return handle(authorization, "device", body, (caller, read) -> {
            if (Boolean.TRUE.equals(read.get("revoke"))) {
                engine.life().revoke(caller.user(), caller.owned().credential());
                return Map.of("status", "revoked");
            }
            Device device = caller.owned().device();
            Device changed = read.containsKey("name") ? device.renamed(DeviceName.of(read.get("name"))) : device;
            if (read.get("ring") instanceof Boolean ring) {
                changed = changed.ringing(ring);
            }
            engine.devices().keep(caller.user(), caller.owned().credential(), changed);
            return described(changed);
        });
    }

    /** What a browser needs to hang a bell; empty where this service rings none. */
    @GET
    @Path("key")
    public Response key() {
        return answer(Response.ok(Map.of("vapid", engine.bell().publicKey()), MediaType.APPLICATION_JSON_TYPE))
                .build();
    }

    private List<Map<String, Object>> shown(List<Approval> requests) {
        requests.forEach(engine.approvals()::seen);
        String here = session.getContext().getConnection().getRemoteAddr();
        return requests.stream()
                .map(request -> Map.<String, Object>of(
                        "request",
                        request.signed().orElseThrow(),
                        "network",
                        request.source().equals(here) ? "same" : "other"))
                .toList();
    }

    private static Map<String, Object> described(Device device) {
        return Map.of(
                "name",
                device.name(),
                "status",
                device.status().name().toLowerCase(Locale.ROOT),
                "acr",
                device.level().acr(),
                "ring",
                device.ring());
    }

    @FunctionalInterface
    private interface Call {
        Map<String, Object> of(Caller caller, Map<String, Object> body);
    }

    private Response handle(String authorization, String path, InputStream body, Call call) {
        return guarded(
                body,
                LARGEST_BODY,
                text -> call.of(engine.calls().authenticate(authorization, path, text), object(text)));
    }

    private Response handle(InputStream body, Function<Map<String, Object>, Map<String, Object>> call) {
        return guarded(body, LARGEST_BODY, text -> call.apply(object(text)));
    }

    private Response guarded(InputStream body, int largest, Function<String, Map<String, Object>> call) {
        try {
            return answer(Response.ok(call.apply(read(body, largest)), MediaType.APPLICATION_JSON_TYPE))
                    .build();
        } catch (MobileRefused refused) {
            return refusal(refused);
        } catch (DirectoryUnreachable outage) {
            LOG.errorf("%s: a phone could not be answered", outage.code());
            return refusal(new MobileRefused(MobileRefusal.OUT_OF_ORDER));
        }
    }

    private Response refusal(MobileRefused refused) {
        Response.ResponseBuilder answer = answer(Response.status(refused.why().status())
                .entity(Map.of("error", refused.why().code(), "error_description", refused.description()))
                .type(MediaType.APPLICATION_JSON_TYPE));
        refused.retryAfter().ifPresent(wait -> answer.header("Retry-After", wait.toSeconds()));
        return answer.build();
    }

    private Response.ResponseBuilder answer(Response.ResponseBuilder answer) {
        String origin = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Origin");
        answer.header("Cache-Control", "no-store").header("Vary", "Origin");
        return settings.isWallet(origin)
                ? answer.header("Access-Control-Allow-Origin", origin)
                        .header("Access-Control-Expose-Headers", "date, retry-after")
                : answer;
    }

    private static String read(InputStream body, int largest) {
        try {
            byte[] bytes = body.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
    }

    private static Map<String, Object> object(String text) {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException none) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
    }

    private static String text(Map<String, Object> body, String name) {
        return body.get(name) instanceof String text ? text : refuse();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> body, String name) {
        return switch (body.get(name)) {
            case null -> Map.of();
            case Map<?, ?> object -> (Map<String, Object>) object;
            default -> throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        };
    }

    private static String refuse() {
        throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
    }
}
