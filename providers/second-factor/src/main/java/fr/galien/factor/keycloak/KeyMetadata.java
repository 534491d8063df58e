package fr.galien.factor.keycloak;

import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyPolicy;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** What makers say of their keys, for the whole server. */
public final class KeyMetadata {

    static final KeyMetadata NONE = new KeyMetadata();

    KeyJudge judge(RealmModel realm) {
        return new KeyJudge(Optional.empty(), KeyPolicy.of(realm::getAttribute), Clock.systemUTC());
    }
}
