package fr.galien.testkit.phone;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An enrolled device. Every method that calls the service throws {@link PhoneRefused} when it refuses, {@link PhoneDistrust}
 * when what it sent is not believed, and {@link IOException} when it cannot be reached or answers something else. Safe for use
 * by several threads.
 */
public final class Phone {

    private static final String REPLAYED_OR_LATE = "ECPS-0204";

    private final MapService service;
    private final PhoneState state;
    private final RealmKeys realm;

    public Phone(MapService service, PhoneState state) {
        this.service = service;
        this.state = state;
        this.realm = service.keys(state.realmKeys());
    }

    /** What it remembers, what it learnt since included. */
    public PhoneState state() {
        return state.with(realm.kept());
    }

    public MapService service() {
        return service;
    }

    /** What there is for it. */
    public Pending pending() throws IOException {
        Map<String, Object> granted = ask("pending", Map.of());
        return new Pending(device(granted.get("device")), requests(granted), poll(granted));
    }

    /** The requests whose screen shows this number. */
    public List<PhoneRequest> find(String number) throws IOException {
        return requests(ask("find", Map.of("number", number)));
    }

    /** The request of a link. */
    public List<PhoneRequest> scan(PhoneLink.Approve link) throws IOException {
        return requests(ask("scan", Map.of("cid", link.cid(), "bind", link.bind())));
    }

    /**
     * Says yes, with its owner's proof.
     *
     * @param number on the screen; of a scanned request the link's bind
     * @return the state the request is in now
     */
    public String approve(PhoneRequest request, String number) throws IOException {
        return decide(request, Act.APPROVE, number);
    }

    /** "I began it and stop." */
    public String cancel(PhoneRequest request) throws IOException {
        return decide(request, Act.CANCEL, "");
    }

    /** "This is not me." */
    public String fraud(PhoneRequest request) throws IOException {
        return decide(request, Act.FRAUD, "");
    }

    /** The eight digits for a screen without network (§9): the service is not called. */
    public String offlineCode(PhoneLink.Offline link) {
        return state.offline().code(openedWithoutNetwork(link));
    }

    /** What a link without network asks, to be shown before its code is. */
    public PhoneRequest openedWithoutNetwork(PhoneLink.Offline link) {
        Map<String, Object> claims = realm.verifyWithoutNetwork(link.request(), "map-request+jwt");
        Recipient.check(claims, service, state.sub());
        return PhoneRequest.of(link.request(), claims, Optional.empty());
    }

    public DeviceInfo rename(String name) throws IOException {
        return device(ask("device", Map.of("name", name)));
    }

    public DeviceInfo ring(boolean may) throws IOException {
        return device(ask("device", Map.of("ring", may)));
    }

    /** Gives itself up; it is nobody's from here on. */
    public void revoke() throws IOException {
        ask("device", Map.of("revoke", true));
    }

    /** A call of this device, before it is sent. */
    public Call call(String path, Map<String, Object> body) {
        return call(path, JSONObjectUtils.toJSONString(body));
    }

    /** The same with a body that may be anything. */
    public Call call(String path, String body) {
        Map<String, Object> claims = ours();
        claims.put("htm", "POST");
        claims.put("htu", service.address(path).toString());
        claims.put("bh", Call.hash(body));
        return new Call(
                service, path, body, Draft.of("map-pop+jwt", state.keys().pop(), dated(claims)));
    }

    /**
     * An answer (§7), before it is signed.
     *
     * @param number left out unless it approves
     */
    public Draft answer(PhoneRequest request, Act act, String number) {
        Map<String, Object> claims = ours();
        claims.put("cid", request.cid());
        claims.put("nonce", request.nonce());
        claims.put("rqh", request.hash());
        claims.put("act", act.word());
        if (act != Act.APPROVE) {
            return Draft.of("map-approval+jwt", state.keys().pop(), dated(claims));
        }
        claims.put("num", number);
        return Draft.of("map-approval+jwt", state.keys().pop(), dated(claims)).proving(this::prove);
    }

    /** Sends an answer as it is. */
    public Reply send(PhoneRequest request, Draft answer) throws IOException {
        return service.post("requests/" + request.cid(), Map.of("answer", answer.sign()));
    }

    private String decide(PhoneRequest request, Act act, String number) throws IOException {
        Map<String, Object> granted = patiently(() -> send(request, answer(request, act, number)));
        return String.valueOf(granted.get("state"));
    }

    private Map<String, Object> ask(String path, Map<String, Object> body) throws IOException {
        return patiently(() -> call(path, body).send());
    }

    /** A message dated by a clock that was wrong is made again by the right one. */
    private static Map<String, Object> patiently(Sending sending) throws IOException {
        Reply reply = sending.send();
        return reply.clockCorrected()
                        && reply.error().filter(REPLAYED_OR_LATE::equals).isPresent()
                ? sending.send().granted()
                : reply.granted();
    }

    private Map<String, Object> prove(Map<String, Object> claims) {
        String text = String.join(
                "|",
                "MAP1",
                "approve",
                String.valueOf(claims.get("cid")),
                String.valueOf(claims.get("rqh")),
                String.valueOf(claims.get("num")),
                String.valueOf(claims.get("jti")));
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("t", "key");
        proof.put("sig", PhoneKeys.proof(state.keys().uv(), text));
        Map<String, Object> proved = new LinkedHashMap<>(claims);
        proved.put("uv", proof);
        return proved;
    }

    private Map<String, Object> ours() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", service.issuer().toString());
        claims.put("sub", state.sub());
        claims.put("cred", state.cred());
        return claims;
    }

    private Map<String, Object> dated(Map<String, Object> claims) {
        Instant now = service.now();
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Draft.LIFE).getEpochSecond());
        claims.put("jti", service.newId());
        return claims;
    }

    private List<PhoneRequest> requests(Map<String, Object> granted) throws IOException {
        return Inbox.read(granted, realm, service, Optional.of(state.sub()));
    }

    @SuppressWarnings("unchecked")
    private static DeviceInfo device(Object json) throws IOException {
        if (json instanceof Map<?, ?> device) {
            return DeviceInfo.of((Map<String, Object>) device);
        }
        throw otherwise();
    }

    private static Duration poll(Map<String, Object> granted) throws IOException {
        if (granted.get("poll") instanceof Number seconds) {
            return Duration.ofSeconds(seconds.longValue());
        }
        throw otherwise();
    }

    private static IOException otherwise() {
        return new IOException("the service answers otherwise than the protocol says");
    }

    @Override
    public String toString() {
        return "Phone[***]";
    }

    @FunctionalInterface
    private interface Sending {
        Reply send() throws IOException;
    }
}
