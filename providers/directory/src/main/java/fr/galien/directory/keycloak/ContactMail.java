package fr.galien.directory.keycloak;

import fr.galien.directory.ContactChange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.adapter.InMemoryUserAdapter;
import org.keycloak.theme.Theme;

/** Tells an address that the register no longer has it. Says nothing of the person and nothing of the new one. */
final class ContactMail {

    /** Whatever theme the realm's other mails have: the words are in ours alone. */
    private static final String THEME = "galien";

    private static final String TEMPLATE = "contact-changed.ftl";

    enum Outcome {
        SENT,
        /** No realm over the directory says how mail is sent. */
        NO_SENDER,
        FAILED
    }

    private final KeycloakSessionFactory factory;

    ContactMail(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    private record Letter(String realm, Map<String, String> sender, String subject, String text, String html) {}

    Outcome send(ContactChange change) {
        // Written in one transaction and sent in another, which by then has no need of the database.
        Optional<Letter> letter =
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> write(session, change));
        return letter.map(written -> KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> send(session, written, change.oldEmail())))
                .orElse(Outcome.NO_SENDER);
    }

    private static Optional<Letter> write(KeycloakSession session, ContactChange change) {
        return session.realms()
                .getRealmsStream()
                .filter(realm -> SessionEnding.directories(realm).findAny().isPresent())
                .filter(realm -> !realm.getSmtpConfig().isEmpty())
                .findFirst()
                .map(realm -> new Writing(session, realm).letter(change.what()));
    }

    private static Outcome send(KeycloakSession session, Letter letter, String address) {
        session.getContext().setRealm(session.realms().getRealm(letter.realm()));
        try {
            session.getProvider(EmailSenderProvider.class)
                    .send(letter.sender(), address, letter.subject(), letter.text(), letter.html());
            return Outcome.SENT;
        } catch (EmailException e) {
            return Outcome.FAILED;
        }
    }

    /** Keycloak's templates, to somebody of whom nothing is said, in the realm's language: nobody knows theirs. */
    private static final class Writing extends FreeMarkerEmailTemplateProvider {

        Writing(KeycloakSession session, RealmModel realm) {
            super(session);
            session.getContext().setRealm(realm);
            setRealm(realm);
            setUser(new InMemoryUserAdapter(session, realm, "nobody"));
        }

        Letter letter(ContactChange.What what) {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("what", what.name().toLowerCase(Locale.ROOT));
            attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
            try {
                EmailTemplate mail = processTemplate("contactChangedSubject", List.of(), TEMPLATE, attributes);
                return new Letter(
                        realm.getId(),
                        realm.getSmtpConfig(),
                        mail.getSubject(),
                        mail.getTextBody(),
                        mail.getHtmlBody());
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
