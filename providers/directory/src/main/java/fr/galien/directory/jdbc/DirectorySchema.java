package fr.galien.directory.jdbc;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version this release expects; does nothing where it already is. */
public final class DirectorySchema {

    static final String NAME = "directory";

    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final DataSource owner;
    private final String readerRole;

    /**
     * @param owner      connects as the loader's role, which may create schemas in the database
     * @param readerRole the server's role, which exists: lower-case letters, digits and {@code _}
     */
    public DirectorySchema(DataSource owner, String readerRole) {
        if (!ROLE.matcher(readerRole).matches()) {
            throw new IllegalArgumentException("not the name of a role: " + readerRole);
        }
        this.owner = owner;
        this.readerRole = readerRole;
    }

    /** @throws LoadRefused if the database is away or does not let the loader's role do it */
    public void migrate() {
        try {
            Flyway.configure(getClass().getClassLoader())
                    .dataSource(owner)
                    .schemas(NAME)
                    // Keycloak's class path is flat: a folder of our own, where nobody else's scripts can be.
                    .locations("classpath:fr/galien/directory/migrations")
                    .placeholders(Map.of("reader", readerRole))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new LoadRefused(whyRefused(e), e);
        }
    }

    private static LoadRefusal whyRefused(FlywayException e) {
        return SqlTrouble.in(e).map(SqlTrouble::refusal).orElse(new LoadRefusal.DatabaseAway());
    }
}
