package fr.galien.assurance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
     * @param with  Keycloak's id of the credential; empty where it keeps none of this means
     */
    public record Act(Means means, Instant at, String with) {

        private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]*");

        /** @throws IllegalArgumentException if the id could not be told from what stands around it */
        public Act {
            if (!ID.matcher(with).matches()) {
                throw new IllegalArgumentException("no id of a credential");
            }
            at = at.truncatedTo(ChronoUnit.SECONDS);
        }

        public Act(Means means, Instant at) {
            this(means, at, "");
        }

        private static Act decode(String act) {
            String[] parts = act.split("@", 3);
            return new Act(
                    Means.valueOf(parts[0]),
                    Instant.ofEpochSecond(Long.parseLong(parts[1])),
                    parts.length > 2 ? parts[2] : "");
        }

        private String encode() {
            return means + "@" + at.getEpochSecond() + (with.isEmpty() ? "" : "@" + with);
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
            return new Evidence(Arrays.stream(note.split(" ")).map(Act::decode).toList());
        } catch (RuntimeException damaged) {
            return new Evidence(List.of());
        }
    }

    public String encode() {
        return acts.stream().map(Act::encode).collect(Collectors.joining(" "));
    }

    /** Adds an act; it takes the place of an earlier one by the same means, so a note does not grow with each login. */
    public Evidence and(Act later) {
        Stream<Act> others = acts.stream().filter(act -> act.means() != later.means());
        return new Evidence(Stream.concat(others, Stream.of(later)).toList());
    }

    /** Adds every act of the other, which is the later one. */
    public Evidence and(Evidence later) {
        Evidence sum = this;
        for (Act act : later.acts) {
            sum = sum.and(act);
        }
        return sum;
    }

    /** What was done no longer ago than that. */
    public Evidence youngerThan(Duration age, Instant now) {
        return new Evidence(
                acts.stream().filter(act -> !act.at().plus(age).isBefore(now)).toList());
    }

    /** The act that can be worth most, the latest among equals. What it is worth here and now, {@link Levels} say. */
    public Optional<Act> strongest() {
        return acts.stream()
                .max(Comparator.comparing((Act act) -> act.means().most()).thenComparing(Act::at));
    }
}
