package fr.galien.mobile;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What every server process shares and every entry of which ends by itself. {@link #put} is seen by others when the
 * transaction ends; the rest acts at once, and of any number of callers one wins.
 */
public interface Store {

    /** @param life whole seconds */
    void put(String key, Duration life, Map<String, String> entry);

    Optional<Map<String, String>> get(String key);

    /** Uses an entry up. */
    Optional<Map<String, String>> take(String key);

    /** True for the first to claim a name, until its life is over or it is released. */
    boolean claim(String key, Duration life);

    boolean isClaimed(String key);

    void release(String key);
}
