package fr.galien.account;

import java.util.List;
import java.util.Optional;

/** Which of their sessions a person wants closed. */
public sealed interface Closing {

    /** @param session its id */
    record One(String session) implements Closing {}

    /** All but the one of this browser. */
    record Others() implements Closing {}

    record All() implements Closing {}

    /**
     * @param which   {@code one}, {@code others} or {@code all}
     * @param session the id for {@code one}
     */
    static Optional<Closing> read(String which, String session) {
        return switch (which == null ? "" : which) {
            case "one" -> Optional.ofNullable(session).map(One::new);
            case "others" -> Optional.of(new Others());
            case "all" -> Optional.of(new All());
            default -> Optional.empty();
        };
    }

    /**
     * @param own     the ids of the sessions the person has: of nobody else's anything can come
     * @param current the id of this browser's
     */
    default List<String> among(List<String> own, String current) {
        return switch (this) {
            case One one -> own.stream().filter(one.session::equals).toList();
            case Others others -> own.stream().filter(id -> !id.equals(current)).toList();
            case All all -> own;
        };
    }
}
