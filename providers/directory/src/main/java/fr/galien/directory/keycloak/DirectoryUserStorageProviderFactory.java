package fr.galien.directory.keycloak;

import fr.galien.directory.ActivationContact;
import fr.galien.directory.CardAnswer;
import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindBilling;
import fr.galien.directory.FindCard;
import fr.galien.directory.FindHeldCards;
import fr.galien.directory.FindMailboxes;
import fr.galien.directory.FindMandate;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.HeldCard;
import fr.galien.directory.NoTestPeople;
import fr.galien.directory.PeopleSearch;
import fr.galien.directory.SearchProfessionals;
import fr.galien.directory.TestPeople;
import fr.galien.directory.jdbc.DirectoryAlive;
import fr.galien.directory.jdbc.JdbcBilling;
import fr.galien.directory.jdbc.JdbcCards;
import fr.galien.directory.jdbc.JdbcMailboxes;
import fr.galien.directory.jdbc.JdbcMandates;
import fr.galien.directory.jdbc.JdbcPeopleSearch;
import fr.galien.directory.jdbc.JdbcProfessionals;
import fr.galien.directory.jdbc.ReaderPool;
import fr.galien.identity.NationalId;
import fr.galien.identity.ProductionCheck;
import fr.galien.identity.Professional;
import io.agroal.api.AgroalDataSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.storage.UserStorageProviderFactory;

/**
 * The user storage {@code galien-directory}: one pool for the server, one look-up for each session. Without a configured
 * database the server starts all the same, and every look-up is an outage. Another capability finds {@link ActivationContact},
 * {@link FindCard}, {@link FindHeldCards}, {@link FindMailboxes}, {@link FindMandate} and {@link FindBilling} here, among
 * Keycloak's provider factories.
 */
public final class DirectoryUserStorageProviderFactory
        implements UserStorageProviderFactory<DirectoryUserStorageProvider>,
                ProductionCheck,
                ActivationContact,
                FindCard,
                FindHeldCards,
                FindMailboxes,
                FindMandate,
                FindBilling {

    public static final String ID = "galien-directory";

    private static final Logger LOG = Logger.getLogger(DirectoryUserStorageProviderFactory.class);

    private static final String NO_STOPPER = "departed people's sessions would not be ended:" + " set --spi-storage--"
            + ID + "--stopper-username and --stopper-password";

    private FindProfessional directory = id -> notConfigured();
    private FindHeldCards cardsOnFile = holder -> List.of();
    private FindCard cards =
            number -> new CardAnswer.Unreachable(notConfigured().cause());
    private FindMandate mandates = (person, structure, day) -> {
        throw new DirectoryUnreachable(notConfigured().cause());
    };
    private FindBilling billing = (person, structure) -> {
        throw new DirectoryUnreachable(notConfigured().cause());
    };
    private FindMailboxes mailboxes = person -> {
        throw new DirectoryUnreachable(notConfigured().cause());
    };
    private SearchProfessionals people = new NoPeople();
    private TestPeople testPeople = () -> TestPeople.Presence.UNKNOWN;
    private BooleanSupplier alive = () -> false;
    private ActivationContact contacts =
            key -> new Answer.Unreachable(new IllegalStateException("no role may read private addresses"));
    private Optional<Departures> departures = Optional.empty();
    private Runnable closing = () -> {};

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Health professionals, read from the RPPS directory.";
    }

    @Override
    public void init(Config.Scope options) {
        ServerOptions.read(options).ifPresent(settings -> {
            AgroalDataSource pool = ReaderPool.open(settings);
            JdbcProfessionals professionals = new JdbcProfessionals(pool);
            directory = professionals;
            testPeople = professionals;
            alive = new DirectoryAlive(pool);
            people = new JdbcPeopleSearch(pool);
            JdbcCards onFile = new JdbcCards(pool);
            cards = onFile;
            cardsOnFile = onFile;
            mandates = new JdbcMandates(pool);
            billing = new JdbcBilling(pool);
            mailboxes = new JdbcMailboxes(pool);
            closing = pool::close;
        });
        departures = ServerOptions.stopper(options).map(Departures::new);
        departures.ifPresent(work -> contacts = work.contacts());
    }

    /** When the database is migrated and the realms imported: before, there is nothing to end. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                departures.ifPresentOrElse(work -> work.start(factory), () -> LOG.error("RPPS-0330: " + NO_STOPPER));
            }
        });
    }

    @Override
    public DirectoryUserStorageProvider create(KeycloakSession session, ComponentModel component) {
        return new DirectoryUserStorageProvider(
                session, component, LogoutWithoutDirectory.in(session, directory), people);
    }

    @Override
    public List<Fault> faults() {
        Stream<Fault> noStopper =
                departures.isPresent() ? Stream.empty() : Stream.of(new Fault("PROD-0906", NO_STOPPER));
        return Stream.concat(new NoTestPeople(testPeople).faults().stream(), noStopper)
                .toList();
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ServerOptions.metadata();
    }

    @Override
    public Answer of(NationalId key) {
        return contacts.of(key);
    }

    @Override
    public CardAnswer byNumber(String number) {
        return cards.byNumber(number);
    }

    @Override
    public List<HeldCard> heldBy(NationalId holder) {
        return cardsOnFile.heldBy(holder);
    }

    @Override
    public Optional<Mandate> of(Professional person, String structure, LocalDate day) {
        return mandates.of(person, structure, day);
    }

    @Override
    public Optional<Billing> of(Professional person, Set<String> structure) {
        return billing.of(person, structure);
    }

    @Override
    public List<String> of(Professional person) {
        return mailboxes.of(person);
    }

    /** Where a logout is written down; empty if no role may. */
    Optional<Backlog> backlog() {
        return departures.map(Departures::backlog);
    }

    /** Whether the directory's database answers, within the time a look-up has. */
    boolean answers() {
        return alive.getAsBoolean();
    }

    @Override
    public void close() {
        departures.ifPresent(Departures::close);
        closing.run();
    }

    private static DirectoryAnswer.Unreachable notConfigured() {
        return new DirectoryAnswer.Unreachable(
                new IllegalStateException("--spi-storage--" + ID + "--url is not configured"));
    }

    private static final class NoPeople implements SearchProfessionals {

        @Override
        public List<Professional> matching(PeopleSearch search, int first, int max) {
            throw new DirectoryUnreachable(notConfigured().cause());
        }

        @Override
        public int count(PeopleSearch search) {
            throw new DirectoryUnreachable(notConfigured().cause());
        }
    }
}
