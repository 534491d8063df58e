package fr.galien.factor.keycloak;

import fr.galien.directory.ProfessionalUser;
import fr.galien.factor.PasswordsFor;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** Whether passwords, and the codes that go with them, are for a person of this realm. */
final class MayUsePasswords {

    private MayUsePasswords() {}

    static boolean here(RealmModel realm, UserModel person) {
        PasswordsFor passwords = PasswordsFor.read(realm.getAttribute(PasswordsFor.SETTING));
        if (person instanceof ProfessionalUser known) {
            return passwords.allow(Optional.of(known.professional()));
        }
        // Neither of another store, of which nobody knows what it vouches for, nor a service's own account.
        return StorageId.isLocalStorage(person.getId())
                && person.getServiceAccountClientLink() == null
                && passwords.allow(Optional.empty());
    }
}
