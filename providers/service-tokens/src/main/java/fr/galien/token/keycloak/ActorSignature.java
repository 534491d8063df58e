package fr.galien.token.keycloak;

import fr.galien.oidc.Offer;
import fr.galien.token.ActorToken;
import fr.galien.token.ExchangeRefusal;
import fr.galien.token.ExchangeRefused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.ClientSignatureVerifierProvider;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;

/** Reads an {@code actor_token} and verifies it by the keys its client registered; a key in its header is not looked at. */
record ActorSignature(KeycloakSession session, ClientModel client) {

    ActorToken read(Optional<String> token, Instant now) throws ExchangeRefused {
        if (token.isEmpty()) {
            return ActorToken.NONE;
        }
        ActorToken actor = ActorToken.read(token.get(), now);
        if (actor.isSigned() != hasKeys() || actor.isSigned() && !isGood(token.get())) {
            throw new ExchangeRefused(ExchangeRefusal.ACTOR_INVALID);
        }
        return actor;
    }

    private boolean hasKeys() {
        OIDCAdvancedConfigWrapper settings = OIDCAdvancedConfigWrapper.fromClientModel(client);
        return settings.isUseJwksUrl() || settings.isUseJwksString();
    }

    private boolean isGood(String token) {
        try {
            JWSInput jws = new JWSInput(token);
            String algorithm = jws.getHeader().getRawAlgorithm();
            return Offer.CLIENT_SIGNATURES.contains(algorithm)
                    && session.getProvider(ClientSignatureVerifierProvider.class, algorithm)
                            .verifier(client, jws)
                            .verify(
                                    jws.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8),
                                    jws.getSignature());
        } catch (JWSInputException | VerificationException forged) {
            return false;
        }
    }
}
