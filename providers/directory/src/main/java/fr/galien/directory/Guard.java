package fr.galien.directory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stops a load that would change so much that somebody should look first. Nobody's departure stops one alone: in the
 * smallest professions one person is more than one in a hundred.
 *
 * @param mostOfAll     changed and gone, of all entries of a dataset: over this share
 * @param mostOfOneKind gone, of the people of one profession, department or authority: over this share
 */
public record Guard(double mostOfAll, double mostOfOneKind) {

    public static final Guard USUAL = new Guard(0.05, 0.01);

    private static final long NOTABLE = 2;

    public Guard {
        if (!(mostOfAll >= 0 && mostOfAll <= 1 && mostOfOneKind >= 0 && mostOfOneKind <= 1)) {
            throw new IllegalArgumentException("a share is between 0 and 1");
        }
    }

    /** People are counted under each of their professions, departments and authorities. */
    public enum Kind {
        PROFESSION,
        DEPARTMENT,
        AUTHORITY
    }

    /** How many people of a kind were in practice, and how many of them would be gone. */
    public record Group(Kind kind, String code, long before, long gone) {}

    /**
     * A reason to stop.
     *
     * @param sentence without personal data
     */
    public record Finding(String sentence) {}

    /** @param linesOfNobody lines that cannot be taken and that nobody can tell the subject of */
    public List<Finding> findings(Map<Dataset, DatasetChanges> changes, List<Group> groups, long linesOfNobody) {
        List<Finding> findings = new ArrayList<>();
        changes.forEach((dataset, change) -> {
            long touched = change.changed() + change.gone();
            if (exceeds(touched, change.before(), mostOfAll)) {
                findings.add(new Finding("%s: %,d of %,d would change or go, more than %s"
                        .formatted(dataset, touched, change.before(), percent(mostOfAll))));
            }
        });
        for (Group group : groups) {
            if (exceeds(group.gone(), group.before(), mostOfOneKind)) {
                findings.add(new Finding("%s %s: %,d of %,d people would go, more than %s"
                        .formatted(group.kind(), group.code(), group.gone(), group.before(), percent(mostOfOneKind))));
            }
        }
        if (linesOfNobody > 0) {
            findings.add(
                    new Finding("%,d lines cannot be read and do not say whose they are: somebody may be known by half"
                            .formatted(linesOfNobody)));
        }
        return findings;
    }

    private static boolean exceeds(long touched, long before, double most) {
        return touched >= NOTABLE && touched > most * before;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).stripTrailingZeros().toPlainString() + " %";
    }
}
