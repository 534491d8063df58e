package fr.galien.directory.jdbc;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How an operator connects: as themselves, so that PostgreSQL says who they are. */
public final class OperatorConnection {

    private OperatorConnection() {}

    /** @param url {@code jdbc:postgresql://…} */
    public static DataSource to(String url, String operator, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(operator);
        dataSource.setPassword(password);
        dataSource.setConnectTimeout(5);
        dataSource.setSocketTimeout(30);
        dataSource.setApplicationName("galien-directory-operator");
        // A detail such as the parameters of what failed is personal data.
        dataSource.setLogServerErrorDetail(false);
        return dataSource;
    }
}
