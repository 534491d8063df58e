package fr.galien.card.keycloak;

import fr.galien.card.CardAuthorities;
import fr.galien.card.CardAuthority;
import fr.galien.card.revocation.AskRevocation;
import fr.galien.card.revocation.Revocation;
import fr.galien.card.revocation.RevocationAnswer;
import fr.galien.card.revocation.RevocationSettings;
import fr.galien.card.revocation.RevocationSource;
import fr.galien.card.revocation.RevocationSources;
import fr.galien.card.revocation.RevocationState;
import fr.galien.card.revocation.http.JdkHttp;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * Where the operator said that authorities publish what they revoked, read once. Where that is missing or cannot be
 * understood, nothing is known of any card, and what that means is each realm's policy.
 */
final class RevocationSetup implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RevocationSetup.class);

    private static final String OPTION =
            "spi-realm-restapi-extension--" + CardResourceProviderFactory.ID + "--revocation-sources";

    /** An authority far away is still within it. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final AskRevocation NOBODY =
            (certificate, issuer, policy) -> new RevocationAnswer.Unknown("no source of revocation is configured");

    static final RevocationSetup NOTHING = new RevocationSetup(List.of(), Optional.empty());

    private final List<RevocationSource> sources;
    private final Optional<Revocation> revocation;

    private RevocationSetup(List<RevocationSource> sources, Optional<Revocation> revocation) {
        this.sources = sources;
        this.revocation = revocation;
    }

    static RevocationSetup read(Config.Scope config, CardAuthorities authorities) {
        String file = config.get("revocation-sources");
        if (file == null || file.isBlank()) {
            return nothing("option " + OPTION + " is missing");
        }
        try {
            List<RevocationSource> sources = RevocationSources.read(Path.of(file));
            Revocation revocation = new Revocation(
                    sources,
                    authorities.pinned().stream()
                            .map(CardAuthority::certificate)
                            .toList(),
                    settings(config),
                    new JdkHttp(CONNECT),
                    Clock.systemUTC(),
                    new SecureRandom());
            return new RevocationSetup(sources, Optional.of(revocation));
        } catch (IOException | InvalidPathException unreadable) {
            return nothing("the file of " + OPTION + " cannot be read: " + file);
        } catch (IllegalArgumentException unusable) {
            return nothing("the settings of " + OPTION + " are unusable: " + unusable.getMessage());
        }
    }

    private static RevocationSettings settings(Config.Scope config) {
        RevocationSettings settings = RevocationSettings.DEFAULT;
        String store = config.get("revocation-store");
        if (store != null && !store.isBlank()) {
            settings = settings.withStore(Path.of(store));
        }
        Integer ocspMillis = config.getInt("ocsp-timeout");
        return ocspMillis == null ? settings : settings.withOcspWithin(Duration.ofMillis(ocspMillis));
    }

    void start() {
        revocation.ifPresent(Revocation::start);
    }

    AskRevocation ask() {
        return revocation.<AskRevocation>map(sources -> sources).orElse(NOBODY);
    }

    void refresh() {
        revocation.ifPresent(Revocation::refresh);
    }

    RevocationState state() {
        return revocation.map(Revocation::state).orElseGet(() -> new RevocationState(List.of(), List.of()));
    }

    /** Authorities that issue cards and of which it is not said where they publish what they revoked. */
    List<String> unwatched(CardAuthorities authorities) {
        return authorities.pinned().stream()
                .filter(CardAuthority::issuesCards)
                .map(CardAuthority::name)
                .filter(name ->
                        sources.stream().noneMatch(source -> source.authority().equals(name)))
                .toList();
    }

    @Override
    public void close() {
        revocation.ifPresent(Revocation::close);
    }

    private static RevocationSetup nothing(String why) {
        LOG.errorf("Nothing is known of any card's revocation: %s", why);
        return NOTHING;
    }
}
