package fr.galien.mobile.keycloak;

import fr.galien.mobile.Device;
import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.PushAddress;
import fr.galien.mobile.PushSender;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Rings a person's devices once what they are rung for can be seen: after the transaction, on threads of its own. */
final class Bell {

    private static final Logger LOG = Logger.getLogger(Bell.class);

    private final KeycloakSession session;
    private final KeycloakDevices devices;
    private final PushSender sender;
    private final Executor executor;

    Bell(KeycloakSession session, KeycloakDevices devices, PushSender sender, Executor executor) {
        this.session = session;
        this.devices = devices;
        this.sender = sender;
        this.executor = executor;
    }

    /** @return how many devices will be rung */
    int ring(String user) {
        int rung = 0;
        for (Owned owned : devices.of(user)) {
            Optional<PushAddress> address =
                    owned.device().ring() && owned.device().status() == Device.Status.ACTIVE
                            ? devices.push(user, owned.credential()).filter(sender::accepts)
                            : Optional.empty();
            if (address.isPresent()) {
                afterCommit(user, owned.credential(), address.get());
                rung++;
            }
        }
        return rung;
    }

    /** By which a browser subscribes; empty where nothing can be rung. */
    String publicKey() {
        return sender.publicKey();
    }

    boolean accepts(PushAddress address) {
        return sender.accepts(address);
    }

    private void afterCommit(String user, String credential, PushAddress address) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realm = session.getContext().getRealm().getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    executor.execute(() -> ring(factory, realm, user, credential, address));
                } catch (RejectedExecutionException full) {
                    LOG.warn("A phone was not rung: too many wait to be. The person finds the request by themselves");
                }
            }

            @Override
            protected void rollbackImpl() {
                // Nothing to ring for.
            }
        });
    }

    private void ring(
            KeycloakSessionFactory factory, String realm, String user, String credential, PushAddress address) {
        if (sender.ring(address) == PushSender.Outcome.GONE) {
            KeycloakModelUtils.runJobInTransaction(factory, job -> forget(job, realm, user, credential));
        }
    }

    private static void forget(KeycloakSession job, String realmId, String user, String credential) {
        RealmModel realm = job.realms().getRealm(realmId);
        job.getContext().setRealm(realm);
        KeycloakDevices devices = new KeycloakDevices(job, realm, new KeycloakVault(job.keys(), realm));
        if (devices.find(user, credential).isPresent()) {
            devices.keepPush(user, credential, Optional.empty());
        }
    }
}
