package fr.galien.token.keycloak;

import fr.galien.directory.FindBilling;
import fr.galien.directory.FindMailboxes;
import fr.galien.directory.FindMandate;
import fr.galien.identity.ProductionCheck;
import fr.galien.token.Exchange;
import fr.galien.token.Service;
import fr.galien.token.SituationChoice;
import fr.galien.token.assertion.AssertionPs;
import fr.galien.token.assertion.IssueAssertion;
import fr.galien.token.assertion.Signers;
import fr.galien.token.assertion.Vihf;
import fr.galien.token.assertion.http.CscSigners;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenExchangeProviderFactory;
import org.keycloak.services.Urls;

/** {@link ServiceTokenExchange}, before Keycloak's own exchange. Where it all is put together. */
public final class ServiceTokenExchangeFactory implements TokenExchangeProviderFactory, ProductionCheck {

    static final String ID = "galien";

    private static final Logger LOG = Logger.getLogger(ServiceTokenExchangeFactory.class);
    private static final String OPTION = "spi-oauth2-token-exchange--" + ID + "--signers";

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    private CscSigners remote;
    private Signers signers = Signers.NONE;
    private IssueAssertion vihf;
    private SituationChoice situations;
    private FindMailboxes mailboxes;
    private FindBilling billing;

    @Override
    public void init(Config.Scope config) {
        remote = new CscSigners(tls());
        signers = signers(config.get("signers"));
        vihf = new Vihf(signers, random);
    }

    /** With the certificates of {@code --truststore-paths} beside the JDK's own. */
    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Signers signers(String directory) {
        if (directory == null || directory.isBlank()) {
            LOG.infof("No VIHF can be made: option %s is missing", OPTION);
            return Signers.NONE;
        }
        try {
            return Signers.in(Path.of(directory), remote, clock.instant());
        } catch (IOException | InvalidPathException unreadable) {
            LOG.errorf("No VIHF can be made: the directory of %s cannot be read", OPTION);
            return Signers.NONE;
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        situations = new SituationChoice(DirectoryPorts.find(factory, FindMandate.class));
        mailboxes = DirectoryPorts.find(factory, FindMailboxes.class);
        billing = DirectoryPorts.find(factory, FindBilling.class);
    }

    @Override
    public List<Fault> faults() {
        return signers.faults();
    }

    /** For the other provider that makes such tokens. */
    static ServiceTokenExchangeFactory of(KeycloakSession session) {
        return (ServiceTokenExchangeFactory)
                session.getKeycloakSessionFactory().getProviderFactory(TokenExchangeProvider.class, ID);
    }

    /** An assertion without signature is named after the issuer of the realm, which only a request knows. */
    Exchange rules(KeycloakSession session) {
        return new Exchange(
                situations,
                mailboxes,
                billing,
                Map.of(Service.Kind.RECORD, vihf, Service.Kind.PRESCRIPTION, new AssertionPs(issuer(session), random)));
    }

    static String issuer(KeycloakSession session) {
        return Urls.realmIssuer(
                session.getContext().getUri().getBaseUri(),
                session.getContext().getRealm().getName());
    }

    Clock clock() {
        return clock;
    }

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return new ServiceTokenExchange(rules(session), clock);
    }

    @Override
    public String getId() {
        return ID;
    }

    /** Keycloak's has 10. */
    @Override
    public int order() {
        return 20;
    }

    @Override
    public void close() {
        remote.close();
    }
}
