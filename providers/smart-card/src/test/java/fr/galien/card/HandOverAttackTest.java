package fr.galien.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handles and codes that are guessed, kept, stolen or sent to somebody else. */
class HandOverAttackTest {

    private static final LoginAttempt ATTEMPT = new LoginAttempt("realm", "session", "tab", "execution");
    private static final URI RETURN_TO =
            URI.create("https://auth.example.org/auth/realms/r/login-actions/authenticate?session_code=s&tab_id=tab");
    private static final CardRead READ = new CardRead(
            new NationalId("899700252580"),
            Optional.of(70),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2029-01-01T00:00:00Z"),
            true);
    private static final CardVerdict ACCEPTED = new CardVerdict.Accepted(new TrustedCard(READ));
    private static final Redeemed OVER = CardVerdict.Refused.because(CardRefusal.HAND_OVER_OVER);
    private static final Redeemed FOREIGN = CardVerdict.Refused.because(CardRefusal.HAND_OVER_FOREIGN);

    private final InMemorySingleUse store = new InMemorySingleUse();
    private final HandOver handOver = new HandOver(store, new SecureRandom());

    @Test
    void bringsTheHolderBackToTheLoginThatAsked() {
        assertThat(handOver.redeem(ATTEMPT, code(ACCEPTED))).isEqualTo(new Redeemed.Holder(READ));
    }

    @Test
    void bringsARefusalBackWithItsDate() {
        CardVerdict.Refused expired = new CardVerdict.Refused(CardRefusal.EXPIRED, Optional.of(Issuer.NOW));

        assertThat(handOver.redeem(ATTEMPT, code(expired))).isEqualTo(expired);
    }

    @Test
    void bringsAnOutageBackAsAnOutage() {
        for (Outage outage : Outage.values()) {
            assertThat(handOver.redeem(ATTEMPT, code(new CardVerdict.Undecided(outage, ""))))
                    .isEqualTo(new Redeemed.Undecided(outage));
        }
    }

    @Test
    void returnsWhereTheLoginWasAndNowhereElse() {
        URI back = handOver.comeBack(visit(), ACCEPTED);

        assertThat(back.toString()).startsWith(RETURN_TO + "&card_code=");
    }

    @Test
    void refusesACodeTheSecondTime() {
        String code = code(ACCEPTED);
        handOver.redeem(ATTEMPT, code);

        assertThat(handOver.redeem(ATTEMPT, code)).isEqualTo(OVER);
    }

    @Test
    void refusesACodeInAnotherBrowserWindowStepOrRealm() {
        for (LoginAttempt other : new LoginAttempt[] {
            new LoginAttempt("realm", "attacker", "tab", "execution"),
            new LoginAttempt("realm", "session", "other", "execution"),
            new LoginAttempt("realm", "session", "tab", "other"),
            new LoginAttempt("realm", "sessiontab", "", "execution"),
            new LoginAttempt("realm", "session", "3:tab", "execution")
        }) {
            assertThat(handOver.redeem(other, code(ACCEPTED))).isEqualTo(FOREIGN);
        }
        assertThat(handOver.redeem(new LoginAttempt("other", "session", "tab", "execution"), code(ACCEPTED)))
                .isEqualTo(OVER);
    }

    @Test
    void usesUpACodeThatCameToTheWrongBrowser() {
        String code = code(ACCEPTED);
        handOver.redeem(new LoginAttempt("realm", "attacker", "tab", "execution"), code);

        assertThat(handOver.redeem(ATTEMPT, code)).isEqualTo(OVER);
    }

    @Test
    void refusesAHandleTheSecondTime() {
        String handle = handOver.leave(ATTEMPT, RETURN_TO);
        handOver.arrive("realm", handle);

        assertThat(handOver.arrive("realm", handle)).isEmpty();
    }

    @Test
    void refusesAHandleInAnotherRealm() {
        assertThat(handOver.arrive("other", handOver.leave(ATTEMPT, RETURN_TO))).isEmpty();
    }

    @Test
    void refusesAHandleAndACodeThatAreTooOld() {
        String handle = handOver.leave(ATTEMPT, RETURN_TO);
        store.pass(HandOver.HANDLE_LIFE);
        assertThat(handOver.arrive("realm", handle)).isEmpty();

        String code = code(ACCEPTED);
        store.pass(HandOver.CODE_LIFE);
        assertThat(handOver.redeem(ATTEMPT, code)).isEqualTo(OVER);
    }

    @Test
    void acceptsAHandleAndACodeUntilTheirLastSecond() {
        String handle = handOver.leave(ATTEMPT, RETURN_TO);
        store.pass(HandOver.HANDLE_LIFE.minus(Duration.ofSeconds(1)));
        HandOver.Visit visit = handOver.arrive("realm", handle).orElseThrow();

        String code = codeIn(handOver.comeBack(visit, ACCEPTED));
        store.pass(HandOver.CODE_LIFE.minus(Duration.ofSeconds(1)));
        assertThat(handOver.redeem(ATTEMPT, code)).isEqualTo(new Redeemed.Holder(READ));
    }

    @Test
    void doesNotTakeAHandleForACodeNorACodeForAHandle() {
        String handle = handOver.leave(ATTEMPT, RETURN_TO);

        assertThat(handOver.redeem(ATTEMPT, handle)).isEqualTo(OVER);
        assertThat(handOver.arrive("realm", code(ACCEPTED))).isEmpty();
        assertThat(handOver.arrive("realm", handle)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "../realm.AAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAA\u0000AAAAAAAAAA"
            })
    void refusesGuesses(String guess) {
        handOver.leave(ATTEMPT, RETURN_TO);

        assertThat(handOver.arrive("realm", guess)).isEmpty();
        assertThat(handOver.redeem(ATTEMPT, guess)).isEqualTo(OVER);
    }

    /** Keys of other single-use objects share the store; a longer handle must not reach them. */
    @Test
    void neverAsksTheStoreForWhatIsNoHandle() {
        store.put("galien.card.handle.realm.a.b", HandOver.HANDLE_LIFE, Map.of());

        assertThat(handOver.arrive("realm", "a.b")).isEmpty();
        assertThat(store.content()).containsKey("galien.card.handle.realm.a.b");
    }

    @Test
    void givesNoTwoHandlesAlike() {
        assertThat(handOver.leave(ATTEMPT, RETURN_TO)).isNotEqualTo(handOver.leave(ATTEMPT, RETURN_TO));
    }

    @Test
    void keepsOfACardNothingButWhatTheLoginNeeds() {
        code(ACCEPTED);

        assertThat(store.content().values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.keySet()).containsExactlyInAnyOrder("attempt", "read"));
    }

    private String code(CardVerdict verdict) {
        return codeIn(handOver.comeBack(visit(), verdict));
    }

    private HandOver.Visit visit() {
        return handOver.arrive("realm", handOver.leave(ATTEMPT, RETURN_TO)).orElseThrow();
    }

    private static String codeIn(URI back) {
        return back.getQuery().replaceAll(".*card_code=", "");
    }
}
