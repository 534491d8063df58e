package fr.galien.factor.keycloak;

import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyPolicy;
import fr.galien.factor.metadata.BlobReader;
import fr.galien.factor.metadata.Metadata;
import fr.galien.factor.metadata.MetadataFiles;
import fr.galien.factor.metadata.MetadataKeeper;
import fr.galien.factor.metadata.MetadataState;
import fr.galien.factor.metadata.MetadataStore;
import fr.galien.identity.ProductionCheck.Fault;
import fr.galien.production.SandboxMark;
import io.micrometer.core.instrument.Metrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/**
 * What makers say of their keys, for the whole server. Options of {@code spi-required-action--galien-security-key}:
 * {@code --metadata} (a directory, see {@link MetadataFiles}), {@code --metadata-store} (where the last good publication is kept;
 * {@code data/galien-keys} of the server if it is not said), {@code --metadata-name} (of the certificate that signs) and
 * {@code --metadata-poll} (seconds).
 */
public final class KeyMetadata implements AutoCloseable {

    /** The action by which keys are added that are judged by it. */
    static final String ACTION = "galien-security-key";

    static final KeyMetadata NONE = new KeyMetadata(Optional.empty(), Duration.ZERO);

    private static final Logger LOG = Logger.getLogger(KeyMetadata.class);

    private static final String OPTION = "spi-required-action--" + ACTION + "--metadata";
    private static final String FIDO = "mds.fidoalliance.org";
    private static final int EVERY_MINUTE = 60;

    /** What is there when something is. */
    private record Source(MetadataFiles files, MetadataKeeper keeper) {}

    private final Optional<Source> source;
    private final Duration poll;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean busy = new AtomicBoolean();

    private KeycloakSessionFactory factory;
    private ExecutorService rounds;

    private KeyMetadata(Optional<Source> source, Duration poll) {
        this.source = source;
        this.poll = poll;
    }

    /** To be called by the factory's {@code init}. */
    public static KeyMetadata read(Config.Scope config) {
        return new KeyMetadata(
                path(config.get("metadata")).map(directory -> source(directory, config)),
                Duration.ofSeconds(config.getInt("metadata-poll", EVERY_MINUTE)));
    }

    private static Source source(Path directory, Config.Scope config) {
        MetadataFiles files = new MetadataFiles(directory);
        MetadataStore store = new MetadataStore(path(config.get("metadata-store"))
                .orElseGet(() -> Path.of(System.getProperty("kc.home.dir", "."), "data", "galien-keys")));
        BlobReader reader = new BlobReader(config.get("metadata-name", FIDO), Clock.systemUTC());
        return new Source(files, new MetadataKeeper(files, store, reader, Clock.systemUTC()));
    }

    private static Optional<Path> path(String option) {
        return Optional.ofNullable(option).filter(path -> !path.isBlank()).map(Path::of);
    }

    /** To be called by the factory's {@code postInit}. */
    public void start(KeycloakSessionFactory started) {
        factory = started;
        if (source.isEmpty()) {
            LOG.warnf("No key is a security key: option %s is missing", OPTION);
            return;
        }
        source.get().keeper().start();
        KeyMetadataMetrics.register(Metrics.globalRegistry, this::state, clock);
        rounds = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("galien-keys").factory());
        // Before, there are no realms, and perhaps no tables.
        started.register(event -> {
            if (event instanceof PostMigrationEvent) {
                schedule();
            }
        });
    }

    private void schedule() {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(TimerProvider.class)
                        .schedule(this::round, poll.toMillis(), poll.toMillis(), "galien-keys"));
    }

    /** On a thread of its own: Keycloak's timer has one for everything. */
    private void round() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            rounds.execute(() -> {
                try {
                    look();
                } catch (RuntimeException later) {
                    // Without its message, which could quote a row.
                    LOG.warnf(
                            "Keys could not all be judged again and will be, reason=%s",
                            later.getClass().getSimpleName());
                } finally {
                    busy.set(false);
                }
            });
        } catch (RejectedExecutionException closing) {
            busy.set(false);
        }
    }

    private void look() {
        source.ifPresent(one -> one.keeper().look());
        metadata()
                // The operator's omission is not the keys' fault: they are worth less meanwhile, and nobody is told.
                .filter(inUse -> !inUse.isTooOld(clock.instant()))
                .ifPresent(inUse -> new KeySweep(factory, inUse, clock).round());
    }

    KeyJudge judge(RealmModel realm) {
        return new KeyJudge(metadata(), KeyPolicy.of(realm::getAttribute), clock);
    }

    private Optional<Metadata> metadata() {
        return source.flatMap(one -> one.keeper().inUse());
    }

    /** Empty where none is configured. */
    Optional<MetadataState> configured() {
        return source.map(one -> one.keeper().state());
    }

    private MetadataState state() {
        return configured().orElseGet(() -> new MetadataState(Optional.empty(), Optional.empty()));
    }

    List<Fault> faults() {
        if (source.isEmpty()) {
            return isActionEnabled()
                    ? List.of(new Fault(
                            "PROD-0912",
                            "security keys can be added and nothing says which models are certified: set " + OPTION
                                    + " or disable the action " + ACTION))
                    : List.of();
        }
        return source.get().files().roots().stream().anyMatch(SandboxMark::isOnCertificate)
                ? List.of(new Fault(
                        "PROD-0911",
                        "the metadata of keys in " + OPTION
                                + " is believed by a root of a sandbox: put FIDO's in its place"))
                : List.of();
    }

    private boolean isActionEnabled() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .map(realm -> realm.getRequiredActionProviderByAlias(ACTION))
                        .anyMatch(action -> action != null && action.isEnabled()));
    }

    @Override
    public void close() {
        if (rounds != null) {
            rounds.shutdownNow();
        }
    }
}
