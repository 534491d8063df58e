package fr.galien.testkit.nation;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * What chance decides about one thing of the nation, the same at each throw of the same nation. On {@link Random}, whose
 * algorithm is part of its contract: the bytes do not change with the Java version.
 */
final class Dice {

    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /**
     * @param seed  the nation's
     * @param kind  the kind of thing, so that a person and a structure of the same index share nothing
     * @param index which one
     */
    static Dice of(long seed, String kind, long index) {
        return new Dice(scatter(seed + scatter(kind.hashCode() + scatter(index))));
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    boolean perThousand(int chance) {
        return random.nextInt(1000) < chance;
    }

    /** From 0 to {@code bound} excluded. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T pick(List<T> choices, ToIntFunction<T> weight) {
        int left = random.nextInt(choices.stream().mapToInt(weight).sum());
        for (T choice : choices) {
            left -= weight.applyAsInt(choice);
            if (left < 0) {
                return choice;
            }
        }
        throw new IllegalStateException("a weight is negative");
    }

    /** Neighbouring seeds make {@link Random} begin alike; this sets them far apart (the mix of SplitMix64). */
    private static long scatter(long number) {
        long mixed = number + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
