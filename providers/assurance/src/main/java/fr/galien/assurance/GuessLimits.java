package fr.galien.assurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What may be got wrong about one person, over all means that can be guessed: password, one-time code, recovery code, the code
 * of a phone without network. Strangers have one account for all of them together; each browser that knows the person has its
 * own. Whoever uses up the first keeps out other strangers, and neither the person where they logged in before, nor anybody who
 * comes by what cannot be guessed.
 */
public final class GuessLimits {

    /** Names that every server process shares and that end by themselves; of any number of callers one wins. */
    public interface Slots {

        /** True for the first to claim a name, at once and whatever becomes of the transaction. */
        boolean claim(String name, Duration life);

        void release(String name);
    }

    /**
     * @param most so many in the window
     */
    private record Count(String name, int most, Duration window) {

        Optional<String> take(Slots slots, String account) {
            return IntStream.rangeClosed(1, most)
                    .mapToObj(place -> "galien.guess." + name + "." + account + "." + place)
                    .filter(place -> slots.claim(place, window))
                    .findFirst();
        }
    }

    /** The second, because ten an hour are enough for a patient machine. */
    private static final List<Count> COUNTS =
            List.of(new Count("hour", 10, Duration.ofHours(1)), new Count("day", 30, Duration.ofDays(1)));

    private final Slots slots;

    public GuessLimits(Slots slots) {
        this.slots = slots;
    }

    /**
     * Counts a try before it is judged, so that a thousand at once are not a thousand tries.
     *
     * @param person  the id of a person there is; of others nothing is remembered, because nothing of theirs can be guessed
     * @param browser what tells a browser that knows the person from others; empty for a stranger
     * @return empty where no more is heard. Whoever is answered must not learn it
     */
    public Optional<Try> begin(String person, Optional<String> browser) {
        String account = person + browser.map(known -> "." + known).orElse("");
        List<String> taken = new ArrayList<>();
        for (Count count : COUNTS) {
            Optional<String> place = count.take(slots, account);
            if (place.isEmpty()) {
                taken.forEach(slots::release);
                return Optional.empty();
            }
            taken.add(place.get());
        }
        return Optional.of(new Try(slots, taken));
    }

    /** Wrong unless it is said to be right. */
    public static final class Try {

        private final Slots slots;
        private final List<String> taken;

        private Try(Slots slots, List<String> taken) {
            this.slots = slots;
            this.taken = List.copyOf(taken);
        }

        /** Gives back what this try took, and nothing of what others did: they are guessing still. */
        public void right() {
            taken.forEach(slots::release);
        }
    }
}
