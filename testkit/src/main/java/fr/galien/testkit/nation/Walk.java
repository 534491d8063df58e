package fr.galien.testkit.nation;

import java.util.stream.IntStream;

/** Every number below a bound, once, in an order without visible regularity, without keeping any of them. */
final class Walk {

    /** A prime above every bound, which it therefore does not divide: its multiples meet every number below the bound. */
    private static final long STEP = 15_485_863;

    private Walk() {}

    /**
     * @param bound from 1 to {@link Numbers#MOST_PEOPLE}
     * @param seed  decides where it begins
     */
    static IntStream below(int bound, long seed) {
        long start = Dice.of(seed, "walk", bound).below(bound);
        return IntStream.range(0, bound).map(step -> (int) ((start + step * STEP) % bound));
    }
}
