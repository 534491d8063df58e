package fr.galien.claims.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.representations.AccessToken;

class OwnTokenMapperTest {

    @Test
    void namesTheTokensOwnClientInTheAnswerOfIntrospection() {
        assertThat(introspected("true").getAudience()).containsExactly("software");
    }

    @Test
    void namesNobodyUnlessItIsToldTo() {
        assertThat(introspected("false").getAudience()).isNull();
    }

    private static AccessToken introspected(String included) {
        AccessToken token = new AccessToken();
        token.issuedFor("software");
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(Map.of("introspection.token.claim", included));
        return new OwnTokenMapper().transformIntrospectionToken(token, mapper, null, null, null);
    }
}
