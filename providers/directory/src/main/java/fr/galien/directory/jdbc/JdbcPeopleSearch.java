package fr.galien.directory.jdbc;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.PeopleSearch;
import fr.galien.directory.SearchProfessionals;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Searches people on the indexes made for it; as bounded in time as its connections are. Thread-safe.
 *
 * <p>Whoever is searched for is found first, up to the limit, and sorted then: to walk the list in its order until enough match
 * is quick where many do and reads two million people where few do, and which of the two the planner cannot know of words
 * together or of names. Of one code or one profession it can.
 */
public final class JdbcPeopleSearch implements SearchProfessionals {

    /** For the transaction: no compilation, and a plan for these very words. */
    private static final String KNOWN = "set local jit = off; set local plan_cache_mode = force_custom_plan";

    /** Besides, no reading of the whole table, and memory for the places of a million people. */
    private static final String UNKNOWN = KNOWN + "; set local enable_seqscan = off; set local work_mem = '32MB'";

    private static final String FOUND = """
            with found as materialized (select p.id, p.sort_name from directory.professional p where %s limit %d),
                 page as (select id, sort_name from found order by sort_name, id offset ? limit ?)
            """;

    /** In the order of its index, and mostly from the index alone. */
    private static final String WALKED = """
            with page as (select p.id, p.sort_name from directory.professional p where %s
                           order by p.sort_name, p.id offset ? limit ?)
            """;

    private static final String PEOPLE_OF_PAGE = "select " + StoredPerson.COLUMNS
            + " from page g join directory.professional p on p.id = g.id " + StoredPerson.JOINED
            + " order by g.sort_name, g.id";

    private static final String COUNT =
            "select count(*) from (select from directory.professional p where %s limit %d) found";

    /** Negative before the first look. */
    private static final String ESTIMATE =
            "select reltuples from pg_class where oid = 'directory.professional'::regclass";

    private final DataSource reader;

    public JdbcPeopleSearch(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public List<Professional> matching(PeopleSearch search, int first, int max) {
        if (first < 0 || max < 1 || max > LONGEST_PAGE) {
            throw new IllegalArgumentException("not a page: " + max + " from " + first);
        }
        PeopleCondition condition = new PeopleCondition(search);
        return planned(search, connection -> {
            try (PreparedStatement query = connection.prepareStatement(listing(search, condition))) {
                int next = condition.bind(query);
                query.setInt(next, first);
                query.setInt(next + 1, max);
                return people(query);
            }
        });
    }

    @Override
    public int count(PeopleSearch search) {
        PeopleCondition condition = new PeopleCondition(search);
        return planned(search, connection -> {
            try (PreparedStatement query = connection.prepareStatement(counting(condition))) {
                condition.bind(query);
                int counted = number(query);
                return counted < MOST_FOUND || !search.equals(PeopleSearch.EVERYBODY)
                        ? counted
                        : Math.max(counted, estimate(connection));
            }
        });
    }

    static String settings(PeopleSearch search) {
        return search.isOneKind() ? KNOWN : UNKNOWN;
    }

    /** The condition's parameters, then how many come before and how many are wanted. */
    static String listing(PeopleSearch search, PeopleCondition condition) {
        String page = PeopleCondition.narrows(search) && !search.isOneKind()
                ? FOUND.formatted(condition.sql(), MOST_FOUND)
                : WALKED.formatted(condition.sql());
        return page + PEOPLE_OF_PAGE;
    }

    static String counting(PeopleCondition condition) {
        return COUNT.formatted(condition.sql(), MOST_FOUND);
    }

    private static int estimate(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ESTIMATE)) {
            return number(query);
        }
    }

    private static List<Professional> people(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<Professional> people = new ArrayList<>();
            while (rows.next()) {
                people.add(StoredPerson.read(rows));
            }
            return people;
        }
    }

    private static int number(PreparedStatement query) throws SQLException {
        try (ResultSet answer = query.executeQuery()) {
            answer.next();
            return (int) answer.getDouble(1);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T planned(PeopleSearch search, Question<T> question) {
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement plan = connection.createStatement()) {
                plan.execute(settings(search));
                return question.ask(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DirectoryUnreachable(e);
        }
    }
}
