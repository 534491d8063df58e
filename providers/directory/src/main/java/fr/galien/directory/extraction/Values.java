package fr.galien.directory.extraction;

import java.util.Arrays;
import java.util.List;

/** Some fields of a row, in an order of their own: what repeats over rows is kept once, whatever order they come in. */
record Values(List<String> texts) implements Comparable<Values> {

    boolean areBlank() {
        return texts.stream().allMatch(String::isEmpty);
    }

    String get(int place) {
        return texts.get(place);
    }

    @Override
    public int compareTo(Values other) {
        return Arrays.compare(texts.toArray(String[]::new), other.texts.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return "Values[hidden]";
    }
}
