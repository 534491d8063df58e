package fr.galien.card.keycloak;

import fr.galien.card.SingleUse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.SingleUseObjectProvider;

/** Keycloak's store of single-use objects: shared by all nodes, and its {@code remove} has one winner. */
final class KeycloakSingleUse implements SingleUse {

    private final SingleUseObjectProvider objects;

    KeycloakSingleUse(SingleUseObjectProvider objects) {
        this.objects = objects;
    }

    @Override
    public void put(String key, Duration life, Map<String, String> entry) {
        objects.put(key, life.toSeconds(), entry);
    }

    @Override
    public Optional<Map<String, String>> take(String key) {
        return Optional.ofNullable(objects.remove(key));
    }
}
