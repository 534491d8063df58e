package fr.galien.assurance;

import fr.galien.identity.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The realm's table from evidence to level ({@code docs/second-factor.md} §1). A setting that is missing, misspelt or above what
 * its means can be worth counts for nothing: a slip of the operator closes a door and opens none.
 */
public final class Levels {

    private static final String ROW = "galien.level.";
    private static final String LASTS = "galien.level.lasts.";

    private static final List<Assurance> HIGHEST_FIRST =
            Arrays.stream(Assurance.values()).sorted(Comparator.reverseOrder()).toList();

    private final Map<Means, Assurance> worth = new EnumMap<>(Means.class);
    private final Map<Assurance, Duration> lasts = new EnumMap<>(Assurance.class);

    private Levels(UnaryOperator<String> setting) {
        for (Means means : Means.values()) {
            Assurance.ofAcr(Objects.toString(setting.apply(ROW + means.setting()), ""))
                    .filter(means.most()::isAtLeast)
                    .ifPresent(level -> worth.put(means, level));
        }
        for (Assurance level : Assurance.values()) {
            lasts.put(level, seconds(setting.apply(LASTS + level.acr())));
        }
    }

    /** @param setting answers {@code null} for what is not set */
    public static Levels of(UnaryOperator<String> setting) {
        return new Levels(setting);
    }

    /**
     * What a session is worth.
     *
     * @param level the highest its evidence reaches
     * @param by    the act that reaches it, the latest among equals
     */
    public record Worth(Assurance level, Evidence.Act by) {}

    /** What evidence is worth to everybody who may know. */
    public Optional<Worth> worth(Evidence evidence, Instant now) {
        return worth(evidence, AcceptedMeans.ALL, now);
    }

    /** What it is worth to one software. */
    public Optional<Worth> worth(Evidence evidence, AcceptedMeans accepted, Instant now) {
        return evidence.acts().stream()
                .filter(act -> accepted.includes(act.means()))
                .flatMap(act -> worth(act, now).map(level -> new Worth(level, act)).stream())
                .max(Comparator.comparing(Worth::level)
                        .thenComparing(one -> one.by().at()));
    }

    /** What a means is worth at the moment it is used. */
    public Optional<Assurance> worth(Means means) {
        return Optional.ofNullable(worth.get(means)).flatMap(level -> worth(level, Duration.ZERO));
    }

    private Optional<Assurance> worth(Evidence.Act act, Instant now) {
        return Optional.ofNullable(worth.get(act.means()))
                .flatMap(level -> worth(level, Duration.between(act.at(), now)));
    }

    /** With age it is worth the next lower level, and in the end nothing. */
    private Optional<Assurance> worth(Assurance level, Duration age) {
        return HIGHEST_FIRST.stream()
                .filter(level::isAtLeast)
                .filter(lower -> age.compareTo(lasts.get(lower)) < 0)
                .findFirst();
    }

    private static Duration seconds(String setting) {
        try {
            return Duration.ofSeconds(Math.max(0, Integer.parseInt(Objects.toString(setting, ""))));
        } catch (NumberFormatException none) {
            return Duration.ZERO;
        }
    }
}
