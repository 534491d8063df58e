package fr.galien.token.keycloak;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindMailboxes;
import fr.galien.directory.ProfessionalUser;
import fr.galien.token.ExchangeRefusal;
import fr.galien.token.ExchangeRefused;
import fr.galien.token.MessagingLogin;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;

/** Mailboxes of a user, out of the directory this server runs with. */
final class Mailboxes {

    /** A parameter of the token endpoint: which of the person's mailboxes. */
    static final String PARAMETER = "mss_mailbox";

    /** Nobody to ask is an outage: nobody has no mailbox because of it. */
    static final FindMailboxes NONE = person -> {
        throw new DirectoryUnreachable(new IllegalStateException("this server has no directory"));
    };

    private Mailboxes() {}

    /** Whichever of Keycloak's provider factories answers for it. */
    static FindMailboxes among(KeycloakSessionFactory factory) {
        return factory.getSpis().stream()
                .flatMap(spi -> factory.getProviderFactoriesStream(spi.getProviderClass()))
                .filter(FindMailboxes.class::isInstance)
                .map(FindMailboxes.class::cast)
                .findFirst()
                .orElse(NONE);
    }

    static Map<String, Object> claims(MessagingLogin rules, UserModel user, Optional<String> asked)
            throws ExchangeRefused {
        if (!(user instanceof ProfessionalUser professional)) {
            throw new ExchangeRefused(ExchangeRefusal.NOT_A_PROFESSIONAL);
        }
        return rules.claims(professional.professional(), asked);
    }
}
