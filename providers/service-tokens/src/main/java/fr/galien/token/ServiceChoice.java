package fr.galien.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which service a request is for. */
public final class ServiceChoice {

    private ServiceChoice() {}

    /**
     * The one that was named, or the only one with these scopes among those the software was granted.
     *
     * @param services finds a service by its id
     */
    public static Service of(
            Set<String> scopes,
            Optional<String> audience,
            Requester requester,
            Function<String, Optional<Service>> services)
            throws ExchangeRefused {
        List<Service> granted = requester.granted().keySet().stream()
                .flatMap(id -> services.apply(id).stream())
                .toList();
        if (granted.isEmpty()) {
            throw new ExchangeRefused(ExchangeRefusal.NOTHING_GRANTED);
        }
        List<Service> named = granted.stream()
                .filter(service -> audience.isEmpty() || service.id().equals(audience.get()))
                .toList();
        if (named.isEmpty()) {
            throw new ExchangeRefused(ExchangeRefusal.UNKNOWN_AUDIENCE);
        }
        List<Service> able = named.stream()
                .filter(service -> requester.isGranted(service, scopes))
                .toList();
        return switch (able.size()) {
            case 0 -> throw new ExchangeRefused(ExchangeRefusal.SCOPE_NOT_GRANTED);
            case 1 -> able.getFirst();
            default -> throw new ExchangeRefused(ExchangeRefusal.SEVERAL_SERVICES);
        };
    }
}
