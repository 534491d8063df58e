package fr.galien.token.keycloak;

import fr.galien.directory.ProfessionalUser;
import fr.galien.token.ExchangeRefusal;
import fr.galien.token.ExchangeRefused;
import fr.galien.token.MessagingLogin;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What a token for messaging says of a user. */
final class Mailboxes {

    /** A parameter of the token endpoint: which of the person's mailboxes. */
    static final String PARAMETER = "mss_mailbox";

    private Mailboxes() {}

    static Map<String, Object> claims(MessagingLogin rules, UserModel user, Optional<String> asked)
            throws ExchangeRefused {
        if (!(user instanceof ProfessionalUser professional)) {
            throw new ExchangeRefused(ExchangeRefusal.NOT_A_PROFESSIONAL);
        }
        return rules.claims(professional.professional(), asked);
    }
}
