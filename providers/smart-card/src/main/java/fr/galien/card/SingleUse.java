package fr.galien.card;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A store every node shares, whose entries are taken once: of any number of callers, one gets an entry. */
public interface SingleUse {

    /** @param life whole seconds, after which the entry is gone */
    void put(String key, Duration life, Map<String, String> entry);

    Optional<Map<String, String>> take(String key);
}
