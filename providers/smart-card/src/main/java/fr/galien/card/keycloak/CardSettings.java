package fr.galien.card.keycloak;

import fr.galien.card.CardAuthorities;
import fr.galien.card.CardEnvironment;
import fr.galien.card.CardRules;
import fr.galien.card.revocation.AskRevocation;
import fr.galien.directory.FindCard;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What the operator said of cards, read once. Where that is not enough to accept a card, none is accepted and the log says
 * why in one line.
 *
 * @param environment empty if it was not said
 */
record CardSettings(CardAuthorities authorities, Optional<CardEnvironment> environment) {

    private static final Logger LOG = Logger.getLogger(CardSettings.class);

    private static final String OPTION = "spi-realm-restapi-extension--" + CardResourceProviderFactory.ID + "--";

    static final CardSettings NOTHING = new CardSettings(CardAuthorities.NONE, Optional.empty());

    static CardSettings read(String authorities, String environment) {
        Optional<CardEnvironment> world = CardEnvironment.ofOption(environment);
        if (world.isEmpty()) {
            return nothing("option " + OPTION + "environment is neither 'production' nor 'test'");
        }
        if (authorities == null || authorities.isBlank()) {
            return nothing("option " + OPTION + "authorities is missing");
        }
        try {
            CardAuthorities pinned = CardAuthorities.in(Path.of(authorities));
            return pinned.canAccept()
                    ? new CardSettings(pinned, world)
                    : nothing("no authority that issues cards is in the directory of " + OPTION + "authorities");
        } catch (IOException | InvalidPathException unreadable) {
            return nothing("the directory of " + OPTION + "authorities cannot be read: " + authorities);
        } catch (IllegalArgumentException unusable) {
            return nothing("the directory of " + OPTION + "authorities is unusable: " + unusable.getMessage());
        }
    }

    CardRules rules(AskRevocation revocation, FindCard directory, Clock clock) {
        return new CardRules(authorities, environment.orElse(CardEnvironment.PRODUCTION), revocation, directory, clock);
    }

    private static CardSettings nothing(String why) {
        LOG.errorf("Every card will be refused: %s", why);
        return NOTHING;
    }
}
