package fr.galien.assurance;

import fr.galien.identity.Assurance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person proved in a session, and when. Kept as one note of the session, so that a later login of the same session
 * (single sign-on) is worth what the session is worth and not more.
 *
 * @param acts what was done, in any order
 */
public record Evidence(List<Act> acts) {

    /** The user-session note that holds the encoded evidence. */
    public static final String NOTE = "galien.evidence";

    /**
     * The note of a login in progress that holds what was done in it and nothing else. A session that was open before adds its
     * own to {@link #NOTE}, but is no evidence of who is there now.
     */
    public static final String OF_THIS_LOGIN = "galien.evidence.login";

    /**
     * @param means what was used
     * @param at    when, to the second
     */
    public record Act(Means means, Instant at) {
        public Act {
            at = at.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    public Evidence {
        acts = List.copyOf(acts);
    }

    /** Reads a note; {@code null}, empty or damaged is no evidence. */
    public static Evidence decode(String note) {
        if (note == null || note.isBlank()) {
            return new Evidence(List.of());
        }
        try {
            return new Evidence(Arrays.stream(note.split(" "))
                    .map(act -> act.split("@", 2))
                    .map(act -> new Act(Means.valueOf(act[0]), Instant.ofEpochSecond(Long.parseLong(act[1]))))
                    .toList());
        } catch (RuntimeException damaged) {
            return new Evidence(List.of());
        }
    }

    public String encode() {
        return acts.stream()
                .map(act -> act.means() + "@" + act.at().getEpochSecond())
                .collect(Collectors.joining(" "));
    }

    /** Adds an act; it takes the place of an earlier one by the same means, so a note does not grow with each login. */
    public Evidence and(Means means, Instant at) {
        Stream<Act> others = acts.stream().filter(act -> act.means() != means);
        return new Evidence(Stream.concat(others, Stream.of(new Act(means, at))).toList());
    }

    /** Adds every act of the other, which is the later one. */
    public Evidence and(Evidence later) {
        Evidence sum = this;
        for (Act act : later.acts) {
            sum = sum.and(act.means(), act.at());
        }
        return sum;
    }

    /** The level it all is worth; empty without evidence. */
    public Optional<Assurance> level() {
        return strongest().map(act -> act.means().worth());
    }

    /** The strongest act, the latest among equals. */
    public Optional<Act> strongest() {
        return acts.stream()
                .max(Comparator.comparing((Act act) -> act.means().worth()).thenComparing(Act::at));
    }
}
