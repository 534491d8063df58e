package fr.galien.testkit.nation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happened since the first day: all that a nation keeps of anybody.
 *
 * @param headcount everyone there ever was: their places go from 0 to this
 * @param absent    the places of those who are gone
 * @param edits     what happened to each place, oldest first; nothing for most
 */
record History(int headcount, Set<Integer> absent, Map<Integer, List<Edit>> edits) {

    History {
        absent = Set.copyOf(absent);
        edits = Map.copyOf(edits);
    }

    static History none(int size) {
        return new History(size, Set.of(), Map.of());
    }

    List<Edit> of(int index) {
        return edits.getOrDefault(index, List.of());
    }

    boolean present(int index) {
        return index >= 0 && index < headcount && !absent.contains(index);
    }

    IntStream presentPlaces() {
        return IntStream.range(0, headcount).filter(this::present);
    }

    History then(Set<Integer> gone, Set<Integer> back, int arrived, Map<Integer, Edit> changed) {
        Set<Integer> away = new HashSet<>(absent);
        away.addAll(gone);
        away.removeAll(back);
        Map<Integer, List<Edit>> all = new HashMap<>(edits);
        changed.forEach((index, edit) -> all.merge(
                index,
                List.of(edit),
                (before, now) -> Stream.concat(before.stream(), now.stream()).toList()));
        return new History(headcount + arrived, away, all);
    }
}
