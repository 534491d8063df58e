package fr.galien.mobile;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.identity.Assurance;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a device becomes a person's ({@code docs/mobile-protocol.md} §5). Who may begin is not decided here; nothing is kept
 * before both the device and the screen have confirmed.
 */
public final class Enrolments {

    /** To scan the code. */
    public static final Duration HANDLE_LIFE = Duration.ofSeconds(90);

    /** To name the device, make its keys, and type six digits on the screen. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final String ENTRY = "v";
    private static final int LONGEST_NAME = 60;
    private static final int OFFLINE_KEY_BYTES = 32;

    private final Store store;
    private final Devices devices;
    private final RealmSigner signer;
    private final UserVerification verification;
    private final Vault vault;
    private final List<String> attestations;
    private final Limits limits;
    private final SecureRandom random;
    private final Tokens tokens;
    private final Clock clock;

    /** @param attestations the formats this service reads, for the device to choose from */
    public Enrolments(
            Store store,
            Devices devices,
            RealmSigner signer,
            UserVerification verification,
            Vault vault,
            List<String> attestations,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.devices = devices;
        this.signer = signer;
        this.verification = verification;
        this.vault = vault;
        this.attestations = List.copyOf(attestations);
        this.limits = new Limits(store);
        this.random = random;
        this.tokens = new Tokens(random);
        this.clock = clock;
    }

    /**
     * An enrolment a screen has begun.
     *
     * @param name  of the person, as they are shown to themselves
     * @param by    who vouches
     * @param most  what that was worth
     * @param nonce empty until a device has claimed it
     */
    public record Enrolment(
            String eid, String user, String name, EnrolledBy by, Assurance most, Optional<String> nonce) {}

    /** @param handle for the link {@code #e} */
    public record Begun(String eid, String handle, Instant expires) {}

    /** @param confirmation the device shows it, the screen is told it */
    public record Answered(String credential, String user, String confirmation, byte[] offlineKey) {
        @Override
        public String toString() {
            return "Answered[***]";
        }
    }

    /** What is to be kept, now that both sides agree. */
    public record Confirmed(String user, String credential, Device device, Device.Secret secret) {}

    private record Draft(
            String credential, String confirmation, Device device, Optional<PushAddress> push, String offlineKey) {}

    public enum Progress {
        /** The code is on the screen. */
        OFFERED,
        /** A device has read it. */
        CLAIMED,
        /** The device shows six digits. */
        ANSWERED,
        OVER
    }

    /**
     * @param user whose device it will be
     * @param most the device will not be worth more than who vouches for it
     */
    public Begun begin(String user, String name, EnrolledBy by, Assurance most) {
        if (devices.of(user).size() >= Device.MOST) {
            throw new MobileRefused(MobileRefusal.TOO_MANY_DEVICES);
        }
        String eid = tokens.name();
        String handle = tokens.name();
        store.put(handleKey(handle), HANDLE_LIFE, Map.of(ENTRY, eid));
        keep(new Enrolment(eid, user, name, by, most, Optional.empty()));
        return new Begun(eid, handle, clock.instant().plus(HANDLE_LIFE));
    }

    /** The first device to come has it. */
    public String claim(String handle) {
        Instant now = clock.instant();
        Enrolment enrolment = store.take(handleKey(handle))
                .flatMap(entry -> read(entry.get(ENTRY)))
                .orElseThrow(() -> new MobileRefused(MobileRefusal.ENROLMENT_OVER));
        Enrolment claimed = new Enrolment(
                enrolment.eid(),
                enrolment.user(),
                enrolment.name(),
                enrolment.by(),
                enrolment.most(),
                Optional.of(tokens.nonce()));
        keep(claimed);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("iss", signer.issuer());
        payload.put("aud", "map-device");
        payload.put("eid", claimed.eid());
        payload.put("nonce", claimed.nonce().orElseThrow());
        payload.put("sub", claimed.user());
        payload.put("name", claimed.name());
        payload.put("by", claimed.by().name().toLowerCase(java.util.Locale.ROOT));
        payload.put("attestation", attestations);
        payload.put("iat", now.getEpochSecond());
        payload.put("exp", now.plus(LIFE).getEpochSecond());
        return signer.sign("map-enrol+jwt", payload);
    }

    /** The device's keys, proved. */
    public Answered answer(String response) {
        Instant now = clock.instant();
        DeviceMessage message = DeviceMessage.readEnrolment(response, "map-enrol-response+jwt");
        Enrolment enrolment =
                read(message.text("eid")).orElseThrow(() -> new MobileRefused(MobileRefusal.ENROLMENT_OVER));
        String nonce = enrolment.nonce().orElseThrow(() -> new MobileRefused(MobileRefusal.ENROLMENT_OVER));
        ECKey pop = DeviceMessage.publicKey(JSONObjectUtils.toJSONString(message.object("jwk")));
        String popKid = DeviceMessage.thumbprint(pop);
        message.signedBy(pop, popKid);
        message.meantFor(signer.issuer(), now);
        message.neverSeenBefore(store);
        if (!Tokens.same(message.text("nonce"), nonce)) {
            throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
        }
        Map<String, Object> described = message.object("device");
        Device device = newDevice(enrolment, pop, popKid, message, nonce, described, now);
        byte[] offlineKey = new byte[OFFLINE_KEY_BYTES];
        random.nextBytes(offlineKey);
        Draft draft = new Draft(
                tokens.name(), tokens.digits(Approvals.NUMBER_LENGTH), device, push(message), vault.seal(offlineKey));
        if (!store.claim(answeredKey(enrolment.eid()), LIFE)) {
            throw new MobileRefused(MobileRefusal.ENROLMENT_OVER);
        }
        store.put(draftKey(enrolment.eid()), LIFE, Map.of(ENTRY, Json.write(draft)));
        return new Answered(draft.credential(), enrolment.user(), draft.confirmation(), offlineKey);
    }

    private Device newDevice(
            Enrolment enrolment,
            ECKey pop,
            String popKid,
            DeviceMessage message,
            String nonce,
            Map<String, Object> described,
            Instant now) {
        String text = String.join("|", "MAP1", "enrol", enrolment.eid(), nonce, popKid);
        UserVerification.NewKey key = verification
                .enrol(message.object("uv"), message.object("att"), pop, text)
                .orElseThrow(() -> new MobileRefused(MobileRefusal.KEYS_NOT_PROVED));
        return new Device(
                popKid,
                pop.toJSONString(),
                key.key(),
                DeviceName.of(described.get("name")),
                word(described.get("platform")),
                word(described.get("model")),
                word(described.get("app")),
                enrolment.by(),
                enrolment.most(),
                key.protection(),
                now,
                Device.Status.ACTIVE,
                true,
                Optional.empty());
    }

    /**
     * The six digits, typed on the screen that began. Three tries, then the enrolment is dropped.
     *
     * @return empty if they are wrong
     * @throws MobileRefused if there is nothing (any more) to confirm
     */
    public Optional<Confirmed> confirm(String eid, String code) {
        Enrolment enrolment = read(eid).orElseThrow(() -> new MobileRefused(MobileRefusal.ENROLMENT_OVER));
        Draft draft = store.get(draftKey(eid))
                .flatMap(entry -> Json.read(entry.get(ENTRY), Draft.class))
                .orElseThrow(() -> new MobileRefused(MobileRefusal.ENROLMENT_OVER));
        if (!limits.mayTryConfirmation(eid)) {
            drop(eid);
            throw new MobileRefused(MobileRefusal.ENROLMENT_OVER);
        }
        if (!Tokens.same(draft.confirmation(), code)) {
            if (limits.hasConfirmationLeft(eid)) {
                return Optional.empty();
            }
            drop(eid);
            throw new MobileRefused(MobileRefusal.ENROLMENT_OVER);
        }
        if (store.take(draftKey(eid)).isEmpty()) {
            throw new MobileRefused(MobileRefusal.ENROLMENT_OVER);
        }
        drop(eid);
        if (devices.of(enrolment.user()).size() >= Device.MOST) {
            throw new MobileRefused(MobileRefusal.TOO_MANY_DEVICES);
        }
        return Optional.of(new Confirmed(
                enrolment.user(),
                draft.credential(),
                draft.device(),
                new Device.Secret(draft.push(), draft.offlineKey())));
    }

    public Progress progress(String eid) {
        Optional<Enrolment> enrolment = read(eid);
        if (enrolment.isEmpty()) {
            return Progress.OVER;
        }
        if (store.get(draftKey(eid)).isPresent()) {
            return Progress.ANSWERED;
        }
        return enrolment.get().nonce().isPresent() ? Progress.CLAIMED : Progress.OFFERED;
    }

    /** The screen gives up. */
    public void drop(String eid) {
        store.take(enrolmentKey(eid));
        store.take(draftKey(eid));
    }

    private void keep(Enrolment enrolment) {
        store.put(enrolmentKey(enrolment.eid()), LIFE.plus(HANDLE_LIFE), Map.of(ENTRY, Json.write(enrolment)));
    }

    private Optional<Enrolment> read(String eid) {
        return store.get(enrolmentKey(eid)).flatMap(entry -> Json.read(entry.get(ENTRY), Enrolment.class));
    }

    private static Optional<PushAddress> push(DeviceMessage message) {
        return PushAddress.read(message.object("push"));
    }

    /** What a device says of itself: short, printable, and shown to its owner alone. */
    private static String word(Object said) {
        return said instanceof String text
                        && text.length() <= LONGEST_NAME
                        && text.chars().noneMatch(Character::isISOControl)
                ? text
                : "";
    }

    private static String handleKey(String handle) {
        return "galien.map.enrol.handle." + handle;
    }

    private static String enrolmentKey(String eid) {
        return "galien.map.enrol." + eid;
    }

    private static String answeredKey(String eid) {
        return "galien.map.enrol.answered." + eid;
    }

    private static String draftKey(String eid) {
        return "galien.map.enrol.draft." + eid;
    }
}
