package fr.galien.mobile;

import fr.galien.identity.Assurance;
import fr.galien.mobile.Approval.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The engine: requests are opened by a screen, shown to the person's devices, decided once, and the decision is taken home
 * once. It keeps nothing itself: any server process can do any of it.
 */
public final class Approvals {

    /** Of a request of a browser. */
    public static final Duration LIFE = Duration.ofSeconds(90);

    /** How long an approval waits for its page: a tab may be asleep. */
    public static final Duration RESULT_LIFE = Duration.ofSeconds(120);

    public static final int NUMBER_LENGTH = 6;

    private static final String ENTRY = "v";
    private static final String ANSWER = "map-approval+jwt";

    private final Store store;
    private final Devices devices;
    private final RealmSigner signer;
    private final UserVerification verification;
    private final Limits limits;
    private final Aftermath aftermath;
    private final Tokens tokens;
    private final Clock clock;

    public Approvals(
            Store store,
            Devices devices,
            RealmSigner signer,
            UserVerification verification,
            Aftermath aftermath,
            java.security.SecureRandom random,
            Clock clock) {
        this.store = store;
        this.devices = devices;
        this.signer = signer;
        this.verification = verification;
        this.limits = new Limits(store);
        this.aftermath = aftermath;
        this.tokens = new Tokens(random);
        this.clock = clock;
    }

    /** What follows from a decision beyond the engine: CIBA's answer, mail, events. Within the same transaction. */
    public interface Aftermath {

        void decided(Approval request, Decision decision);

        /** So many wrong numbers that nothing can be approved for a while. */
        void paused(String user);
    }

    /** @param number shown on the screen; empty where only the link leads to the request */
    public record Opened(Approval request, boolean rings) {}

    /**
     * What a screen asks for.
     *
     * @param user   empty: whoever scans it
     * @param by     who answers
     * @param ring   whether it may ring and be listed, where limits allow
     * @param number of the client's own choosing (CIBA); otherwise drawn here
     * @param life   how long it can be decided
     */
    public record Question(
            Approval.Kind kind,
            Optional<String> user,
            Approval.Client client,
            Optional<Assurance> asked,
            List<String> scope,
            String place,
            String agent,
            String source,
            boolean known,
            boolean ring,
            Optional<String> number,
            Duration life,
            Map<String, String> origin) {}

    /** @return empty if the person has no place left: they can still scan a request that is nobody's yet */
    public Optional<Opened> open(Question question) {
        Instant now = clock.instant();
        boolean rings =
                question.ring() && question.user().filter(limits::mayRing).isPresent();
        Optional<Slot> slot = question.user().flatMap(user -> takePlace(question, user, rings));
        if (question.user().isPresent() && slot.isEmpty()) {
            return Optional.empty();
        }
        Approval request = new Approval(
                tokens.name(),
                question.kind(),
                question.user(),
                question.client(),
                question.asked(),
                question.scope(),
                question.place(),
                question.agent(),
                question.source(),
                question.known(),
                question.user().map(user -> question.number().orElseGet(() -> tokens.digits(NUMBER_LENGTH))),
                tokens.name(),
                tokens.nonce(),
                now,
                now.plus(question.life()),
                Optional.empty(),
                slot,
                question.origin());
        if (question.user().isPresent()) {
            request = request.heldBy(
                    question.user().get(), sign(request, question.user().get(), "number"));
        }
        keep(request);
        boolean listed = slot.filter(Slot::listed).isPresent();
        if (listed && rings) {
            limits.rung(question.user().orElseThrow());
        }
        return Optional.of(new Opened(request, listed && rings));
    }

    private Optional<Slot> takePlace(Question question, String user, boolean rings) {
        Predicate<Slot> fits = switch (question.kind()) {
            case CIBA -> slot -> slot.name().startsWith("CIBA");
            case CARD -> slot -> slot.name().startsWith("CARD");
            case LOGIN, MANAGE ->
                slot -> slot == Slot.RING ? rings : slot.name().startsWith("FIND");
        };
        if (isOfCiba(question.kind())
                && !store.claim(clientKey(user, question.client().id()), question.life())) {
            return Optional.empty();
        }
        Optional<Slot> free = Arrays.stream(Slot.values())
                .filter(fits)
                .filter(slot -> store.claim(placeKey(user, slot), question.life()))
                .findFirst();
        if (isOfCiba(question.kind()) && free.isEmpty()) {
            store.release(clientKey(user, question.client().id()));
        }
        return free;
    }

    private static boolean isOfCiba(Approval.Kind kind) {
        return kind == Approval.Kind.CIBA || kind == Approval.Kind.CARD;
    }

    /** What the person's devices show by themselves. */
    public List<Approval> listed(String user) {
        List<Approval> found = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            if (slot.listed()) {
                at(user, slot).ifPresent(found::add);
            }
        }
        return found;
    }

    /** What the person's card is shown. */
    public List<Approval> listedForTheCard(String user) {
        return Arrays.stream(Slot.values())
                .flatMap(slot -> at(user, slot).stream())
                .filter(Approval::isForTheCard)
                .toList();
    }

    /** The request of this person whose number was typed into the application. */
    public List<Approval> find(String user, String credential, String number) {
        limits.checkMayFind(credential);
        List<Approval> found = Arrays.stream(Slot.values())
                .flatMap(slot -> at(user, slot).stream())
                .filter(request -> !request.isForTheCard())
                .filter(request -> request.number().orElse("").length() == NUMBER_LENGTH
                        && Tokens.same(request.number().orElseThrow(), number))
                .toList();
        if (found.isEmpty()) {
            limits.missed(credential);
        }
        return found;
    }

    /**
     * The request behind a link; one that is nobody's yet becomes the first device's person's.
     *
     * @param known whether that person logged in from the browser of such a request before
     */
    public Approval scan(String user, String cid, String bind, Predicate<Approval> known) {
        Approval request = open(cid).orElseThrow(() -> new MobileRefused(MobileRefusal.NO_SUCH_REQUEST));
        if (!Tokens.same(request.bind(), bind) || !request.user().orElse(user).equals(user)) {
            throw new MobileRefused(MobileRefusal.NO_SUCH_REQUEST);
        }
        if (request.user().isPresent()) {
            return request;
        }
        Approval theirs = request.knownBy(known.test(request));
        Approval scanned = theirs.heldBy(user, sign(theirs, user, "scan"));
        // Not taken and put back: its page would look in between and believe it is over.
        if (!store.claim(requestKey(cid) + ".scanned", LIFE.plus(RESULT_LIFE))) {
            throw new MobileRefused(MobileRefusal.NO_SUCH_REQUEST);
        }
        keep(scanned);
        return scanned;
    }

    /** A device has it on its screen. */
    public void seen(Approval request) {
        store.claim(seenKey(request.cid()), RESULT_LIFE.plus(LIFE));
    }

    /** What the screen that opened it may know. */
    public String stateOf(String cid) {
        Optional<Decision> decision = decision(cid);
        if (decision.isPresent()) {
            return switch (decision.get().state()) {
                case APPROVED -> "approved";
                case CANCELLED -> "refused";
                case FRAUD -> "fraud";
                case WRONG -> "wrong";
            };
        }
        if (store.isClaimed(seenKey(cid)) && open(cid).isPresent()) {
            return "seen";
        }
        return open(cid).isPresent() ? "waiting" : "expired";
    }

    /**
     * A device answers. The checks and their order are those of {@code docs/mobile-protocol.md} §7.
     *
     * @throws MobileRefused by the first that fails
     */
    public Decision answer(String cid, String answer) {
        DeviceMessage message = DeviceMessage.read(answer, ANSWER);
        Approval request = asked(cid, message);
        Devices.Owned owned = DeviceCalls.owner(devices, message);
        return answer(request, new Answerer.Phone(message.text("sub"), owned), message, answer);
    }

    /**
     * A card answers. The same checks in the same order; that its PIN was typed shows in the signature itself, which the card
     * makes after it and not before.
     *
     * @throws MobileRefused by the first that fails
     */
    public Decision answerByCard(String cid, String answer, CardCalls cards) {
        DeviceMessage message = DeviceMessage.readOfCard(answer, ANSWER);
        Approval request = asked(cid, message);
        return answer(request, cards.holder(message), message, answer);
    }

    private Approval asked(String cid, DeviceMessage message) {
        Act.of(message.text("act"));
        return read(cid)
                .filter(held -> cid.equals(message.text("cid")))
                .orElseThrow(() -> new MobileRefused(MobileRefusal.NO_SUCH_REQUEST));
    }

    private Decision answer(Approval request, Answerer by, DeviceMessage message, String answer) {
        Instant now = clock.instant();
        Act act = Act.of(message.text("act"));
        String hash = Tokens.sha256(answer);
        Optional<Decision> earlier =
                decision(request.cid()).filter(decision -> decision.user().equals(by.user()));
        if (earlier.isPresent()) {
            return repeated(earlier.get(), act, by.credential(), hash);
        }
        if (request.isOver(now)) {
            throw new MobileRefused(MobileRefusal.NO_SUCH_REQUEST);
        }
        message.meantFor(signer.issuer(), now);
        message.neverSeenBefore(store);
        String signed = request.signed().orElseThrow(() -> new MobileRefused(MobileRefusal.NO_SUCH_REQUEST));
        if (!request.user().orElseThrow().equals(by.user()) || request.isForTheCard() != by.isCard()) {
            throw new MobileRefused(MobileRefusal.NO_SUCH_REQUEST);
        }
        String shown = Tokens.sha256(signed);
        if (!Tokens.same(message.text("nonce"), request.nonce()) || !Tokens.same(message.text("rqh"), shown)) {
            throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
        }
        return switch (act) {
            case CANCEL -> decide(request, by, Decision.State.CANCELLED, hash, now);
            case FRAUD -> decide(request, by, Decision.State.FRAUD, hash, now);
            case APPROVE -> approve(request, by, message, shown, hash, now);
        };
    }

    private Decision approve(
            Approval request, Answerer by, DeviceMessage message, String shown, String hash, Instant now) {
        limits.checkNotPaused(by.user());
        String number = message.text("num");
        String text = String.join("|", "MAP1", "approve", request.cid(), shown, number, message.text("jti"));
        Answerer there = by.verified(verification, message, text, now)
                .orElseThrow(() -> new MobileRefused(MobileRefusal.USER_NOT_VERIFIED));
        if (!request.asked().map(there.level()::isAtLeast).orElse(true)) {
            throw new MobileRefused(MobileRefusal.LEVEL_NOT_REACHED);
        }
        boolean right = request.number()
                        .filter(expected -> Tokens.same(expected, number))
                        .isPresent()
                || Tokens.same(request.bind(), number);
        if (!right) {
            decide(request, by, Decision.State.WRONG, hash, now);
            throw new MobileRefused(MobileRefusal.WRONG_NUMBER);
        }
        // First, because the directory may be away: then nothing is decided.
        there.keep(devices);
        return decide(request, by, Decision.State.APPROVED, hash, now);
    }

    private Decision decide(Approval request, Answerer by, Decision.State state, String hash, Instant now) {
        return decide(request, by.credential(), state, hash, now, by.level());
    }

    /** The first decision wins, over all server processes. */
    private Decision decide(
            Approval request, String credential, Decision.State state, String hash, Instant now, Assurance worth) {
        if (!store.claim(decidedKey(request.cid()), life(request, now).plus(RESULT_LIFE))) {
            throw new MobileRefused(MobileRefusal.DECIDED_OTHERWISE);
        }
        String user = request.user().orElseThrow();
        Decision decision = new Decision(
                request.cid(),
                state,
                user,
                credential,
                state == Decision.State.APPROVED ? Optional.of(worth) : Optional.empty(),
                now,
                hash,
                request.origin());
        Map<String, String> entry = Map.of(ENTRY, Json.write(decision));
        // One to be taken home, one to answer whoever sends the same again.
        store.put(resultKey(request.cid()), RESULT_LIFE, entry);
        store.put(decidedKey(request.cid()) + ".how", RESULT_LIFE, entry);
        leavePlace(request);
        switch (state) {
            case APPROVED -> limits.success(user, request.client().id());
            case FRAUD -> limits.fraud(user);
            case WRONG -> {
                if (limits.wrongNumber(user)) {
                    aftermath.paused(user);
                }
            }
            case CANCELLED -> {}
        }
        aftermath.decided(request, decision);
        return decision;
    }

    private static Decision repeated(Decision earlier, Act act, String credential, String hash) {
        if (earlier.state() == Decision.State.WRONG && earlier.answer().equals(hash)) {
            throw new MobileRefused(MobileRefusal.WRONG_NUMBER);
        }
        if (earlier.state() != act.decided || !earlier.credential().equals(credential)) {
            throw new MobileRefused(MobileRefusal.DECIDED_OTHERWISE);
        }
        return earlier;
    }

    /**
     * The code a device without network shows ({@code docs/mobile-protocol.md} §9), typed on the screen.
     *
     * @return what it decided, for the screen to take home at once; empty if it was wrong. After three the request is closed
     */
    public Optional<Decision> offline(String cid, String code) {
        Instant now = clock.instant();
        Approval request = open(cid)
                .filter(open -> open.signed().isPresent())
                .orElseThrow(() -> new MobileRefused(MobileRefusal.NO_SUCH_REQUEST));
        String user = request.user().orElseThrow();
        limits.checkNotPaused(user);
        if (!limits.mayTryOffline(cid)) {
            throw new MobileRefused(MobileRefusal.NO_SUCH_REQUEST);
        }
        Optional<Devices.Owned> right = devices.of(user).stream()
                .filter(owned -> owned.userMayLogIn() && owned.device().status() == Device.Status.ACTIVE)
                .filter(owned -> devices.offlineKey(user, owned.credential())
                        .filter(key -> Tokens.same(OfflineCode.of(key, request), code))
                        .isPresent())
                .findFirst();
        if (right.isEmpty()) {
            return Optional.empty();
        }
        if (request.asked().filter(level -> level.isAtLeast(Assurance.EIDAS2)).isPresent()) {
            throw new MobileRefused(MobileRefusal.LEVEL_NOT_REACHED);
        }
        devices.keep(
                user,
                right.get().credential(),
                right.get().device().used(right.get().device().userKey(), now));
        return Optional.of(decide(
                request,
                right.get().credential(),
                Decision.State.APPROVED,
                Tokens.sha256(code),
                now,
                Assurance.EIDAS1));
    }

    /** The screen gives up, or asks anew. */
    public void withdraw(String cid) {
        open(cid)
                .filter(request -> store.claim(decidedKey(cid), life(request, clock.instant())))
                .ifPresent(request -> {
                    leavePlace(request);
                    store.take(requestKey(cid));
                });
    }

    /** Takes the decision home, once. Whoever asks compares {@link Decision#origin()} with their own. */
    public Optional<Decision> redeem(String cid) {
        return store.take(resultKey(cid)).flatMap(entry -> Json.read(entry.get(ENTRY), Decision.class));
    }

    /** A request that can still be decided. */
    public Optional<Approval> open(String cid) {
        return read(cid).filter(request -> !request.isOver(clock.instant()) && !store.isClaimed(decidedKey(cid)));
    }

    private Optional<Approval> at(String user, Slot slot) {
        return store.get(placeKey(user, slot) + ".cid")
                .flatMap(entry -> open(entry.get(ENTRY)))
                .filter(request -> request.user().filter(user::equals).isPresent());
    }

    private Optional<Decision> decision(String cid) {
        return store.get(decidedKey(cid) + ".how").flatMap(entry -> Json.read(entry.get(ENTRY), Decision.class));
    }

    private Optional<Approval> read(String cid) {
        return store.get(requestKey(cid)).flatMap(entry -> Json.read(entry.get(ENTRY), Approval.class));
    }

    private void keep(Approval request) {
        Duration life = life(request, clock.instant());
        // Longer than it can be decided, so that an answer sent again is met with its reply.
        store.put(requestKey(request.cid()), life.plus(RESULT_LIFE), Map.of(ENTRY, Json.write(request)));
        request.slot()
                .ifPresent(slot -> store.put(
                        placeKey(request.user().orElseThrow(), slot) + ".cid", life, Map.of(ENTRY, request.cid())));
    }

    private void leavePlace(Approval request) {
        request.slot().ifPresent(slot -> {
            String user = request.user().orElseThrow();
            store.release(placeKey(user, slot));
            if (isOfCiba(request.kind())) {
                store.release(clientKey(user, request.client().id()));
            }
        });
    }

    private static Duration life(Approval request, Instant now) {
        Duration left = Duration.between(now, request.expires());
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }

    private String sign(Approval request, String user, String bind) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("iss", signer.issuer());
        payload.put("aud", user);
        payload.put("cid", request.cid());
        payload.put("nonce", request.nonce());
        payload.put("iat", request.at().getEpochSecond());
        payload.put("exp", request.expires().getEpochSecond());
        payload.put("kind", request.kind().word());
        payload.put("bind", bind);
        payload.put("nlen", request.number().map(String::length).orElse(NUMBER_LENGTH));
        payload.put(
                "client",
                Map.of("id", request.client().id(), "name", request.client().name()));
        request.asked().ifPresent(level -> payload.put("acr", level.acr()));
        payload.put("scope", request.scope());
        payload.put("ctx", Map.of("place", request.place(), "agent", request.agent(), "known", request.known()));
        return signer.sign("map-request+jwt", payload);
    }

    private static String requestKey(String cid) {
        return "galien.map.req." + cid;
    }

    private static String resultKey(String cid) {
        return "galien.map.res." + cid;
    }

    private static String decidedKey(String cid) {
        return "galien.map.dec." + cid;
    }

    private static String seenKey(String cid) {
        return "galien.map.seen." + cid;
    }

    private static String placeKey(String user, Slot slot) {
        return "galien.map.place." + user + "." + slot;
    }

    /** A client has one place with a person, whichever means it asks for. */
    private static String clientKey(String user, String client) {
        return "galien.map.place." + user + ".client." + client;
    }

    private enum Act {
        APPROVE(Decision.State.APPROVED),
        CANCEL(Decision.State.CANCELLED),
        FRAUD(Decision.State.FRAUD);

        private final Decision.State decided;

        Act(Decision.State decided) {
            this.decided = decided;
        }

        static Act of(String word) {
            return Arrays.stream(values())
                    .filter(act -> act.name().toLowerCase(java.util.Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new MobileRefused(MobileRefusal.NOT_A_MESSAGE));
        }
    }
}
