package fr.galien.sandbox.client;

import fr.galien.sandbox.Trouble;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an operator lets software do with the services behind the federation ({@code docs/service-tokens.md}).
 *
 * @param scopes    by service, those it may ask for
 * @param subjects  ids of other clients whose tokens it may exchange
 * @param structure for which it speaks, where it has no certificate that says so
 * @param product   what it is
 */
public record ServiceRights(
        Map<String, List<String>> scopes,
        List<String> subjects,
        Optional<StructureNumber> structure,
        Optional<Product> product) {

    public static final ServiceRights NONE = new ServiceRights(Map.of(), List.of(), Optional.empty(), Optional.empty());

    /** Of every attribute that grants the scopes of a service. */
    static final String EXCHANGE = "galien.exchange.";

    private static final String SUBJECTS = EXCHANGE + "subjects";

    /** RFC 6749 §3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    public ServiceRights {
        scopes = Map.copyOf(scopes);
        subjects = List.copyOf(subjects);
        scopes.forEach((service, asked) -> {
            boolean none = asked.isEmpty()
                    || !asked.stream().allMatch(scope -> SCOPE.matcher(scope).matches());
            // Its attribute would be that of the subjects.
            if (none || service.equals("subjects")) {
                throw notGranted(service);
            }
            ClientSpec.checkId(service);
        });
        subjects.forEach(ClientSpec::checkId);
    }

    /**
     * A product, as it was approved.
     *
     * @param id      {@code lps_id}
     * @param name    {@code lps_nom}
     * @param version {@code lps_version}
     */
    public record Product(String id, String name, String version) {

        private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,100}");

        public Product {
            for (String part : List.of(id, name, version)) {
                if (part.isBlank() || !TEXT.matcher(part).matches()) {
                    throw notAProduct();
                }
            }
        }

        /**
         * @param text {@code <id>,<name>,<version>}
         * @throws Trouble BOX-1118 when it is not
         */
        static Product parse(String text) {
            List<String> parts =
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (parts.size() != 3) {
                throw notAProduct();
            }
            return new Product(parts.get(0), parts.get(1), parts.get(2));
        }

        private static Trouble notAProduct() {
            return new Trouble(
                    "BOX-1118",
                    "This is not a software product.",
                    "Give its id, its name and its version, separated by commas, as they were approved:"
                            + " --software 1234,\"My software\",5.1");
        }
    }

    /**
     * @param grants {@code <service>=<scope>[,<scope>…]} each
     * @throws Trouble BOX-1117 when one is not
     */
    static Map<String, List<String>> parse(List<String> grants) {
        Map<String, List<String>> scopes = new LinkedHashMap<>();
        for (String grant : grants) {
            int equals = grant.indexOf('=');
            if (equals < 1) {
                throw notGranted(grant);
            }
            List<String> asked = Arrays.stream(grant.substring(equals + 1).split("[ ,]"))
                    .filter(scope -> !scope.isEmpty())
                    .toList();
            if (scopes.put(grant.substring(0, equals), asked) != null) {
                throw notGranted(grant);
            }
        }
        return scopes;
    }

    /** As the client has them; an empty value takes an attribute away. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        scopes.forEach((service, asked) -> attributes.put(EXCHANGE + service, String.join(" ", asked)));
        attributes.put(SUBJECTS, String.join(" ", subjects));
        attributes.put("galien.structure", structure.map(StructureNumber::value).orElse(""));
        attributes.put("galien.software.id", product.map(Product::id).orElse(""));
        attributes.put("galien.software.name", product.map(Product::name).orElse(""));
        attributes.put("galien.software.version", product.map(Product::version).orElse(""));
        return attributes;
    }

    private static Trouble notGranted(String text) {
        return new Trouble(
                "BOX-1117",
                "\"" + text + "\" grants no scope of a service.",
                "Give the service's client id once, and which of its scopes: --service service-record=record:read,record:write");
    }
}
