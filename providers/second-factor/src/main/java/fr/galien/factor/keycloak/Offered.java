package fr.galien.factor.keycloak;

import fr.galien.factor.NewMeans;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** What people may add in a realm. The actions themselves look again. */
final class Offered {

    private Offered() {}

    static boolean in(RealmModel realm, NewMeans means) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(means.action()))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
    }

    static boolean to(RealmModel realm, UserModel person, NewMeans means) {
        return in(realm, means)
                && switch (means) {
                    case SECURITY_KEY, PASSKEY -> true;
                    case TOTP, RECOVERY_CODES, PASSWORD -> MayUsePasswords.here(realm, person);
                };
    }
}
