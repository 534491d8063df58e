package fr.galien.mobile.keycloak;

import fr.galien.mobile.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.SingleUseObjectProvider;

/** Keycloak's single-use objects, shared by all nodes. Never {@code replace}: it forgets when an entry ends. */
record KeycloakStore(SingleUseObjectProvider objects) implements Store {

    @Override
    public void put(String key, Duration life, Map<String, String> entry) {
        objects.put(key, seconds(life), entry);
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public Optional<Map<String, String>> take(String key) {
        return Optional.ofNullable(objects.remove(key));
    }

    @Override
    public boolean claim(String key, Duration life) {
        return objects.putIfAbsent(key, seconds(life));
    }

    @Override
    public boolean isClaimed(String key) {
        return objects.contains(key);
    }

    @Override
    public void release(String key) {
        objects.remove(key);
    }

    private static long seconds(Duration life) {
        return Math.max(1, life.toSeconds());
    }
}
