package fr.galien.directory.keycloak;

import fr.galien.directory.ContactChange;
import fr.galien.directory.jdbc.JdbcContactChanges;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Tells the old address of whoever's mail or phone a load replaced. Never given up, and never without a word in the log. */
final class ContactTelling {

    private static final Logger LOG = Logger.getLogger(ContactTelling.class);

    private final JdbcContactChanges changes;
    private final Function<ContactChange, ContactMail.Outcome> mail;
    private boolean noSenderSaid;

    ContactTelling(JdbcContactChanges changes, Function<ContactChange, ContactMail.Outcome> mail) {
        this.changes = changes;
        this.mail = mail;
    }

    void round() throws SQLException {
        for (Optional<ContactChange> next = changes.take(); next.isPresent(); next = changes.take()) {
            tell(next.get());
        }
    }

    private void tell(ContactChange change) throws SQLException {
        if (change.oldEmail().isBlank()) {
            changes.done(change);
            return;
        }
        switch (mail.apply(change)) {
            case SENT -> {
                changes.done(change);
                noSenderSaid = false;
            }
            case NO_SENDER -> {
                changes.tryAgain(change);
                if (!noSenderSaid) {
                    LOG.error("RPPS-0336: old addresses are not told that they were replaced:"
                            + " no realm over the directory has a mail server");
                }
                noSenderSaid = true;
            }
            case FAILED -> {
                changes.tryAgain(change);
                LOG.warnf(
                        "RPPS-0337: an old address could not be told that it was replaced, attempt %d; it will be",
                        change.attempts());
            }
        }
    }
}
