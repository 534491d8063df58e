package fr.galien.directory.keycloak;

import fr.galien.directory.jdbc.ReaderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The options {@code --spi-storage--galien-directory--…} of the server, all read at run time. */
final class ServerOptions {

    private static final String URL = "url";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String STOPPER_USERNAME = "stopper-username";
    private static final String STOPPER_PASSWORD = "stopper-password";
    private static final String POOL_MAX_SIZE = "pool-max-size";
    private static final String ACQUISITION_TIMEOUT = "acquisition-timeout";

    private ServerOptions() {}

    /**
     * Empty if there is no url.
     *
     * @throws IllegalArgumentException if one is out of its range, or there is a url and nobody to connect as
     */
    static Optional<ReaderSettings> read(Config.Scope options) {
        return Optional.ofNullable(options.get(URL))
                .map(url -> new ReaderSettings(
                        url,
                        required(options, USERNAME),
                        required(options, PASSWORD),
                        options.getInt(POOL_MAX_SIZE, ReaderSettings.DEFAULT_MAX_SIZE),
                        Duration.ofMillis(options.getLong(
                                ACQUISITION_TIMEOUT, ReaderSettings.DEFAULT_ACQUISITION_TIMEOUT.toMillis()))));
    }

    /**
     * As whom the server does its own work on the directory; empty if it is not told, or there is no url.
     *
     * @throws IllegalArgumentException if there is a name without a password
     */
    static Optional<ReaderSettings> stopper(Config.Scope options) {
        return read(options)
                .filter(reader -> options.get(STOPPER_USERNAME) != null)
                .map(reader -> new ReaderSettings(
                        reader.url(),
                        required(options, STOPPER_USERNAME),
                        required(options, STOPPER_PASSWORD),
                        reader.maxSize(),
                        reader.acquisitionTimeout()));
    }

    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(URL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("JDBC address of the directory's PostgreSQL database.")
                .add()
                .property()
                .name(USERNAME)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Role that may read the directory and nothing else.")
                .add()
                .property()
                .name(PASSWORD)
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .helpText("Password of that role.")
                .add()
                .property()
                .name(STOPPER_USERNAME)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Role that ends the sessions of people who were stopped.")
                .add()
                .property()
                .name(STOPPER_PASSWORD)
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .helpText("Password of that role.")
                .add()
                .property()
                .name(POOL_MAX_SIZE)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(ReaderSettings.DEFAULT_MAX_SIZE)
                .helpText("Connections at most, 1 to 100.")
                .add()
                .property()
                .name(ACQUISITION_TIMEOUT)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(ReaderSettings.DEFAULT_ACQUISITION_TIMEOUT.toMillis())
                .helpText("Milliseconds a look-up waits for a connection, 50 to 1000.")
                .add()
                .build();
    }

    private static String required(Config.Scope options, String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "--spi-storage--" + DirectoryUserStorageProviderFactory.ID + "--" + name + " is missing"));
    }
}
