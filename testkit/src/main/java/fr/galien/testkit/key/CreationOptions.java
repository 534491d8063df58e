package fr.galien.testkit.key;

import java.util.List;

/**
 * What a page asks of {@code navigator.credentials.create}.
 *
 * @param rpId       whose key it will be
 * @param challenge  base64url
 * @param userHandle the person, base64url
 * @param algorithms COSE numbers, the preferred one first
 * @param attested   whether the page wants to know the maker ({@code direct})
 * @param excluded   credential ids (base64url) of which the key may not hold one
 */
public record CreationOptions(
        String rpId,
        String challenge,
        String userHandle,
        List<Integer> algorithms,
        boolean attested,
        List<String> excluded) {

    public CreationOptions {
        algorithms = List.copyOf(algorithms);
        excluded = List.copyOf(excluded);
    }
}
