package fr.galien.factor.keycloak;

/** The action {@code galien-passkey}. */
public final class AddPasskeyFactory extends AddKeyActionFactory {

    public AddPasskeyFactory() {
        super(KeyKind.PASSKEY);
    }
}
