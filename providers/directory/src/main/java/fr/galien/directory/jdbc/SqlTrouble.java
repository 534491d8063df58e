package fr.galien.directory.jdbc;

import fr.galien.directory.LoadRefusal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a database that is away from one that refuses what is asked, by the class of its SQLSTATE. */
record SqlTrouble(SQLException exception) {

    /** Connection exception, invalid authorization, insufficient resources, operator intervention (PostgreSQL, appendix A). */
    private static final Set<String> AWAY = Set.of("08", "28", "53", "57");

    static Optional<SqlTrouble> in(Throwable failure) {
        return Stream.iterate(failure, link -> link != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .map(SqlTrouble::new);
    }

    LoadRefusal refusal() {
        String sqlState = exception.getSQLState();
        return sqlState == null || AWAY.contains(sqlState.substring(0, 2))
                ? new LoadRefusal.DatabaseAway()
                : new LoadRefusal.DatabaseRefused(sqlState);
    }
}
