package fr.galien.mobile.keycloak;

import fr.galien.directory.ActivationContact;
import fr.galien.directory.ActivationContact.Address;
import fr.galien.directory.ActivationContact.Answer;
import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.NationalId;
import fr.galien.mobile.Activations;
import fr.galien.mobile.Activations.Tried;
import fr.galien.mobile.SmsSender;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends the codes of an activation. Whoever asks is answered before anything is looked up, so that no answer and no time tells
 * whether the person exists, has addresses, or asked too often.
 */
final class ActivationDesk {

    private static final Logger LOG = Logger.getLogger(ActivationDesk.class);

    private final KeycloakSession session;
    private final Activations activations;
    private final ActivationContact contacts;
    private final Letters letters;
    private final Optional<SmsSender> sms;
    private final Executor executor;
    private final Clock clock;

    ActivationDesk(
            KeycloakSession session,
            Activations activations,
            ActivationContact contacts,
            Letters letters,
            Optional<SmsSender> sms,
            Executor executor,
            Clock clock) {
        this.session = session;
        this.activations = activations;
        this.contacts = contacts;
        this.letters = letters;
        this.sms = sms;
        this.executor = executor;
        this.clock = clock;
    }

    Activations activations() {
        return activations;
    }

    /** @param stop makes the address of the link that ends it of its name */
    String ask(NationalId typed, Function<String, URI> stop) {
        String id = activations.ask(typed.value());
        afterwards((factory, realm) -> begin(factory, realm, id, typed, stop));
        return id;
    }

    Tried tryFirst(String id, String code) {
        Optional<String> named = activations
                .typed(id)
                .flatMap(NationalId::parse)
                .flatMap(person -> known(session, person))
                .map(UserModel::getId);
        Tried tried = activations.tryFirst(id, code, named);
        if (tried instanceof Tried.Sms next) {
            afterwards((factory, realm) -> sendSms(factory, realm, next));
        }
        return tried;
    }

    private void begin(
            KeycloakSessionFactory factory, String realm, String id, NationalId typed, Function<String, URI> stop) {
        record Ready(String user, Activations.Begun begun) {}
        Optional<Ready> ready = KeycloakModelUtils.runJobInTransactionWithResult(factory, job -> {
            RealmModel here = job.realms().getRealm(realm);
            job.getContext().setRealm(here);
            return known(job, typed)
                    .filter(person -> sms.isPresent()
                            && email(person).isPresent()
                            && phone(person).isPresent())
                    .flatMap(person -> MobileResourceProviderFactory.of(job)
                            .desk()
                            .activations()
                            .begin(id, person.getId())
                            .map(begun -> new Ready(person.getId(), begun)));
        });
        ready.ifPresent(it -> letters.post(
                factory,
                realm,
                it.user(),
                new Letters.Draft(
                        "phone-activation",
                        "code",
                        Map.of(
                                "code", spaced(it.begun().code()),
                                "stop", stop.apply(it.begun().stop()).toString()))));
    }

    private void sendSms(KeycloakSessionFactory factory, String realm, Tried.Sms next) {
        Optional<String> number = KeycloakModelUtils.runJobInTransactionWithResult(factory, job -> {
            RealmModel here = job.realms().getRealm(realm);
            job.getContext().setRealm(here);
            return Optional.ofNullable(job.users().getUserById(here, next.user()))
                    .flatMap(this::phone);
        });
        number.ifPresent(phone -> sms.orElseThrow()
                .send(phone, "Galien : votre code est " + spaced(next.code()) + ". Ne le donnez à personne."));
    }

    private static Optional<UserModel> known(KeycloakSession session, NationalId person) {
        return Optional.ofNullable(
                        session.users().getUserByUsername(session.getContext().getRealm(), person.value()))
                .filter(UserModel::isEnabled);
    }

    /** Whoever got an address replaced in the register cannot use it yet. */
    private Optional<String> email(UserModel person) {
        return contact(person, Answer.Known::email);
    }

    private Optional<String> phone(UserModel person) {
        return contact(person, Answer.Known::phone);
    }

    private Optional<String> contact(UserModel person, Function<Answer.Known, Optional<Address>> which) {
        Instant now = clock.instant();
        return person instanceof ProfessionalUser known
                        && contacts.of(known.professional().key()) instanceof Answer.Known found
                ? which.apply(found)
                        .filter(address -> address.mayReceiveAt(now))
                        .map(Address::value)
                : Optional.empty();
    }

    private static String spaced(String code) {
        return code.substring(0, 4) + " " + code.substring(4);
    }

    /** Once what was asked is kept, on a thread of its own. */
    private void afterwards(BiConsumer<KeycloakSessionFactory, String> work) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realm = session.getContext().getRealm().getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    executor.execute(() -> run(work, factory, realm));
                } catch (RejectedExecutionException full) {
                    LOG.error("ECPS-0281: a code is not sent, reason=too many wait to be");
                }
            }

            @Override
            protected void rollbackImpl() {
                // Nothing was asked.
            }
        });
    }

    private static void run(
            BiConsumer<KeycloakSessionFactory, String> work, KeycloakSessionFactory factory, String realm) {
        try {
            work.accept(factory, realm);
        } catch (RuntimeException failed) {
            // Without its message and cause, which could name the person.
            LOG.errorf(
                    "ECPS-0281: a code is not sent, reason=%s",
                    failed.getClass().getSimpleName());
        }
    }
}
