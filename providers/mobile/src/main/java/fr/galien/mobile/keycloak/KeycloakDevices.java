package fr.galien.mobile.keycloak;

import fr.galien.mobile.Device;
import fr.galien.mobile.Devices;
import fr.galien.mobile.Enrolments;
import fr.galien.mobile.Json;
import fr.galien.mobile.PushAddress;
import fr.galien.mobile.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.BruteForceProtector;

/** Devices are credentials of their person, of the type {@value #TYPE}. */
final class KeycloakDevices implements Devices {

    static final String TYPE = "galien-phone";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Vault vault;

    KeycloakDevices(KeycloakSession session, RealmModel realm, Vault vault) {
        this.session = session;
        this.realm = realm;
        this.vault = vault;
    }

    @Override
    public Optional<Owned> find(String user, String credential) {
        return person(user).flatMap(person -> stored(person, credential).flatMap(stored -> owned(person, stored)));
    }

    @Override
    public List<Owned> of(String user) {
        return person(user).stream()
                .flatMap(person -> person.credentialManager()
                        .getStoredCredentialsByTypeStream(TYPE)
                        .flatMap(stored -> owned(person, stored).stream()))
                .toList();
    }

    @Override
    public void keep(String user, String credential, Device changed) {
        UserModel person = person(user).orElseThrow();
        CredentialModel stored = stored(person, credential).orElseThrow();
        stored.setCredentialData(Json.write(changed));
        stored.setUserLabel(label(changed, credential));
        person.credentialManager().updateStoredCredential(stored);
    }

    @Override
    public void keepPush(String user, String credential, Optional<PushAddress> push) {
        UserModel person = person(user).orElseThrow();
        CredentialModel stored = stored(person, credential).orElseThrow();
        stored.setSecretData(Json.write(new Device.Secret(push, secret(stored).offlineKey())));
        person.credentialManager().updateStoredCredential(stored);
    }

    @Override
    public Optional<byte[]> offlineKey(String user, String credential) {
        return person(user)
                .flatMap(person -> stored(person, credential))
                .flatMap(stored -> vault.open(secret(stored).offlineKey()));
    }

    @Override
    public void revoke(String user, String credential, Instant now) {
        person(user)
                .ifPresent(person -> stored(person, credential)
                        .ifPresent(stored -> person.credentialManager().removeStoredCredentialById(stored.getId())));
        endSessionsOf(user, credential);
    }

    /** Those it opened, offline ones too; their software is told through the durable queue, as at any logout. */
    void endSessionsOf(String user, String credential) {
        person(user)
                .ifPresent(person -> Stream.concat(
                                session.sessions().getUserSessionsStream(realm, person),
                                session.sessions().getOfflineUserSessionsStream(realm, person))
                        .filter(open -> credential.equals(open.getNote(PhoneLoginAuthenticator.DEVICE_NOTE)))
                        .toList()
                        .forEach(open -> end(person, open)));
    }

    private void end(UserModel person, UserSessionModel open) {
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.LOGOUT)
                .user(person)
                .session(open)
                .detail(Details.REASON, "phone");
        AuthenticationManager.backchannelLogout(session, open, true);
        event.success();
    }

    /** Both sides have confirmed it. */
    void add(Enrolments.Confirmed confirmed) {
        CredentialModel stored = new CredentialModel();
        stored.setId(confirmed.credential());
        stored.setType(TYPE);
        stored.setCreatedDate(confirmed.device().enrolledAt().toEpochMilli());
        stored.setUserLabel(label(confirmed.device(), confirmed.credential()));
        stored.setCredentialData(Json.write(confirmed.device()));
        stored.setSecretData(Json.write(confirmed.secret()));
        person(confirmed.user()).orElseThrow().credentialManager().createStoredCredential(stored);
    }

    /** Keycloak refuses a second credential of the same label, and two phones may well have one name. */
    private static String label(Device device, String credential) {
        return device.name() + " (" + credential + ")";
    }

    /** Where a person's devices are rung, by credential. */
    Optional<PushAddress> push(String user, String credential) {
        return person(user)
                .flatMap(person -> stored(person, credential))
                .flatMap(stored -> secret(stored).push());
    }

    private Optional<UserModel> person(String user) {
        return Optional.ofNullable(session.users().getUserById(realm, user));
    }

    private static Optional<CredentialModel> stored(UserModel person, String credential) {
        return Optional.ofNullable(person.credentialManager().getStoredCredentialById(credential))
                .filter(stored -> TYPE.equals(stored.getType()));
    }

    private Optional<Owned> owned(UserModel person, CredentialModel stored) {
        return Json.read(stored.getCredentialData(), Device.class)
                .map(device -> new Owned(stored.getId(), device, mayLogIn(person)));
    }

    private boolean mayLogIn(UserModel person) {
        return person.isEnabled()
                && AuthenticatorUtils.getDisabledByBruteForceEventError(
                                session.getProvider(BruteForceProtector.class), session, realm, person)
                        == null;
    }

    private static Device.Secret secret(CredentialModel stored) {
        return Json.read(stored.getSecretData(), Device.Secret.class).orElseThrow();
    }
}
