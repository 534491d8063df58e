package fr.galien.factor.keycloak;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;

/** The action {@code galien-security-key}, which keeps what makers say of their keys for whoever judges one. */
public final class AddSecurityKeyFactory extends AddKeyActionFactory implements KeepsKeyMetadata {

    private KeyMetadata metadata = KeyMetadata.NONE;

    public AddSecurityKeyFactory() {
        super(KeyKind.SECURITY_KEY);
    }

    @Override
    public void init(Config.Scope config) {
        metadata = KeyMetadata.read(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        metadata.start(factory);
    }

    @Override
    public void close() {
        metadata.close();
    }

    @Override
    public KeyMetadata keyMetadata() {
        return metadata;
    }
}
