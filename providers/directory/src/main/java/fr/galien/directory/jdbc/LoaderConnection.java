package fr.galien.directory.jdbc;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How the loader's process connects: one connection at a time, as the role that owns the schema. */
public final class LoaderConnection {

    private LoaderConnection() {}

    /** @param url {@code jdbc:postgresql://…} */
    public static DataSource to(String url, String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        dataSource.setConnectTimeout(5);
        dataSource.setApplicationName(applicationName());
        // A detail such as "Key (value)=(…) already exists" or the line of a COPY is personal data.
        dataSource.setLogServerErrorDetail(false);
        return dataSource;
    }

    /** So that whoever is refused because of this load can be told whose it is. */
    private static String applicationName() {
        return "galien-directory-load of " + System.getProperty("user.name") + ", process "
                + ProcessHandle.current().pid();
    }
}
