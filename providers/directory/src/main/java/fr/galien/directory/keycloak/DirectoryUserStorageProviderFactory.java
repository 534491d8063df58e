package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.NoTestPeople;
import fr.galien.directory.PeopleSearch;
import fr.galien.directory.SearchProfessionals;
import fr.galien.directory.TestPeople;
import fr.galien.directory.jdbc.JdbcPeopleSearch;
import fr.galien.directory.jdbc.JdbcProfessionals;
import fr.galien.directory.jdbc.ReaderPool;
import fr.galien.identity.ProductionCheck;
import fr.galien.identity.Professional;
import io.agroal.api.AgroalDataSource;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.storage.UserStorageProviderFactory;

/**
 * The user storage {@code galien-directory}: one pool for the server, one look-up for each session. Without a configured
 * database the server starts all the same, and every look-up is an outage.
 */
public final class DirectoryUserStorageProviderFactory
        implements UserStorageProviderFactory<DirectoryUserStorageProvider>, ProductionCheck {

    public static final String ID = "galien-directory";

    private FindProfessional directory = id -> notConfigured();
    private SearchProfessionals people = new NoPeople();
    private TestPeople testPeople = () -> TestPeople.Presence.UNKNOWN;
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
            people = new JdbcPeopleSearch(pool);
            closing = pool::close;
        });
    }

    @Override
    public DirectoryUserStorageProvider create(KeycloakSession session, ComponentModel component) {
        return new DirectoryUserStorageProvider(session, component, directory, people);
    }

    @Override
    public List<Fault> faults() {
        return new NoTestPeople(testPeople).faults();
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ServerOptions.metadata();
    }

    @Override
    public void close() {
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
