package fr.galien.token;

import fr.galien.oidc.StructureNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Software that exchanges tokens, as the operator registered it.
 *
 * @param id        the client id
 * @param granted   by the id of a service, which of its scopes it may ask
 * @param subjects  ids of the clients whose tokens it may exchange, its own among them
 * @param structure it was registered for, where it has no certificate that says so
 * @param product   as approved; empty unless id, name and version are all registered
 */
public record Requester(
        String id,
        Map<String, Set<String>> granted,
        Set<String> subjects,
        Optional<StructureNumber> structure,
        Optional<SoftwareProduct> product) {

    /** Begins the attributes that grant scopes: the id of a service follows. */
    public static final String GRANTED = "galien.exchange.";

    public static final String SUBJECTS = "galien.exchange.subjects";
    public static final String STRUCTURE = "galien.structure";
    public static final String PRODUCT_ID = "galien.software.id";
    public static final String PRODUCT_NAME = "galien.software.name";
    public static final String PRODUCT_VERSION = "galien.software.version";
    public static final String HOMOLOGATION = "galien.software.homologation";

    public Requester {
        granted = Map.copyOf(granted);
        subjects = Set.copyOf(subjects);
    }

    /** @param attributes of the client */
    public static Requester of(String clientId, Map<String, String> attributes) {
        Map<String, Set<String>> granted = attributes.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(GRANTED) && !entry.getKey().equals(SUBJECTS))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(GRANTED.length()), entry -> Service.words(entry.getValue())));
        Set<String> subjects = Service.words(attributes.get(SUBJECTS)).stream().collect(Collectors.toSet());
        subjects.add(clientId);
        return new Requester(
                clientId,
                granted,
                subjects,
                given(attributes::get, STRUCTURE).flatMap(StructureNumber::parse),
                product(attributes::get));
    }

    boolean isGranted(Service service, Set<String> scopes) {
        return service.scopes().containsAll(scopes)
                && granted.getOrDefault(service.id(), Set.of()).containsAll(scopes);
    }

    private static Optional<SoftwareProduct> product(UnaryOperator<String> attributes) {
        Optional<String> id = given(attributes, PRODUCT_ID);
        Optional<String> name = given(attributes, PRODUCT_NAME);
        Optional<String> version = given(attributes, PRODUCT_VERSION);
        return id.isEmpty() || name.isEmpty() || version.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SoftwareProduct(id.get(), name.get(), version.get(), given(attributes, HOMOLOGATION)));
    }

    private static Optional<String> given(UnaryOperator<String> attributes, String name) {
        return Optional.ofNullable(attributes.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
