package fr.galien.directory.keycloak;

import fr.galien.directory.PeopleSearch;
import fr.galien.directory.PeopleSearch.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.UserModel;

/** What Keycloak searches users by (see {@code UserQueryMethodsProvider}), as a search of the directory. */
final class SearchParameters {

    /** They say how to search. */
    private static final Set<String> MANNER = Set.of(UserModel.EXACT, UserModel.INCLUDE_SERVICE_ACCOUNT);

    /** Of these Keycloak means nothing else when it searches for a text. */
    private static final Set<String> BESIDE_TEXT =
            Set.of(UserModel.USERNAME, UserModel.FIRST_NAME, UserModel.LAST_NAME);

    private final Map<String, String> parameters;
    private final boolean exact;

    private SearchParameters(Map<String, String> parameters) {
        this.parameters = parameters;
        this.exact = Boolean.parseBoolean(parameters.get(UserModel.EXACT));
    }

    /**
     * Empty if it can find nobody: people of the directory have no e-mail address, no day they were created, no identity
     * elsewhere and no attribute of their own.
     */
    static Optional<PeopleSearch> read(Map<String, String> parameters) {
        return new SearchParameters(parameters).search();
    }

    private Optional<PeopleSearch> search() {
        PeopleSearch all = PeopleSearch.EVERYBODY;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (parameter.getValue() == null || isBesideText(parameter.getKey())) {
                continue;
            }
            Optional<PeopleSearch> one = one(parameter.getKey(), parameter.getValue());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = all.and(one.get());
        }
        return Optional.of(all);
    }

    private boolean isBesideText(String name) {
        return BESIDE_TEXT.contains(name) && parameters.containsKey(UserModel.SEARCH);
    }

    private Optional<PeopleSearch> one(String name, String value) {
        return switch (name) {
            case UserModel.SEARCH -> PeopleSearch.ofText(value);
            case UserModel.USERNAME -> PeopleSearch.ofUsername(value, exact);
            case UserModel.LAST_NAME -> PeopleSearch.name(value, exact).map(family -> named(family, null));
            case UserModel.FIRST_NAME -> PeopleSearch.name(value, exact).map(given -> named(null, given));
            case UserModel.ENABLED -> Optional.of(inPractice(Boolean.parseBoolean(value)));
            case UserModel.EMAIL_VERIFIED -> nobodyIf(Boolean.parseBoolean(value));
            default -> nobodyIf(!MANNER.contains(name));
        };
    }

    private static PeopleSearch named(Name family, Name given) {
        return new PeopleSearch(
                List.of(), List.of(), Optional.ofNullable(family), Optional.ofNullable(given), Optional.empty());
    }

    private static PeopleSearch inPractice(boolean inPractice) {
        return new PeopleSearch(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.of(inPractice));
    }

    private static Optional<PeopleSearch> nobodyIf(boolean impossible) {
        return impossible ? Optional.empty() : Optional.of(PeopleSearch.EVERYBODY);
    }
}
