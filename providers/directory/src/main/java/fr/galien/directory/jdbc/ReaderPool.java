package fr.galien.directory.jdbc;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.Driver;

/**
 * The server's connections: few, read-only, and never waited for long. Nothing is connected before the first look-up, and
 * Keycloak's own transactions are not joined.
 */
public final class ReaderPool {

    private static final Duration VALIDATE_AFTER_IDLE = Duration.ofSeconds(1);
    private static final Duration CLOSE_AFTER_IDLE = Duration.ofMinutes(5);
    private static final Duration CLOSE_AFTER = Duration.ofMinutes(30);

    private ReaderPool() {}

    public static AgroalDataSource open(ReaderSettings settings) {
        return open(
                settings,
                Map.of(
                        "ApplicationName", "galien-directory",
                        "socketTimeout", "2",
                        "readOnly", "true",
                        "options", "-c statement_timeout=1500 -c default_transaction_read_only=on"));
    }

    /** @param properties of pgjdbc, besides those every pool of the server has */
    static AgroalDataSource open(ReaderSettings settings, Map<String, String> properties) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool(pool, settings, properties)));
        } catch (SQLException e) {
            throw new IllegalStateException("a pool that connects to nothing yet cannot fail to open", e);
        }
    }

    private static AgroalConnectionPoolConfigurationSupplier pool(
            AgroalConnectionPoolConfigurationSupplier pool, ReaderSettings settings, Map<String, String> properties) {
        return pool.initialSize(0)
                .minSize(0)
                .maxSize(settings.maxSize())
                .acquisitionTimeout(settings.acquisitionTimeout())
                // What a restart of the database broke is noticed before a look-up gets it.
                .idleValidationTimeout(VALIDATE_AFTER_IDLE)
                .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(1))
                .exceptionSorter(new PostgreSQLExceptionSorter())
                .reapTimeout(CLOSE_AFTER_IDLE)
                .maxLifetime(CLOSE_AFTER)
                .connectionFactoryConfiguration(factory -> factory(factory, settings, properties));
    }

    private static AgroalConnectionFactoryConfigurationSupplier factory(
            AgroalConnectionFactoryConfigurationSupplier factory,
            ReaderSettings settings,
            Map<String, String> properties) {
        properties.forEach(factory::jdbcProperty);
        return factory.connectionProviderClass(Driver.class)
                .jdbcUrl(settings.url())
                .principal(new NamePrincipal(settings.username()))
                .credential(new SimplePassword(settings.password()))
                .jdbcProperty("connectTimeout", "1")
                .jdbcProperty("tcpKeepAlive", "true")
                // A detail such as a key that was asked for is personal data.
                .jdbcProperty("logServerErrorDetail", "false");
    }
}
