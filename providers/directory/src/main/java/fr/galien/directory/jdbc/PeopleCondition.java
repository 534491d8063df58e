package fr.galien.directory.jdbc;

import fr.galien.directory.PeopleSearch;
import fr.galien.directory.PeopleSearch.Name;
import fr.galien.directory.PeopleSearch.Term;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A search as a condition on {@code directory.professional p}. What was typed is a parameter, always; of a {@code tsquery} it
 * makes only words of letters and digits.
 */
final class PeopleCondition {

    /** After every character an identifier or a searched word has, in the order of collation "C". */
    private static final String LAST = "~";

    /** Without its type digit, at least the beginning. */
    private static final Pattern RPPS = Pattern.compile("\\d{8,11}");

    private final List<String> conditions = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    PeopleCondition(PeopleSearch search) {
        if (!search.words().isEmpty()) {
            words(search.words());
        }
        search.numbers().forEach(this::number);
        search.familyName().ifPresent(this::familyName);
        search.givenName().ifPresent(this::givenName);
        search.inPractice().ifPresent(this::inPractice);
    }

    /** Whether an index answers it. Being in practice or not, alone, is told of each person one after the other. */
    static boolean narrows(PeopleSearch search) {
        return !search.words().isEmpty()
                || !search.numbers().isEmpty()
                || search.familyName().isPresent()
                || search.givenName().isPresent();
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** @return the index of the parameter after these */
    int bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
        return parameters.size() + 1;
    }

    private void words(List<Term> words) {
        add("p.words @@ cast(? as tsquery)");
        parameters.add(words.stream()
                .map(word -> word.whole() ? word.text() : word.text() + ":*")
                .collect(Collectors.joining(" & ")));
    }

    private void number(Term number) {
        List<String> values = RPPS.matcher(number.text()).matches()
                ? List.of(number.text(), '8' + number.text())
                : List.of(number.text());
        List<String> found = new ArrayList<>();
        for (String value : values) {
            found.add("select id from directory.professional where id between ? and ?");
            found.add("select person from directory.alias where id between ? and ?");
            String end = number.whole() ? value : value + LAST;
            parameters.addAll(List.of(value, end, value, end));
        }
        add("p.id in (" + String.join(" union all ", found) + ")");
    }

    private void familyName(Name name) {
        String words = String.join(" ", name.words());
        add("p.sort_name between ? and ?");
        parameters.addAll(List.of(words, words + LAST));
        name.exact().ifPresent(exact -> {
            add("lower(p.family_name) = lower(?)");
            parameters.add(exact);
        });
    }

    private void givenName(Name name) {
        words(name.words().stream()
                .map(word -> new Term(word, name.exact().isPresent()))
                .toList());
        // It stands after the family name.
        add("position(? in p.sort_name) > 0");
        parameters.add(' ' + name.words().getFirst());
        name.exact().ifPresent(exact -> {
            add("lower(p.given_name) = lower(?)");
            parameters.add(exact);
        });
    }

    private void inPractice(boolean inPractice) {
        add((inPractice ? "not " : "") + "(p.left_practice is not null"
                + " or exists (select from directory.revoked r where r.person = p.id"
                + " or r.person in (select a.id from directory.alias a where a.person = p.id)))");
    }

    private void add(String condition) {
        conditions.add(condition);
    }
}
