package fr.galien.mobile;

import java.text.ParseException;
import java.time.Clock;

/** Who calls: {@code Authorization: MAP <jws>}, signed by {@code kPop} ({@code docs/mobile-protocol.md} §4). */
public final class DeviceCalls {

    private static final String SCHEME = "MAP ";

    private final Store store;
    private final Devices devices;
    private final String issuer;
    private final Clock clock;

    public DeviceCalls(Store store, Devices devices, String issuer, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * @param user whose device it is
     */
    public record Caller(String user, Devices.Owned owned) {}

    /**
     * @param authorization the header; may be {@code null}
     * @param path          of the call, under {@code {issuer}/mobile/}
     * @param body          as it came
     */
    public Caller authenticate(String authorization, String path, String body) {
        DeviceMessage message = DeviceMessage.read(messageOf(authorization), "map-pop+jwt");
        Devices.Owned owned = owner(devices, message);
        message.meantForCall(issuer, path, body, clock.instant());
        message.neverSeenBefore(store);
        return new Caller(message.text("sub"), owned);
    }

    static String messageOf(String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
        return authorization.substring(SCHEME.length());
    }

    /** The device a message says it is from, once its signature is that device's. */
    static Devices.Owned owner(Devices devices, DeviceMessage message) {
        Devices.Owned owned = devices.find(message.text("sub"), message.text("cred"))
                .orElseThrow(() -> new MobileRefused(MobileRefusal.NO_SUCH_DEVICE));
        try {
            message.signedBy(
                    com.nimbusds.jose.jwk.ECKey.parse(owned.device().popJwk()),
                    owned.device().popKid());
        } catch (ParseException damaged) {
            throw new MobileRefused(MobileRefusal.NO_SUCH_DEVICE);
        }
        if (!owned.userMayLogIn()) {
            throw new MobileRefused(MobileRefusal.PERSON_REFUSED);
        }
        if (owned.device().status() != Device.Status.ACTIVE) {
            throw new MobileRefused(MobileRefusal.SUSPENDED);
        }
        return owned;
    }
}
