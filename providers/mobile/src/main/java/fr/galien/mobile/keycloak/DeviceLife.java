package fr.galien.mobile.keycloak;

import fr.galien.mobile.Device;
import fr.galien.mobile.Device.Status;
import fr.galien.mobile.DeviceChange;
import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.Enrolments;
import fr.galien.mobile.keycloak.Notices.What;
import java.time.Clock;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/**
 * What happens to a device, from whichever side it is asked for: it is done, its sessions end where they must, an event says
 * so, the person gets a mail, and their other devices look.
 */
final class DeviceLife {

    private final KeycloakSession session;
    private final KeycloakDevices devices;
    private final Notices notices;
    private final Bell bell;
    private final Clock clock;

    DeviceLife(KeycloakSession session, KeycloakDevices devices, Notices notices, Bell bell, Clock clock) {
        this.session = session;
        this.devices = devices;
        this.notices = notices;
        this.bell = bell;
        this.clock = clock;
    }

    void enrolled(Enrolments.Confirmed confirmed) {
        bell.ring(confirmed.user());
        devices.add(confirmed);
        said(EventType.UPDATE_CREDENTIAL, confirmed.user(), What.ENROLLED);
    }

    void change(String user, Owned owned, DeviceChange change) {
        Device device = owned.device();
        switch (change) {
            case DeviceChange.Rename rename -> devices.keep(user, owned.credential(), device.renamed(rename.name()));
            case DeviceChange.Ring ring -> devices.keep(user, owned.credential(), device.ringing(ring.on()));
            case DeviceChange.Suspend suspend -> suspend(user, owned);
            case DeviceChange.Reactivate reactivate -> reactivate(user, owned);
            case DeviceChange.Revoke revoke -> revoke(user, owned.credential());
        }
    }

    /** For every device the person has: whoever stops an activation they did not begin does not know what else is not theirs. */
    void suspendAll(String user) {
        devices.of(user).forEach(owned -> suspend(user, owned));
    }

    void revoke(String user, String credential) {
        devices.revoke(user, credential, clock.instant());
        bell.ring(user);
        said(EventType.REMOVE_CREDENTIAL, user, What.REVOKED);
    }

    private void suspend(String user, Owned owned) {
        if (owned.device().status() == Status.ACTIVE) {
            devices.keep(user, owned.credential(), owned.device().with(Status.SUSPENDED));
            devices.endSessionsOf(user, owned.credential());
            bell.ring(user);
            said(EventType.UPDATE_CREDENTIAL, user, What.SUSPENDED);
        }
    }

    private void reactivate(String user, Owned owned) {
        if (owned.device().status() == Status.SUSPENDED) {
            bell.ring(user);
            devices.keep(user, owned.credential(), owned.device().with(Status.ACTIVE));
            said(EventType.UPDATE_CREDENTIAL, user, What.REACTIVATED);
        }
    }

    private void said(EventType type, String user, What what) {
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(type)
                .user(user)
                .detail(Details.CREDENTIAL_TYPE, KeycloakDevices.TYPE)
                .detail(Details.REASON, what.word())
                .success();
        notices.tell(user, what);
    }
}
