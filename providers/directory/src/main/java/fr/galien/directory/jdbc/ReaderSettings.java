package fr.galien.directory.jdbc;

import java.time.Duration;

/**
 * How the server connects.
 *
 * @param url                {@code jdbc:postgresql://…}, the database that holds the schema {@code directory}
 * @param username           a role that may do what it is for and nothing else
 * @param password           not shown by {@link #toString()}
 * @param maxSize            connections at most, 1 to 100
 * @param acquisitionTimeout how long a look-up waits for a connection, 50 ms to 1 s: with {@link ReaderPool}'s 2 s for an
 *                           answer it stays within the 3 s Keycloak grants a storage
 */
public record ReaderSettings(String url, String username, String password, int maxSize, Duration acquisitionTimeout) {

    public static final int DEFAULT_MAX_SIZE = 10;
    public static final Duration DEFAULT_ACQUISITION_TIMEOUT = Duration.ofMillis(750);

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    public ReaderSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("the directory's url must begin with jdbc:postgresql:");
        }
        if (maxSize < 1 || maxSize > 100) {
            throw new IllegalArgumentException("the directory's pool-max-size must be between 1 and 100");
        }
        if (acquisitionTimeout.compareTo(SHORTEST) < 0 || acquisitionTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the directory's acquisition-timeout must be between "
                    + SHORTEST.toMillis() + " and " + LONGEST.toMillis() + " milliseconds");
        }
    }

    @Override
    public String toString() {
        return "ReaderSettings[" + url + ", " + username + ", ***, " + maxSize + ", " + acquisitionTimeout + "]";
    }
}
