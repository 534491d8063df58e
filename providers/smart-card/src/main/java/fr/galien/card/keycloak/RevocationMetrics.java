package fr.galien.card.keycloak;

import fr.galien.card.revocation.RevocationState;
import fr.galien.card.revocation.RevocationState.ListState;
import fr.galien.card.revocation.RevocationState.ResponderState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The sources of revocation as metrics, one each an authority: how old a list is and how long a responder has been silent (in
 * seconds, NaN before the first), how many entries, and 1 while something is troubled.
 */
final class RevocationMetrics {

    private final MeterRegistry registry;
    private final Supplier<RevocationState> state;
    private final Clock clock;

    private RevocationMetrics(MeterRegistry registry, Supplier<RevocationState> state, Clock clock) {
        this.registry = registry;
        this.state = state;
        this.clock = clock;
    }

    static void register(MeterRegistry registry, Supplier<RevocationState> state, Clock clock) {
        RevocationMetrics metrics = new RevocationMetrics(registry, state, clock);
        metrics.state.get().lists().stream().map(ListState::authority).forEach(metrics::ofList);
        metrics.state.get().responders().stream().map(ResponderState::authority).forEach(metrics::ofResponder);
    }

    private void ofList(String authority) {
        Function<RevocationState, Stream<ListState>> its =
                now -> now.lists().stream().filter(list -> list.authority().equals(authority));
        gauge("galien.card.list.age", "seconds", authority, its, list -> age(list.thisUpdate()));
        gauge("galien.card.list.entries", null, authority, its, ListState::entries);
        gauge("galien.card.list.trouble", null, authority, its, list -> flag(list.trouble()));
    }

    private void ofResponder(String authority) {
        Function<RevocationState, Stream<ResponderState>> its = now -> now.responders().stream()
                .filter(responder -> responder.authority().equals(authority));
        gauge("galien.card.responder.silence", "seconds", authority, its, responder -> age(responder.answeredAt()));
        gauge("galien.card.responder.trouble", null, authority, its, responder -> flag(responder.trouble()));
    }

    private <T> void gauge(
            String name,
            String unit,
            String authority,
            Function<RevocationState, Stream<T>> its,
            ToDoubleFunction<T> value) {
        Gauge.builder(
                        name,
                        () -> its.apply(state.get())
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .baseUnit(unit)
                .tag("authority", authority)
                .strongReference(true)
                .register(registry);
    }

    private double age(Optional<Instant> at) {
        return at.map(then -> (double) Duration.between(then, clock.instant()).toSeconds())
                .orElse(Double.NaN);
    }

    private static double flag(Optional<String> trouble) {
        return trouble.isPresent() ? 1 : 0;
    }
}
