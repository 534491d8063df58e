package fr.galien.mobile.keycloak;

import fr.galien.assurance.Means;
import fr.galien.assurance.OfferedMeans;
import fr.galien.assurance.flow.StepFactory;
import java.time.Clock;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The step {@value #ID} of a browser flow. Option {@code spi-authenticator--galien-phone--networks}: a properties file of
 * networks and the names people know them by. Where the web application is, the resource is told
 * ({@link MobileResourceProviderFactory}).
 */
public final class PhoneLoginAuthenticatorFactory extends StepFactory implements OfferedMeans {

    public static final String ID = "galien-phone";

    private Networks networks;
    private KeycloakSessionFactory server;

    public PhoneLoginAuthenticatorFactory() {
        super(
                ID,
                "Galien: phone",
                "Identifies a professional by a phone they enrolled, to which goes what only this screen shows.",
                Requirement.ALTERNATIVE);
    }

    @Override
    public void init(Config.Scope config) {
        networks = Networks.read(config.get("networks"));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        server = factory;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new PhoneLoginAuthenticator(networks, Clock.systemUTC());
    }

    @Override
    public String choice() {
        return Means.PHONE.choice();
    }

    @Override
    public boolean isOffered() {
        return server.getProviderFactory(RealmResourceProvider.class, MobileResourceProviderFactory.ID)
                        instanceof MobileResourceProviderFactory calls
                && calls.hasWallet();
    }

    /** The type of the credential: so devices are listed with their person. */
    @Override
    public String getReferenceCategory() {
        return KeycloakDevices.TYPE;
    }
}
