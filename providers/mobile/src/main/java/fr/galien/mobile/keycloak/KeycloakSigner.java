package fr.galien.mobile.keycloak;

import fr.galien.mobile.RealmSigner;
import java.util.Map;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/** The realm's ES256 key. */
record KeycloakSigner(KeycloakSession session) implements RealmSigner {

    @Override
    public String sign(String typ, Map<String, Object> payload) {
        return new JWSBuilder()
                .type(typ)
                .jsonContent(payload)
                .sign(session.getProvider(SignatureProvider.class, Algorithm.ES256)
                        .signer());
    }

    @Override
    public String issuer() {
        return Urls.realmIssuer(
                session.getContext().getUri().getBaseUri(),
                session.getContext().getRealm().getName());
    }
}
