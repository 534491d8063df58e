package fr.galien.factor.keycloak;

/** The action {@code galien-security-key}, which keeps what makers say of their keys for whoever judges one. */
public final class AddSecurityKeyFactory extends AddKeyActionFactory implements KeepsKeyMetadata {

    public AddSecurityKeyFactory() {
        super(KeyKind.SECURITY_KEY);
    }

    @Override
    public KeyMetadata keyMetadata() {
        return KeyMetadata.NONE;
    }
}
