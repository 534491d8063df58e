package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.NoTestPeople;
import fr.galien.directory.TestPeople;
import fr.galien.directory.jdbc.JdbcProfessionals;
import fr.galien.directory.jdbc.ReaderPool;
import fr.galien.identity.ProductionCheck;
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
            closing = pool::close;
        });
    }

    @Override
    public DirectoryUserStorageProvider create(KeycloakSession session, ComponentModel component) {
        return new DirectoryUserStorageProvider(session, component, directory);
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

    private static DirectoryAnswer notConfigured() {
        return new DirectoryAnswer.Unreachable(
                new IllegalStateException("--spi-storage--" + ID + "--url is not configured"));
    }
}
