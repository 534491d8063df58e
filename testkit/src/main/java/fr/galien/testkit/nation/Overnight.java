package fr.galien.testkit.nation;

import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses who changes, goes and comes back in one night. The notable people stay as they are: everyone relies on them. */
final class Overnight {

    private final People people;
    private final History before;
    private final long seed;

    Overnight(People people, History before, long seed) {
        this.people = people;
        this.before = before;
        this.seed = seed;
    }

    NextDay pass(Turnover turnover) {
        if (turnover.arrived() > Numbers.MOST_PEOPLE - before.headcount()) {
            throw new IllegalArgumentException(
                    "a nation has " + Numbers.MOST_PEOPLE + " people at most, over all its days");
        }
        Set<Integer> gone = choose(
                turnover.gone(),
                index -> turnover.department()
                        .map(one -> worksOnlyIn(one, index))
                        .orElse(true));
        Set<Integer> changed = choose(turnover.changed(), index -> !gone.contains(index));
        Set<Integer> back = comeBack(turnover.back());
        Map<Integer, Edit> edits =
                changed.stream().collect(Collectors.toMap(index -> index, index -> new Edit(change(index), seed)));
        History after = before.then(gone, back, turnover.arrived(), edits);
        Map<NationalId, Change> told = new HashMap<>();
        edits.forEach((index, edit) -> told.put(id(index), edit.change()));
        List<Integer> arrived =
                IntStream.range(before.headcount(), after.headcount()).boxed().toList();
        return new NextDay(new Nation(people, after), told, ids(gone), ids(arrived), ids(back));
    }

    private Set<Integer> choose(int wanted, IntPredicate fit) {
        Set<Integer> chosen = Walk.below(before.headcount(), seed)
                .filter(index -> index >= Notables.COUNT && before.present(index))
                .filter(fit)
                .limit(wanted)
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return enough(chosen, wanted);
    }

    private Set<Integer> comeBack(int wanted) {
        List<Integer> away = before.absent().stream().sorted().toList();
        Set<Integer> chosen = away.isEmpty()
                ? Set.of()
                : Walk.below(away.size(), seed)
                        .limit(wanted)
                        .mapToObj(away::get)
                        .collect(Collectors.toSet());
        return enough(chosen, wanted);
    }

    private static Set<Integer> enough(Set<Integer> chosen, int wanted) {
        if (chosen.size() < wanted) {
            throw new IllegalArgumentException("only " + chosen.size() + " people of the " + wanted + " asked for");
        }
        return chosen;
    }

    /** Any that can come about; {@link Change#NAME} always can. */
    private Change change(int index) {
        Professional person = person(index);
        List<Change> possible = new ArrayList<>(List.of(Change.values()));
        possible.removeIf(change -> !people.possible(change, person));
        return Dice.of(seed, "change", index).pick(possible);
    }

    private boolean worksOnlyIn(String department, int index) {
        List<String> departments = person(index).practices().stream()
                .map(Practice::activities)
                .flatMap(Collection::stream)
                .map(activity -> Town.of(activity.structure().communeCode()).department())
                .toList();
        return !departments.isEmpty() && departments.stream().allMatch(department::equals);
    }

    private Professional person(int index) {
        return people.at(index, before.of(index)).professional();
    }

    private NationalId id(int index) {
        return person(index).key();
    }

    private Set<NationalId> ids(Collection<Integer> indexes) {
        return indexes.stream().map(this::id).collect(Collectors.toSet());
    }
}
