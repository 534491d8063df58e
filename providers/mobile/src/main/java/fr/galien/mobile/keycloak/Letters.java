package fr.galien.mobile.keycloak;

import fr.galien.directory.ActivationContact;
import fr.galien.directory.ActivationContact.Address;
import fr.galien.directory.ActivationContact.Answer;
import fr.galien.directory.ProfessionalUser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.adapter.InMemoryUserAdapter;
import org.keycloak.theme.Theme;

/**
 * Mail to the address the directory has for a person, written and sent once the act it tells of is kept, on threads of its
 * own: no act waits for a mail server, and none fails with it.
 */
final class Letters {

    private static final Logger LOG = Logger.getLogger(Letters.class);

    /** Whatever theme the realm's other mails have: the words are in ours alone. */
    private static final String THEME = "galien";

    private final ActivationContact contacts;
    private final Executor executor;

    Letters(ActivationContact contacts, Executor executor) {
        this.contacts = contacts;
        this.executor = executor;
    }

    /**
     * @param template of the e-mail theme, without its ending
     * @param what     which of its texts
     * @param values   what stands in them
     */
    record Draft(String template, String what, Map<String, String> values) {
        /** May hold a code. */
        @Override
        public String toString() {
            return "Draft[" + template + ", " + what + "]";
        }
    }

    private record Letter(Map<String, String> sender, String address, String subject, String text, String html) {}

    void afterCommit(KeycloakSession session, String user, Draft draft) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realm = session.getContext().getRealm().getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    executor.execute(() -> post(factory, realm, user, draft));
                } catch (RejectedExecutionException full) {
                    LOG.errorf("ECPS-0280: a mail is not sent, what=%s reason=too many wait to be", draft.what());
                }
            }

            @Override
            protected void rollbackImpl() {
                // Nothing to tell.
            }
        });
    }

    /** Here and now, for whoever is on a thread of their own. */
    void post(KeycloakSessionFactory factory, String realm, String user, Draft draft) {
        try {
            // Written in one transaction and sent in another, which by then has no need of the database.
            Optional<Letter> letter = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> write(session, realm, user, draft));
            if (letter.isPresent()) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> send(session, realm, letter.get()));
            } else {
                LOG.warnf("ECPS-0280: a mail is not sent, what=%s reason=no address or no mail server", draft.what());
            }
        } catch (RuntimeException failed) {
            // Without its message and cause, which could name the person.
            LOG.errorf(
                    "ECPS-0280: a mail is not sent, what=%s reason=%s",
                    draft.what(), failed.getClass().getSimpleName());
        }
    }

    private Optional<Letter> write(KeycloakSession session, String realmId, String user, Draft draft) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        return realm.getSmtpConfig().isEmpty()
                ? Optional.empty()
                : address(session.users().getUserById(realm, user))
                        .map(address -> new Writing(session, realm).letter(draft, address));
    }

    /** Of the directory alone for its people; who is none of them has the address they were registered with. */
    private Optional<String> address(UserModel person) {
        if (person instanceof ProfessionalUser known) {
            return contacts.of(known.professional().key()) instanceof Answer.Known found
                    ? found.email().map(Address::value)
                    : Optional.empty();
        }
        return Optional.ofNullable(person).map(UserModel::getEmail).filter(address -> !address.isBlank());
    }

    private static void send(KeycloakSession session, String realm, Letter letter) {
        session.getContext().setRealm(session.realms().getRealm(realm));
        try {
            session.getProvider(EmailSenderProvider.class)
                    .send(letter.sender(), letter.address(), letter.subject(), letter.text(), letter.html());
        } catch (EmailException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keycloak's templates, in the realm's language: nobody knows theirs. */
    private static final class Writing extends FreeMarkerEmailTemplateProvider {

        Writing(KeycloakSession session, RealmModel realm) {
            super(session);
            setRealm(realm);
            setUser(new InMemoryUserAdapter(session, realm, "nobody"));
        }

        Letter letter(Draft draft, String address) {
            Map<String, Object> attributes = new HashMap<>(draft.values());
            attributes.put("what", draft.what());
            attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
            try {
                EmailTemplate mail = processTemplate(
                        draft.template() + "." + draft.what() + ".subject",
                        List.of(),
                        draft.template() + ".ftl",
                        attributes);
                return new Letter(
                        realm.getSmtpConfig(), address, mail.getSubject(), mail.getTextBody(), mail.getHtmlBody());
            } catch (EmailException e) {
                throw new IllegalStateException("a mail of our own theme cannot be written", e);
            }
        }

        @Override
        protected Theme getTheme() throws IOException {
            return session.theme().getTheme(THEME, Theme.Type.EMAIL);
        }
    }
}
