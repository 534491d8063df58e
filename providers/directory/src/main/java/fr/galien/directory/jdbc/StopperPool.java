package fr.galien.directory.jdbc;

import io.agroal.api.AgroalDataSource;
import java.util.Map;

/**
 * The connections of the server's own work: ending sessions, telling clients and old addresses. Two, because the one that holds
 * a stop needs another to write what is owed before the session goes.
 */
public final class StopperPool {

    static final int SIZE = 2;

    private StopperPool() {}

    /** @param settings of the role {@code directory_stopper}; whatever their size, there are two connections */
    public static AgroalDataSource open(ReaderSettings settings) {
        return ReaderPool.open(
                new ReaderSettings(
                        settings.url(), settings.username(), settings.password(), SIZE, settings.acquisitionTimeout()),
                Map.of(
                        "ApplicationName", "galien-directory-stopper",
                        "socketTimeout", "5",
                        "options", "-c statement_timeout=4000"));
    }
}
