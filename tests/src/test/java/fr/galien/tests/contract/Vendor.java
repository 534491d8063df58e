package fr.galien.tests.contract;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PKITLSClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.client.StructureNumber;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.SoftwareFactory;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Software of a vendor, as the standard wants it and as Nimbus makes it. */
final class Vendor {

    static final String STRUCTURE = "10B0193488";
    static final String OTHER_STRUCTURE = "318751275100020";

    private static final Map<Way, Vendor> ONE_OF_EACH = new ConcurrentHashMap<>();

    private final Way way;
    private final RegisteredClient client;
    private final ECKey key;
    private final SoftwareCertificate certificate;

    private Vendor(Way way, RegisteredClient client, ECKey key, SoftwareCertificate certificate) {
        this.way = way;
        this.client = client;
        this.key = key;
        this.certificate = certificate;
    }

    /** The one all tests share that change nothing of it. */
    static Vendor of(Way way) {
        return ONE_OF_EACH.computeIfAbsent(
                way,
                one -> registered(
                        "contract-" + one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one));
    }

    /**
     * A test's own.
     *
     * @param attributes of the client, besides those of a usual one
     */
    static Vendor configured(String id, Way way, Map<String, String> attributes) {
        Vendor vendor = registered(id, way);
        new Console().configure(vendor.client, attributes);
        return vendor;
    }

    private static Vendor registered(String id, Way way) {
        ECKey key = newKey();
        SoftwareCertificate certificate = certificates().issue(STRUCTURE, id);
        String issuer = certificate.certificate().getIssuerX500Principal().getName();
        URI redirect = TheSandbox.get().addresses().demo().resolve("/" + id + "/callback");
        ClientSpec spec = new ClientSpec(
                id,
                "Contract",
                List.of(redirect),
                List.of(),
                switch (way) {
                    case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST ->
                        new fr.galien.sandbox.client.ClientAuthentication.BySecret();
                    case PRIVATE_KEY_JWT ->
                        new fr.galien.sandbox.client.ClientAuthentication.ByKnownKeys(
                                new JWKSet(key.toPublicJWK()).toString());
                    case CERTIFICATE_BY_SUBJECT ->
                        new fr.galien.sandbox.client.ClientAuthentication.ByCertificate(
                                certificate
                                        .certificate()
                                        .getSubjectX500Principal()
                                        .getName(),
                                issuer);
                    case CERTIFICATE_BY_STRUCTURE ->
                        new fr.galien.sandbox.client.ClientAuthentication.ByStructure(
                                new StructureNumber(STRUCTURE), issuer);
                });
        return new Vendor(way, Clients.ensure(TheSandbox.get().home(), spec), key, certificate);
    }

    static SoftwareFactory certificates() {
        SecureRandom random = new SecureRandom();
        return CardAuthority.openOrCreate(TheSandbox.get().home().authority(), random)
                .software(Clock.systemUTC(), random);
    }

    ClientID id() {
        return new ClientID(client.id());
    }

    RegisteredClient client() {
        return client;
    }

    URI redirect() {
        return client.redirectUris().getFirst();
    }

    SoftwareCertificate certificate() {
        return certificate;
    }

    Secret secret() {
        return new Secret(client.secret());
    }

    /** Where it calls from server to server. */
    URI endpoint(String name) {
        Addresses addresses = TheSandbox.get().addresses();
        String realm = way.showsACertificate()
                ? addresses.mtls() + "/realms/" + Addresses.REALM
                : addresses.issuer().toString();
        return URI.create(realm + "/protocol/openid-connect/" + name);
    }

    /** As registered; made anew for each call, since an assertion is good for one. */
    ClientAuthentication authentication() {
        return switch (way) {
            case CLIENT_SECRET_BASIC -> new ClientSecretBasic(id(), secret());
            case CLIENT_SECRET_POST -> new ClientSecretPost(id(), secret());
            case PRIVATE_KEY_JWT -> assertion(key);
            case CERTIFICATE_BY_SUBJECT, CERTIFICATE_BY_STRUCTURE ->
                new PKITLSClientAuthentication(id(), Tls.showing(certificate));
        };
    }

    /** The same with what somebody else would have: another secret, key or certificate of the same authority. */
    ClientAuthentication somebodyElses() {
        return switch (way) {
            case CLIENT_SECRET_BASIC -> new ClientSecretBasic(id(), new Secret(client.secret() + "x"));
            case CLIENT_SECRET_POST -> new ClientSecretPost(id(), new Secret(client.secret() + "x"));
            case PRIVATE_KEY_JWT -> assertion(newKey());
            case CERTIFICATE_BY_SUBJECT, CERTIFICATE_BY_STRUCTURE ->
                new PKITLSClientAuthentication(id(), Tls.showing(certificates().issue(OTHER_STRUCTURE, client.id())));
        };
    }

    HTTPResponse token(AuthorizationGrant grant) {
        return send(new TokenRequest.Builder(endpoint("token"), authentication(), grant)
                .build()
                .toHTTPRequest());
    }

    HTTPResponse send(HTTPRequest request) {
        if (request.getSSLSocketFactory() == null) {
            request.setSSLSocketFactory(Tls.anonymous());
        }
        try {
            return request.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrivateKeyJWT assertion(ECKey signer) {
        try {
            return new PrivateKeyJWT(
                    id(),
                    TheSandbox.get().addresses().issuer(),
                    JWSAlgorithm.ES256,
                    (PrivateKey) signer.toECPrivateKey(),
                    signer.getKeyID(),
                    null);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID("contract")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return client.id();
    }
}
