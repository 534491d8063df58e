package fr.galien.tests.walk;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one person did in one session. Walks are short: nothing fades in one, and the order of acts does not matter.
 *
 * @param done each at most once: a means that is used again is worth the same
 */
record Acts(Set<Did> done) {

    static final Acts NONE = new Acts(Set.of());

    Acts {
        done = Set.copyOf(done);
    }

    Acts and(Collection<Did> more) {
        Set<Did> both = EnumSet.noneOf(Did.class);
        both.addAll(done);
        both.addAll(more);
        return new Acts(both);
    }

    Acts and(Acts more) {
        return and(more.done);
    }

    /** What they are worth; 0 for nothing. */
    int level(boolean takesAll) {
        return done.stream()
                .filter(one -> one.counts(takesAll))
                .mapToInt(Did::level)
                .max()
                .orElse(0);
    }

    /** The methods of each act that reaches the level: within a second, either of two may be the latest. */
    Set<List<String>> amr() {
        int level = level(true);
        return done.stream().filter(one -> one.level() == level).map(Did::amr).collect(Collectors.toSet());
    }
}
