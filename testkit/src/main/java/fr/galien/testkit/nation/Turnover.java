package fr.galien.testkit.nation;

import java.util.Optional;

/**
 * How much a nation changes from one day to the next; each from 0.
 *
 * @param changed    people of whom one thing changes
 * @param gone       people who are in no file any more
 * @param arrived    people never seen before
 * @param back       people who were gone on an earlier day, and come back as they were
 * @param department of every structure of the people who go, as {@link Town#department()} has it ({@code 75}, {@code 2A},
 *                   {@code 974}); empty for anybody
 */
public record Turnover(int changed, int gone, int arrived, int back, Optional<String> department) {

    public Turnover {
        if (changed < 0 || gone < 0 || arrived < 0 || back < 0) {
            throw new IllegalArgumentException("nobody can be fewer than none");
        }
    }

    public Turnover(int changed, int gone, int arrived, int back) {
        this(changed, gone, arrived, back, Optional.empty());
    }

    /** As many people gone, all of one department, and nothing else. */
    public static Turnover goneFrom(String department, int gone) {
        return new Turnover(0, gone, 0, 0, Optional.of(department));
    }
}
