package fr.galien.factor.keycloak;

import fr.galien.factor.metadata.Metadata;
import fr.galien.factor.metadata.MetadataState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The metadata of keys as metrics: its number, how many models it knows, the seconds until it is overdue (negative from then on;
 * all NaN while there is none), and 1 while something is troubled.
 */
final class KeyMetadataMetrics {

    private final MeterRegistry registry;
    private final Supplier<MetadataState> state;

    private KeyMetadataMetrics(MeterRegistry registry, Supplier<MetadataState> state) {
        this.registry = registry;
        this.state = state;
    }

    static void register(MeterRegistry registry, Supplier<MetadataState> state, Clock clock) {
        KeyMetadataMetrics metrics = new KeyMetadataMetrics(registry, state);
        metrics.ofMetadata("galien.keys.metadata.number", null, Metadata::number);
        metrics.ofMetadata(
                "galien.keys.metadata.models", null, one -> one.models().size());
        metrics.ofMetadata("galien.keys.metadata.left", "seconds", one -> left(one, clock));
        metrics.gauge(
                "galien.keys.metadata.trouble",
                null,
                now -> now.trouble().isPresent() || now.inUse().isEmpty() ? 1 : 0);
    }

    private static double left(Metadata metadata, Clock clock) {
        return Duration.between(
                        clock.instant(),
                        metadata.nextUpdate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                .toSeconds();
    }

    private void ofMetadata(String name, String unit, ToDoubleFunction<Metadata> value) {
        gauge(name, unit, now -> now.inUse().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private void gauge(String name, String unit, ToDoubleFunction<MetadataState> value) {
        Gauge.builder(name, () -> value.applyAsDouble(state.get()))
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }
}
