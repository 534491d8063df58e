package fr.galien.claims.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.assurance.Means;
import fr.galien.claims.ProSanteConnectClaims;
import fr.galien.claims.Sample;
import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.Professional;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.mappers.UserPropertyMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.util.JsonSerialization;

class ProSanteConnectMapperTest {

    private static final ProSanteConnectClaims DOCTOR = new ProSanteConnectClaims(Sample.doctor(), "CARD");

    private final ProSanteConnectMapper mapper = new ProSanteConnectMapper();
    private final AccessToken accessToken = new AccessToken();
    private final IDToken idToken = new IDToken();

    @Test
    void putsEverythingIntoUserinfoUnderScopeAll() throws IOException {
        JsonNode claims = userinfo(professional(Sample.doctor()), "full");

        assertThat(claims.path("sub").asText()).isEqualTo("f:storage:key");
        DOCTOR.full().forEach((name, value) -> assertThat(claims.get(name)).isEqualTo(json(value)));
        assertThat(claims).hasSize(DOCTOR.full().size() + 1);
    }

    @Test
    void keepsNumbersAndObjectsThroughKeycloaksUserinfo() throws IOException {
        JsonNode claims = userinfo(professional(Sample.doctor()), "full");

        assertThat(claims.at("/otherIds/0/qualite").isInt()).isTrue();
        assertThat(claims.at("/SubjectRefPro").isObject()).isTrue();
        assertThat(claims.at("/SubjectRefPro/exercices/1/activities/1/numeroSiretSite")
                        .isTextual())
                .isTrue();
        assertThat(claims.at("/SubjectRole").isArray()).isTrue();
    }

    @Test
    void putsTheIdentityAloneIntoUserinfoUnderIdentity() throws IOException {
        assertThat(userinfo(professional(Sample.doctor()), "identity"))
                .hasSize(DOCTOR.identity().size() + 1);
    }

    @Test
    void givesSomeoneWithoutActivityTheMinimalSetUnderBothScopes() throws IOException {
        UserModel user = professional(Sample.withoutActivity());
        transformUserinfo(user, "identity");

        assertThat(userinfo(user, "full")).hasSize(6);
    }

    @Test
    void putsNoNameIntoTheAccessTokenAndItsIntrospection() throws IOException {
        UserModel user = professional(Sample.doctor());
        mapper.transformIntrospectionToken(accessToken, model("full"), null, session(user), null);

        assertThat(accessToken.getOtherClaims()).isEqualTo(DOCTOR.accessToken());
        assertThat(JsonSerialization.writeValueAsString(accessToken)).doesNotContain("AUBREUIL");
    }

    @Test
    void namesThePersonInTheIdToken() {
        mapper.transformIDToken(idToken, model("full"), null, session(professional(Sample.doctor())), null);

        assertThat(idToken.getOtherClaims()).isEqualTo(DOCTOR.idToken());
    }

    @Test
    void putsNothingWhereTheMapperIsSwitchedOff() {
        ProtocolMapperModel off = new ProtocolMapperModel();
        off.setConfig(Map.of("set", "full"));
        UserSessionModel session = session(professional(Sample.doctor()));
        mapper.transformUserInfoToken(accessToken, off, null, session, null);
        mapper.transformIntrospectionToken(accessToken, off, null, session, null);
        mapper.transformIDToken(idToken, off, null, session, null);

        assertThat(accessToken.getOtherClaims()).isEmpty();
        assertThat(idToken.getOtherClaims()).isEmpty();
    }

    @Test
    void saysNothingOfAUserWhoIsNoProfessional() {
        UserModel administrator = Fake.of(UserModel.class, Map.of("getId", arguments -> "local"));
        transformUserinfo(administrator, "full");
        mapper.transformIDToken(idToken, model("full"), null, session(administrator), null);

        assertThat(accessToken.getOtherClaims()).isEmpty();
        assertThat(idToken.getOtherClaims()).isEmpty();
    }

    @Test
    void leavesTheMeansEmptyWhereTheSessionDoesNotTell() {
        mapper.transformIDToken(idToken, model("full"), null, session(professional(Sample.doctor()), ""), null);

        assertThat(idToken.getOtherClaims()).containsEntry("authMode", "");
    }

    @Test
    void speaksAfterKeycloaksOwnMappers() {
        assertThat(mapper.getPriority()).isGreaterThan(new UserPropertyMapper().getPriority());
    }

    @Test
    void isAServiceOfKeycloakWithASettingForEachToken() {
        assertThat(ServiceLoader.load(ProtocolMapper.class).stream().map(ServiceLoader.Provider::type))
                .contains(ProSanteConnectMapper.class);
        assertThat(mapper.getId()).isEqualTo("galien-psc-claims");
        assertThat(mapper.getConfigProperties())
                .extracting(ProviderConfigProperty::getName)
                .contains("set", "access.token.claim", "id.token.claim")
                .contains("userinfo.token.claim", "introspection.token.claim");
    }

    private JsonNode userinfo(UserModel user, String set) throws IOException {
        transformUserinfo(user, set);
        Map<String, Object> claims = new TokenManager().generateUserInfoClaims(accessToken, user);
        return JsonSerialization.readValue(JsonSerialization.writeValueAsString(claims), JsonNode.class);
    }

    private void transformUserinfo(UserModel user, String set) {
        mapper.transformUserInfoToken(accessToken, model(set), null, session(user), null);
    }

    private static JsonNode json(Object value) {
        return JsonSerialization.mapper.valueToTree(value);
    }

    private static ProtocolMapperModel model(String set) {
        ProtocolMapperModel model = new ProtocolMapperModel();
        model.setConfig(Map.of(
                "set",
                set,
                "access.token.claim",
                "true",
                "id.token.claim",
                "true",
                "introspection.token.claim",
                "true",
                "userinfo.token.claim",
                "true"));
        return model;
    }

    private static UserModel professional(Professional person) {
        return Fake.of(
                UserModel.class,
                Map.of("getId", arguments -> "f:storage:key", "professional", arguments -> person),
                ProfessionalUser.class);
    }

    private static UserSessionModel session(UserModel user) {
        return session(user, Means.SMART_CARD + "@" + Instant.now().getEpochSecond());
    }

    private static UserSessionModel session(UserModel user, String evidence) {
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.of(
                        "getAttribute",
                        arguments -> arguments.get(0).toString().startsWith("galien.level.lasts.") ? "60" : "eidas1"));
        return Fake.of(
                UserSessionModel.class,
                Map.of("getUser", arguments -> user, "getRealm", arguments -> realm, "getNote", arguments -> evidence));
    }
}
