package fr.galien.directory.extraction;

import java.util.List;

/** Some fields of a row, in an order of their own: what repeats over rows is kept once, whatever order they come in. */
record Values(List<String> texts) implements Comparable<Values> {

    boolean areBlank() {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    String get(int place) {
        return texts.get(place);
    }

    @Override
    public int compareTo(Values other) {
        for (int place = 0; place < texts.size(); place++) {
            int order = texts.get(place).compareTo(other.texts.get(place));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return "Values[hidden]";
    }
}
