package fr.galien.tests.walk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a software wants of a login.
 *
 * @param name       of the wish, for the count
 * @param parameters of the request, beside those every request has
 * @param levels     those named that exist; empty where none is
 * @param named      whether any was named, existing or not
 * @param anew       whether only what is done in this very login will do
 */
record Ask(String name, Map<String, String> parameters, List<Integer> levels, boolean named, boolean anew) {

    private static final String ESSENTIAL = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[%s]}}}";

    /** In each of them several wishes are weighed alike; how often one is made is its number here. */
    static final List<Ask> ALL = Stream.of(
                    Stream.generate(() -> levels("eidas1", 1)).limit(5),
                    Stream.generate(() -> levels("eidas2", 2)).limit(5),
                    Stream.generate(() -> levels("eidas3", 3)).limit(3),
                    Stream.of(
                            new Ask("no level", Map.of("acr_values", ""), List.of(), false, false),
                            new Ask("unknown level", Map.of("acr_values", "eidas4"), List.of(), true, false),
                            new Ask("1 or 3", Map.of("acr_values", "eidas1 eidas3"), List.of(1, 3), true, false),
                            new Ask("unknown or 2", Map.of("acr_values", "eidas4 eidas2"), List.of(2), true, false),
                            // What is essential goes before what is wished.
                            new Ask(
                                    "essential 2",
                                    Map.of("acr_values", "eidas1", "claims", ESSENTIAL.formatted("\"eidas2\"")),
                                    List.of(2),
                                    true,
                                    false),
                            new Ask(
                                    "essential 2 or 3",
                                    Map.of("claims", ESSENTIAL.formatted("\"eidas3\",\"eidas2\"")),
                                    List.of(2, 3),
                                    true,
                                    false),
                            new Ask("prompt=login", Map.of("prompt", "login"), List.of(1), true, true),
                            new Ask(
                                    "prompt=login 2",
                                    Map.of("prompt", "login", "acr_values", "eidas2"),
                                    List.of(2),
                                    true,
                                    true),
                            new Ask("prompt=none", Map.of("prompt", "none"), List.of(1), true, false),
                            new Ask(
                                    "prompt=none 2",
                                    Map.of("prompt", "none", "acr_values", "eidas2"),
                                    List.of(2),
                                    true,
                                    false),
                            new Ask("max_age=7000", Map.of("max_age", "7000"), List.of(1), true, false),
                            new Ask("kc_action", Map.of("kc_action", "galien-phone"), List.of(1), true, false)))
            .flatMap(wishes -> wishes)
            .toList();

    private static Ask levels(String acr, int level) {
        return new Ask(acr, Map.of("acr_values", acr), List.of(level), true, false);
    }
}
