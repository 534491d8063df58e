package fr.galien.tests.walk;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How often each thing was done, and came of it. */
final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, any -> new LongAdder()).increment();
    }

    long of(String what) {
        return Optional.ofNullable(counts.get(what)).map(LongAdder::sum).orElse(0L);
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(each -> "%8d  %s".formatted(each.getValue().sum(), each.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
