package fr.galien.mobile.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.assurance.LevelRequest;
import fr.galien.identity.Assurance;
import fr.galien.mobile.Approval;
import fr.galien.mobile.ClientMemory;
import fr.galien.mobile.Decision;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OAuth2DeviceCodeModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

class CibaAnswersTest {

    private static final String CODE = "the-code";

    private final Map<String, Map<String, String>> kept = new HashMap<>();
    private final Map<String, Long> lives = new HashMap<>();
    private final List<String> remembered = new ArrayList<>();
    private final RealmModel realm = of(RealmModel.class, (proxy, method, arguments) -> "the-realm");
    private final CibaAnswers answers = new CibaAnswers(
            of(KeycloakSession.class, (proxy, method, arguments) -> of(SingleUseObjectProvider.class, this::store)),
            realm,
            new Memory());

    @BeforeEach
    void aRequestWaits() {
        OAuth2DeviceCodeModel pending = OAuth2DeviceCodeModel.create(
                realm,
                of(ClientModel.class, (proxy, method, arguments) -> "the-client"),
                CODE,
                "openid",
                null,
                60,
                2,
                null,
                null,
                Map.of(),
                null,
                null);
        kept.put(pending.serializeKey(), pending.toMap());
    }

    /** Keycloak's own way of writing it, {@code replace}, forgets the end: it is not even there to be called. */
    @Test
    void c6WritesAnApprovalThatEndsByItself() {
        answers.decided(request(Approval.Kind.CIBA, true), decision(Decision.State.APPROVED));

        OAuth2DeviceCodeModel written = written();
        assertThat(written.isPending()).isFalse();
        assertThat(written.isDenied()).isFalse();
        assertThat(written.getAdditionalParams()).containsEntry("cid", "the-cid");
        assertThat(written.getExpiration() - Time.currentTimeSeconds()).isBetween(1L, 60L);
        assertThat(lives.get(OAuth2DeviceCodeModel.createKey(CODE))).isBetween(12L, 72L);
        assertThat(remembered).containsExactly("approved the-id");
    }

    @Test
    void deniesWhatWasStopped() {
        answers.decided(request(Approval.Kind.CARD, true), decision(Decision.State.CANCELLED));

        assertThat(written().isDenied()).isTrue();
        assertThat(remembered).isEmpty();
    }

    @Test
    void silencesAClientWhoseTwoDigitsWereWrong() {
        answers.decided(request(Approval.Kind.CIBA, true), decision(Decision.State.WRONG));

        assertThat(written().isDenied()).isTrue();
        assertThat(remembered).containsExactly("silenced the-id");
    }

    @Test
    void silencesNobodyForSixDigits() {
        answers.decided(request(Approval.Kind.CIBA, false), decision(Decision.State.WRONG));

        assertThat(written().isDenied()).isTrue();
        assertThat(remembered).isEmpty();
    }

    @Test
    void leavesLoginsInABrowserAlone() {
        answers.decided(request(Approval.Kind.LOGIN, true), decision(Decision.State.APPROVED));

        assertThat(written().isPending()).isTrue();
    }

    private OAuth2DeviceCodeModel written() {
        return OAuth2DeviceCodeModel.fromCache(realm, CODE, kept.get(OAuth2DeviceCodeModel.createKey(CODE)));
    }

    private static Approval request(Approval.Kind kind, boolean guess) {
        Map<String, String> origin = new CibaOrigin(CODE, "the-id", new LevelRequest(List.of("eidas1")), guess).asMap();
        return new Approval(
                "the-cid",
                kind,
                Optional.of("somebody"),
                new Approval.Client("the-client", "Officine"),
                Optional.empty(),
                List.of(),
                "",
                "",
                "",
                false,
                Optional.of("42"),
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                origin);
    }

    private static Decision decision(Decision.State state) {
        return new Decision(
                "the-cid", state, "somebody", "phone", Optional.of(Assurance.EIDAS1), Instant.EPOCH, "", Map.of());
    }

    @SuppressWarnings("unchecked")
    private Object store(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "get" -> kept.get((String) arguments[0]);
            case "put" -> {
                lives.put((String) arguments[0], (Long) arguments[1]);
                yield kept.put((String) arguments[0], (Map<String, String>) arguments[2]);
            }
            default -> throw new AssertionError("not to be used: " + method.getName());
        };
    }

    private static <T> T of(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private final class Memory implements ClientMemory {
        @Override
        public boolean isKnown(String user, String client) {
            return false;
        }

        @Override
        public void approved(String user, String client) {
            remembered.add("approved " + client);
        }

        @Override
        public boolean isSilenced(String user, String client) {
            return false;
        }

        @Override
        public void silence(String user, String client) {
            remembered.add("silenced " + client);
        }

        @Override
        public void forgive(String user) {
            remembered.add("forgiven");
        }
    }
}
