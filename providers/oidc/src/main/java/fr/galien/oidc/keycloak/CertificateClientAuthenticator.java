package fr.galien.oidc.keycloak;

import fr.galien.identity.ProductionCheck;
import fr.galien.oidc.CertificateName;
import fr.galien.oidc.ClientAuthorities;
import fr.galien.oidc.ClientCertificateRefusal;
import fr.galien.oidc.ClientCertificateRules;
import fr.galien.oidc.ClientRegistration;
import fr.galien.oidc.StructureNumber;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.authenticators.client.ClientAuthUtil;
import org.keycloak.authentication.authenticators.client.X509ClientAuthenticator;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/**
 * {@code tls_client_auth} in the place of Keycloak's own, which lets in whoever presents the right subject where a client's
 * {@code x509.casubjectdn} is empty, a certificate of one's own making included, and which knows nothing of structure
 * numbers. Same id, so that clients, flows, policies and discovery stay as they are.
 */
public final class CertificateClientAuthenticator extends X509ClientAuthenticator implements ProductionCheck {

    /** Client attribute: the structure (Struct_IdNat) any of whose certificates will do, instead of {@code x509.subjectdn}. */
    static final String STRUCTURE = "galien.tls.structure";

    private static final Logger LOG = Logger.getLogger(CertificateClientAuthenticator.class);
    private static final String OPTION = "spi-client-authenticator--" + PROVIDER_ID + "--authorities";

    private final Clock clock = Clock.systemUTC();
    private ClientAuthorities authorities = ClientAuthorities.NONE;
    private ClientCertificateRules rules = new ClientCertificateRules(authorities);

    @Override
    public void init(Config.Scope config) {
        authorities = authorities(config.get("authorities"));
        rules = new ClientCertificateRules(authorities);
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void authenticateClient(ClientAuthenticationFlowContext context) {
        Optional<ClientModel> client = client(context).filter(CertificateClientAuthenticator::hasACertificate);
        if (client.isEmpty()) {
            // Nobody's, or another authenticator's: the flow asks each in turn.
            context.attempted();
            return;
        }
        context.getEvent().client(client.get());
        context.setClient(client.get());
        if (!client.get().isEnabled()) {
            context.failure(AuthenticationFlowError.CLIENT_DISABLED, null);
            return;
        }
        judge(context, client.get())
                .ifPresentOrElse(refusal -> refuse(context, client.get(), refusal), context::success);
    }

    @Override
    public List<Fault> faults() {
        return authorities.certificates().stream()
                .filter(TestkitMark::isOn)
                .map(authority -> new Fault(
                        "PROD-0905", "an authority of a sandbox is in the directory of " + OPTION + ": take it out"))
                .toList();
    }

    private Optional<ClientCertificateRefusal> judge(ClientAuthenticationFlowContext context, ClientModel client) {
        Optional<ClientRegistration> registration = registration(client);
        if (registration.isEmpty()) {
            return Optional.of(ClientCertificateRefusal.NOT_SET_UP);
        }
        Optional<X509Certificate> presented = presented(context);
        return presented.isEmpty()
                ? Optional.of(ClientCertificateRefusal.NO_CERTIFICATE)
                : rules.judge(presented.get(), registration.get(), clock.instant());
    }

    /** Says which rule: whoever holds a certificate must be able to mend it, and nothing of the registration is told. */
    private static void refuse(
            ClientAuthenticationFlowContext context, ClientModel client, ClientCertificateRefusal refusal) {
        LOG.warnf(
                "%s: client '%s' of realm '%s' is not let in: %s",
                refusal.code(), client.getClientId(), context.getRealm().getName(), refusal.sentence());
        context.failure(
                AuthenticationFlowError.INVALID_CLIENT_CREDENTIALS,
                ClientAuthUtil.errorResponse(
                        Response.Status.UNAUTHORIZED.getStatusCode(),
                        "invalid_client",
                        refusal.code() + ": " + refusal.sentence()));
    }

    private static Optional<ClientModel> client(ClientAuthenticationFlowContext context) {
        return Optional.ofNullable(clientId(context)).map(context.getRealm()::getClientByClientId);
    }

    /** RFC 8705 §2: the client says who it is in the parameter {@code client_id}. */
    private static String clientId(ClientAuthenticationFlowContext context) {
        HttpRequest request = context.getHttpRequest();
        MediaType type = request.getHttpHeaders().getMediaType();
        boolean form = type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        return form ? request.getDecodedFormParameters().getFirst(OAuth2Constants.CLIENT_ID) : null;
    }

    private static boolean hasACertificate(ClientModel client) {
        return !client.isPublicClient() && PROVIDER_ID.equals(client.getClientAuthenticatorType());
    }

    /** Empty if the certificate it stands for could be anybody's, or cannot be told. */
    static Optional<ClientRegistration> registration(ClientModel client) {
        Optional<X500Principal> authority =
                attribute(client, ATTR_CA_SUBJECT_DN).flatMap(CertificateClientAuthenticator::distinguishedName);
        Optional<String> subject = attribute(client, ATTR_SUBJECT_DN);
        Optional<String> structure = attribute(client, STRUCTURE);
        if (authority.isEmpty() || subject.isPresent() == structure.isPresent()) {
            return Optional.empty();
        }
        Optional<CertificateName> name = subject.<Optional<CertificateName>>map(
                        text -> distinguishedName(text).map(CertificateName.Subject::new))
                .orElseGet(() -> structure.flatMap(StructureNumber::parse).map(CertificateName.Structure::new));
        return name.map(known -> new ClientRegistration(authority.get(), known));
    }

    private static Optional<X500Principal> distinguishedName(String text) {
        try {
            return Optional.of(constructX500Principal(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<String> attribute(ClientModel client, String name) {
        return Optional.ofNullable(client.getAttribute(name)).filter(value -> !value.isBlank());
    }

    private static Optional<X509Certificate> presented(ClientAuthenticationFlowContext context) {
        try {
            X509Certificate[] chain = context.getSession()
                    .getProvider(X509ClientCertificateLookup.class)
                    .getCertificateChain(context.getHttpRequest());
            return chain == null ? Optional.empty() : Stream.of(chain).findFirst();
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }

    private static ClientAuthorities authorities(String directory) {
        if (directory == null || directory.isBlank()) {
            LOG.infof("No client can authenticate with a certificate: option %s is missing", OPTION);
            return ClientAuthorities.NONE;
        }
        try {
            return ClientAuthorities.in(Path.of(directory));
        } catch (IOException | InvalidPathException unreadable) {
            LOG.errorf("No client can authenticate with a certificate: the directory of %s cannot be read", OPTION);
            return ClientAuthorities.NONE;
        } catch (IllegalArgumentException unusable) {
            LOG.errorf(
                    "No client can authenticate with a certificate: the directory of %s is unusable: %s",
                    OPTION, unusable.getMessage());
            return ClientAuthorities.NONE;
        }
    }
}
